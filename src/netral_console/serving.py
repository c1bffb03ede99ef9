"""Starts the console: database, tables, server; on loopback unless told otherwise."""

import io
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from netral_console.database import APPLICATION_VARIABLE, OWNER_VARIABLE, open_database
from netral_console.errors import NotForPracticeError
from netral_console.imports.working import working_beside

WORKERS, THREADS = 3, 3
"""Pages ask the database often, and threads of one process wait for each other in between:
more processes with fewer threads answered faster on two cores (`benchmarks.console_load`)."""
_PRACTICE_MARK = "practice"


@contextmanager
def prepared(
    data: Path, *, variables: Mapping[str, str] | None = None, is_practice: bool = False
) -> Iterator[None]:
    """Open the database, set Django up and bring the tables up to date.

    Args:
        data: The folder of the console: embedded database, vault, keys, mail.
        variables: More of the environment, such as the names of hosts.
        is_practice: Whether the folder becomes one of practice. It stays one: by the real
            clock everything in it would be long overdue, and be erased.

    Raises:
        NotForPracticeError: If practice would begin where an office may work.
    """
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    if is_practice:
        _mark_as_practice(data)
    if (data / _PRACTICE_MARK).exists():
        variables = {**(variables or {}), **_practice_variables()}
    with open_database(data / "database") as database:
        os.environ.update(
            {
                APPLICATION_VARIABLE: database.application_url,
                OWNER_VARIABLE: database.owner_url,
                "DJANGO_SETTINGS_MODULE": "netral_console.settings",
                "NETRAL_DATA": str(data),
                **(variables or {}),
            }
        )
        os.environ.setdefault("NETRAL_SECRET_KEY", _read_secret(data / "secret.key"))
        import django  # noqa: PLC0415 - settings are read when it is imported
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", database="owner", verbosity=0)
        # Loads every page: what is wrong is said here, and not to the first visitor.
        call_command("check", stdout=io.StringIO())
        yield


def serve(*, port: int, address: str = "127.0.0.1") -> None:
    """Serve the console until it is stopped, with a worker of imports beside it.

    Args:
        port: Where it listens.
        address: Loopback by default; a proxy with TLS stands before anything else.
    """
    from granian import Granian  # noqa: PLC0415 - only the server needs it
    from granian.constants import Interfaces  # noqa: PLC0415

    environment = dict(os.environ)
    # Workers answer pages: the owner's address is not theirs.
    os.environ.pop(OWNER_VARIABLE, None)
    with working_beside(environment):
        Granian(
            target="netral_console.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=WORKERS,
            blocking_threads=THREADS,
            log_access=False,
            log_level="error",
        ).serve()


def _mark_as_practice(data: Path) -> None:
    """Mark a new folder: practice needs no second factor, and must never open a real console."""
    mark = data / _PRACTICE_MARK
    if os.environ.get(APPLICATION_VARIABLE):
        raise NotForPracticeError(APPLICATION_VARIABLE)
    if (data / "database").exists() and not mark.exists():
        raise NotForPracticeError(str(data))
    mark.touch()


def _practice_variables() -> dict[str, str]:
    """Say how far practice is behind, for every command that works in a folder of practice."""
    from netral_console.practice.calendar import find_offset  # noqa: PLC0415 - practice alone

    seconds = int(find_offset(datetime.now(UTC)).total_seconds())
    return {"NETRAL_PRACTICE_OFFSET": str(seconds), "NETRAL_HTTPS": "0"}


def _read_secret(path: Path) -> str:
    """Read the key that signs sessions, made at the first start."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
