"""Who asks the database: without this nothing is seen, by row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import DatabaseError, connection, connections, transaction

from netral.casework.role import Actor

STORE = "store"
"""The store reads whole cases, so that duties are asked of all that happened in them."""


@contextmanager
def asking_as(actor: Actor, *, using: str = "default") -> Iterator[None]:
    """Read as somebody in a role; the rows of other people's cases are not there.

    The context ends with its transaction, so that the next user of a connection never
    inherits it. Within another context the transaction is shared, and what was in force
    is in force again afterwards.

    Args:
        actor: Who asks.
        using: The connection.
    """
    asker = _Asker(actor.role.value, actor.actor_id, actor.person or "")
    with _in_force(asker, using=using, is_writing=False):
        yield


@contextmanager
def asking_as_store(*, using: str, is_writing: bool = False) -> Iterator[None]:
    """Read and write as the store. Pages never use this.

    Args:
        using: The connection.
        is_writing: Whether it must be durable at the end, and so cannot be nested.
    """
    with _in_force(_Asker(STORE), using=using, is_writing=is_writing):
        yield


def is_case_there(case_id: str, actor: Actor) -> bool:
    """Tell whether a case is there for somebody: the database answers, asked as they would.

    For a reviewer it is there while they have a seat on it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT is_case_there(%s, %s, %s, %s)",
            [case_id, actor.role.value, actor.actor_id, actor.person or ""],
        )
        (is_there,) = cursor.fetchone()
    return bool(is_there)


class _Asker(NamedTuple):
    role: str
    actor: str = ""
    person: str = ""


@contextmanager
def _in_force(asker: _Asker, *, using: str, is_writing: bool) -> Iterator[None]:
    connection = connections[using]
    outer: _Asker | None = getattr(connection, "netral_asker", None)
    if outer is None or is_writing:
        try:
            with transaction.atomic(using=using, durable=is_writing):
                _set_context(asker, using=using)
                connection.netral_asker = asker
                yield
        finally:
            connection.netral_asker = outer
    elif outer == asker:
        yield
    else:
        _set_context(asker, using=using)
        connection.netral_asker = asker
        try:
            yield
        except DatabaseError:
            # The transaction is lost, and the context with it.
            raise
        except BaseException:
            _set_context(outer, using=using)
            raise
        else:
            _set_context(outer, using=using)
        finally:
            connection.netral_asker = outer


def _set_context(asker: _Asker, *, using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('netral.role', %s, true), set_config('netral.actor', %s, true),"
            " set_config('netral.person', %s, true)",
            asker,
        )
