"""Who asks the database: without this nothing is seen, by row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from netral.casework.role import Actor

STORE = "store"
"""The store reads whole cases, so that duties are asked of all that happened in them."""


@contextmanager
def asking_as(actor: Actor, *, using: str = "default") -> Iterator[None]:
    """Read as somebody in a role; the rows of other people's cases are not there.

    The context ends with its transaction, so that the next user of a connection never
    inherits it.

    Args:
        actor: Who asks.
        using: The connection.
    """
    with transaction.atomic(using=using):
        set_context(actor.role.value, actor=actor.actor_id, person=actor.person or "", using=using)
        yield


@contextmanager
def asking_as_store(*, using: str, is_writing: bool = False) -> Iterator[None]:
    """Read and write as the store. Pages never use this.

    Args:
        using: The connection.
        is_writing: Whether it must be durable at the end, and so cannot be nested.
    """
    with transaction.atomic(using=using, durable=is_writing):
        set_context(STORE, using=using)
        yield


def set_context(role: str, *, actor: str = "", person: str = "", using: str) -> None:
    """Say who asks, until the end of the transaction."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('netral.role', %s, true), set_config('netral.actor', %s, true),"
            " set_config('netral.person', %s, true)",
            [role, actor, person],
        )
