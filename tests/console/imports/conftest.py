"""An officer with files, and a worker that is told when to work."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from tests.console.people import make_login
from tests.register.builders import (
    ACCOUNTS_HEADER,
    BUDI,
    BUDI_ROW,
    KEY,
    SITI,
    SITI_ROW,
    write_text,
    write_workbook,
)

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.imports.models import ImportJob
    from netral_console.imports.worker import Worker

BUDIS = f"{BUDI},instagram,budi.contoh,,178414,,,2024-01-01,,,"
SITIS = f"{SITI},x,siti_contoh,,,,,2024-01-01,,,"


class Officer:
    """An intake officer who chooses files."""

    def __init__(self, client: "Client") -> None:
        self.client = client

    def choose(self, *paths: Path, kind: str = "register") -> int:
        """Choose files, and give the number of the import."""
        answer = self.send(*paths, kind=kind)
        assert answer.status_code == 302
        return int(answer["Location"].strip("/").rpartition("/")[2])

    def send(self, *paths: Path, kind: str = "register") -> object:
        opened = [path.open("rb") for path in paths]
        try:
            return self.client.post(f"/impor/{kind}", {"files": opened})
        finally:
            for each in opened:
                each.close()

    def see(self, number: int) -> str:
        return str(self.client.get(f"/impor/{number}/").content.decode())

    def press(self, number: int, what: str, **typed: object) -> str:
        return str(self.client.post(f"/impor/{number}/{what}", typed, follow=True).content.decode())


@pytest.fixture
def officer(store: object) -> Officer:  # noqa: ARG001 - empties
    from django.test import Client

    from netral_console.registry.pseudonym_key import keep_pseudonym_key

    keep_pseudonym_key(KEY)
    client = Client()
    client.force_login(
        make_login(ConsoleRole.INTAKE_OFFICER),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return Officer(client)


@pytest.fixture
def worker(store: object) -> "Iterator[Worker]":  # noqa: ARG001 - empties
    from netral_console.imports.worker import Worker

    with Worker() as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two people with an account each."""
    return [
        write_workbook(tmp_path / "register.xlsx", [BUDI_ROW, SITI_ROW]),
        write_text(tmp_path / "accounts.csv", ACCOUNTS_HEADER, BUDIS, SITIS),
    ]


def get_job(number: int) -> "ImportJob":
    from netral_console.imports.models import ImportJob

    return ImportJob.objects.using("owner").get(position=number)


def count_rows(database: Database) -> tuple[int, int, int]:
    """Count units, people, and accounts beyond the one of every test."""
    with psycopg.connect(database.owner_url) as link:
        row = link.execute(
            "SELECT (SELECT count(*) FROM unit), (SELECT count(*) FROM civil_servant),"
            " (SELECT count(*) FROM declared_account) - 1"
        ).fetchone()
    assert row is not None
    return row


def list_kept() -> list[str]:
    """List everything that is kept of imports: files, links and keys."""
    from django.conf import settings

    places = (Path(settings.DATA_FOLDER) / "imports", Path(settings.KEY_FOLDER) / "imports")
    return [each.name for place in places for each in place.rglob("*") if not each.is_dir()]
