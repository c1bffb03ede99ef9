"""Shuts a process in: it can read files, compute and answer, and nothing else."""

import sys
from enum import StrEnum

from netral.intake.isolation.syscall import install_filter

_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
_REFUSED_CHANGES = frozenset(
    {
        *("os.system", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link"),
        *("os.symlink", "os.truncate", "os.chmod", "os.chown", "os.kill", "pty.spawn"),
    }
)
_WRITE_FLAGS = 0o1 | 0o2 | 0o100 | 0o1000


class Shield(StrEnum):
    """What holds a process in."""

    SYSTEM = "system"
    """The kernel refuses the calls, from whatever code they come."""
    PYTHON = "python"
    """Python refuses them; native code inside a library is not held."""


def raise_shield() -> Shield:
    """Shut this process in, for good.

    From here on it opens no connection, starts no program and changes no file. The
    kernel's filter is taken where it can be had, and needs no rights; elsewhere
    Python's own audit hook stands in, which holds Python code only.

    Returns:
        Which of the two holds.
    """
    if install_filter():
        return Shield.SYSTEM
    sys.addaudithook(refuse_event)
    return Shield.PYTHON


def refuse_event(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what the kernel's filter would refuse, as far as Python tells of it.

    Raises:
        PermissionError: If the event is a connection, a program or a change of a file.
    """
    if event.startswith(_REFUSED) or event in _REFUSED_CHANGES:
        raise PermissionError(event)
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITE_FLAGS:
            raise PermissionError(event)
