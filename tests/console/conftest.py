"""One PostgreSQL server for all console tests of a process, with an empty database each time."""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Case, CaseEvent, Procedure, load_procedure
from netral.casework.script import SUBJECT_PERSON
from netral_console.accounts.role import ConsoleRole
from netral_console.database import (
    APPLICATION_VARIABLE,
    OWNER_VARIABLE,
    Database,
    has_embedded_server,
    open_database,
)
from tests.architecture.repository import ROOT
from tests.console.people import make_all_logins

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser

    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore
    from tests.console.walker import Walker

# Tests may lose everything: they need no durable disk.
# Pages work by the days of the practice election; only the year matters to the tests.
PRACTICE_OFFSET_SECONDS = 2 * 365 * 86_400
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
# Filled by migrations, and the same for every test.
KEPT_TABLES = [
    "permitted_step",
    "permitted_import_move",
    "django_migrations",
    "django_content_type",
    "auth_permission",
]


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """Start a server of our own: tests empty tables, so no address of the environment is used."""
    if not has_embedded_server():
        pytest.skip("THE EMBEDDED POSTGRESQL IS ABSENT; install the extra `console`")
    with (
        pytest.MonkeyPatch.context() as environment,
        tempfile.TemporaryDirectory(prefix="netral-test-") as name,
    ):
        for variable in (APPLICATION_VARIABLE, OWNER_VARIABLE):
            environment.delenv(variable, raising=False)
        Path(name).chmod(0o711)
        with open_database(Path(name) / "database", options=FAST) as opened:
            environment.setenv(APPLICATION_VARIABLE, opened.application_url)
            environment.setenv(OWNER_VARIABLE, opened.owner_url)
            environment.setenv("DJANGO_SETTINGS_MODULE", "netral_console.settings")
            environment.setenv("NETRAL_HOSTS", "testserver,localhost,127.0.0.1")
            environment.setenv("NETRAL_EXHIBIT_HOST", "127.0.0.1")
            environment.setenv("NETRAL_HTTPS", "0")
            environment.setenv("NETRAL_REPORT_SECONDS", "0")
            environment.setenv("NETRAL_DATA", str(Path(name) / "data"))
            environment.setenv("NETRAL_PRACTICE_OFFSET", str(PRACTICE_OFFSET_SECONDS))
            _migrate()
            yield opened
            _close_connections()


def _migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", database="owner", verbosity=0)
    call_command("check", databases=["default"], verbosity=0)


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


@pytest.fixture
def owner(database: Database) -> Iterator[psycopg.Connection]:
    """Connect as the owner of the tables, in a transaction that is rolled back."""
    with psycopg.connect(database.owner_url) as link:
        yield link
        link.rollback()


@pytest.fixture
def application(database: Database) -> Iterator[psycopg.Connection]:
    """Connect as the application, in a transaction that is rolled back."""
    with psycopg.connect(database.application_url) as link:
        yield link
        link.rollback()


@pytest.fixture(scope="session")
def procedure() -> Procedure:
    return load_procedure(ROOT / "src" / "netral_rulebooks" / "indonesia" / "procedure")


def empty(database: Database) -> None:
    """Empty all tables and the vault, and register one account and one election."""
    for folder in ("vault", "imports", "keys/imports"):
        shutil.rmtree(Path(os.environ["NETRAL_DATA"]) / folder, ignore_errors=True)
    (Path(os.environ["NETRAL_DATA"]) / "keys" / "pseudonym.key").unlink(missing_ok=True)
    with psycopg.connect(database.owner_url) as link:
        rows = link.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s)",
            [KEPT_TABLES],
        )
        tables = ", ".join(row[0] for row in rows)
        link.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        link.execute(
            "INSERT INTO declared_account (person, platform, account_id, valid_from, valid_to,"
            " document_sha256) VALUES (%s, 'instagram', 'akunrekaan', '2024-01-01', NULL, '')",
            [SUBJECT_PERSON],
        )
        link.execute(
            "INSERT INTO election_window (window_id, first_date, until_date, zone)"
            " VALUES ('pilkada_rekaan', '2024-03-22', '2024-12-17', 'Asia/Jakarta')"
        )


@pytest.fixture
def open_store(database: Database) -> Callable[[Procedure], "PostgresCaseStore"]:
    from django.db import connection

    from netral_console.cases.store import PostgresCaseStore

    class ThreadedStore(PostgresCaseStore):
        """Gives a thread's connection back after each step, as a request does."""

        def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
            try:
                return super().record(event, expected_version=expected_version)
            finally:
                if threading.current_thread() is not threading.main_thread():
                    connection.close()

    def open_empty(procedure: Procedure) -> PostgresCaseStore:
        empty(database)
        return ThreadedStore(procedure)

    return open_empty


@pytest.fixture
def store(
    open_store: Callable[[Procedure], "PostgresCaseStore"], procedure: Procedure
) -> "PostgresCaseStore":
    return open_store(procedure)


@pytest.fixture
def logins(store: "PostgresCaseStore") -> "dict[ConsoleRole, User]":  # noqa: ARG001 - empties
    """Give a login of each role, in an empty database."""
    return make_all_logins()


@pytest.fixture
def enter(logins: "dict[ConsoleRole, User]") -> "Callable[[ConsoleRole], Client]":
    """Give a way to become somebody: `enter(ConsoleRole.REVIEWER).get("/")`."""
    from django.test import Client

    def log_in(role: ConsoleRole) -> Client:
        client = Client()
        client.force_login(
            logins[role], backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return log_in


@pytest.fixture
def console_address(
    store: "PostgresCaseStore",  # noqa: ARG001 - empties
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """Serve the console on loopback to a browser, in threads of this process.

    It is one name, `localhost`; the exhibits' host is the other, `127.0.0.1`.
    """
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.db import connections

    from netral_console.wsgi import application

    class Quiet(WSGIRequestHandler):
        """Says nothing for each request."""

        def log_message(self, *_: object) -> None:
            pass

    class Closing(ThreadedWSGIServer):
        """Gives the connections of a request's thread back."""

        # A browser keeps its connections open; nobody waits for them.
        daemon_threads = True
        block_on_close = False

        def process_request_thread(self, *arguments: object) -> None:
            try:
                super().process_request_thread(*arguments)
            finally:
                connections.close_all()

    # The browser's own loop runs in the test's thread.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    server = Closing(("127.0.0.1", 0), Quiet, ipv6=False)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def walker(
    request: pytest.FixtureRequest, browser: "Browser", console_address: str
) -> "Iterator[Walker]":
    """Give somebody with a browser; the parameter says language, size of screen, and hands."""
    from tests.console.walker import Walker

    language, size, *hands = request.param
    made = Walker(browser, console_address, language=language, size=size, hands="".join(hands))
    yield made
    made.leave()
