"""A door: which roles may read a view, and which may write through it."""

from dataclasses import dataclass

from netral_console.accounts.role import ConsoleRole

EVERYBODY = frozenset(ConsoleRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come through: GET and HEAD read, POST writes; other methods do not exist."""

    read: frozenset[ConsoleRole] = frozenset()
    write: frozenset[ConsoleRole] = frozenset()
    is_public: bool = False
    """Whoever is not logged in may come through too, in the ways that `read` and `write` name
    for everybody."""
    upload_mib: int = 16
    """The most that whoever may write can send at once; everybody else can send 16."""
    is_for_machines: bool = False
    """A token can stand in the place of a session, and nobody is sent to the login."""


def public(*, write: bool = False, is_for_machines: bool = False) -> Door:
    """Make a door that stands open to all, logged in or not."""
    return Door(
        read=EVERYBODY,
        write=EVERYBODY if write else frozenset(),
        is_public=True,
        is_for_machines=is_for_machines,
    )
