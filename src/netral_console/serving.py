"""Starts the console: database, tables, server; on loopback unless told otherwise."""

import io
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from netral_console.database import APPLICATION_VARIABLE, OWNER_VARIABLE, open_database

WORKERS = 2


@contextmanager
def prepared(data: Path, *, variables: Mapping[str, str] | None = None) -> Iterator[None]:
    """Open the database, set Django up and bring the tables up to date.

    Args:
        data: The folder of the console: embedded database, vault, keys, mail.
        variables: More of the environment, such as the practice clock.
    """
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
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
    """Serve the console until it is stopped.

    Args:
        port: Where it listens.
        address: Loopback by default; a proxy with TLS stands before anything else.
    """
    from granian import Granian  # noqa: PLC0415 - only the server needs it
    from granian.constants import Interfaces  # noqa: PLC0415

    # Workers answer pages: the owner's address is not theirs.
    os.environ.pop(OWNER_VARIABLE, None)
    Granian(
        target="netral_console.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=8,
        log_access=False,
        log_level="error",
    ).serve()


def _read_secret(path: Path) -> str:
    """Read the key that signs sessions, made at the first start."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
