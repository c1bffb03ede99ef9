"""After the time of keeping nothing of anybody opens: in no table, log, file, copy or mail."""

import base64
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Procedure
from netral.casework.script import START
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from netral_console.errors import EpochKeyMissingError
from tests.console.administration.test_changing import switch_on
from tests.console.canaries import (
    MARK,
    Planter,
    find_marks,
    folder_of,
    read_everything,
    scan_bytes,
    scan_rows,
)
from tests.console.registered import register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

EVERYDAY = 50


@pytest.fixture
def planter(
    store: "PostgresCaseStore",
    procedure: Procedure,
    enter: "Callable[[ConsoleRole], Client]",
    monkeypatch: pytest.MonkeyPatch,
) -> Planter:
    switch_on()
    register()
    return Planter(store, procedure, enter, monkeypatch)


def plant_erase_and_look(
    planter: Planter, database: Database, backup: Path, *, canaries: int, referred: int
) -> int:
    """Plant canaries, copy everything but the keys, erase, and look everywhere.

    Returns:
        How many canaries the keys opened before; none is left, in clear or under a key.
    """
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.expiry import run_expiry
    from netral_console.sealing.envelope import open_keys
    from netral_console.sealing.models import SubjectKey

    data, logs = Path(os.environ["NETRAL_DATA"]), folder_of(database)
    planter.plant(canaries, referred=referred)
    before = read_everything(planter.store)
    assert [each for each in planter.planted if each not in before] == []
    with asking_as_store(using="default"):
        keys = list(SubjectKey.objects.all())
    shutil.copytree(data, backup, ignore=shutil.ignore_patterns("keys"))
    doomed = {each.subject for each in keys} - {"orang-0001", "seeded-items"}

    planter.at = START + timedelta(days=200)
    run_expiry(at=planter.at)

    after = read_everything(planter.store)
    assert not find_marks(after.encode())
    assert scan_rows(database) == []
    assert scan_bytes(folder_of(database), data, backup) == []
    assert logs.exists()
    with asking_as_store(using="default"):
        left = set(SubjectKey.objects.values_list("subject", flat=True))
        assert left & doomed == set()
        SubjectKey.objects.all().delete()
        SubjectKey.objects.bulk_create(keys)
        for subject in doomed:
            with pytest.raises(EpochKeyMissingError):
                open_keys([subject])
    return len(planter.planted)


def test_after_erasure_no_canary_is_left(
    planter: Planter, database: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    planted = plant_erase_and_look(
        planter, database, tmp_path / "backup", canaries=EVERYDAY, referred=1
    )
    assert planted >= EVERYDAY
    assert MARK not in "".join(capfd.readouterr())


def test_the_book_keeps_that_somebody_looked_and_no_longer_at_whom(
    planter: Planter, database: Database, enter: "Callable[[ConsoleRole], Client]"
) -> None:
    from netral_console.office.expiry import run_expiry

    planter.plant(1, referred=0)
    enter(ConsoleRole.INTAKE_OFFICER).get(f"/perkara/{planter.cases[0]}/")
    planter.at = START + timedelta(days=200)
    run_expiry(at=planter.at)
    with psycopg.connect(database.owner_url) as link:
        rows = link.execute(
            "SELECT DISTINCT person FROM reading WHERE case_id = %s", [planter.cases[0]]
        ).fetchall()
    assert rows == [("",)]


@pytest.mark.parametrize(
    "coat",
    [
        pytest.param(str.encode, id="clear"),
        pytest.param(lambda word: word.encode().hex().encode(), id="hexadecimal"),
        pytest.param(lambda word: word.encode("utf-16-le"), id="wide"),
        *(
            pytest.param(
                lambda word, shift=shift: base64.b64encode(bytes(shift) + word.encode()),
                id=f"base64 at {shift}",
            )
            for shift in range(3)
        ),
    ],
)
def test_the_search_finds_a_word_in_any_coat(coat: Callable[[str], bytes], tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"\0\1" + coat(f"x{MARK}y") + b"\2")
    assert scan_bytes(tmp_path) == [str(tmp_path / "berkas")]
