"""After the time of keeping nothing opens: not in tables, not in the WAL, not in files."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Assessment, CaseState, DefenceKind, Procedure
from netral.casework.script import CaseScript, make_allegation
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database

if TYPE_CHECKING:
    from django.test import Client

CASES = 25


def canary(number: int, place: str) -> str:
    return f"KENARI-{number:04}-{place}-ZQXJ"


def play_closed(store: object, procedure: Procedure, number: int) -> CaseScript:
    """A case that was told, answered and closed, with a canary in every field of words."""
    allegation = make_allegation(
        number,
        text=canary(number, "text"),
        object_text=canary(number, "object"),
        url=f"https://contoh.invalid/{canary(number, 'url')}/1",
        trace_lines=(canary(number, "trace"),),
    )
    script = CaseScript(store, procedure, number=number, allegation=allegation)  # type: ignore[arg-type]
    script.play_to_notice_due()
    script.notice()
    script.deliver()
    script.reply(DefenceKind.OTHER, text=canary(number, "reply"))
    script.close_window()
    script.answer()
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    from netral.casework import DecisionOutcome

    script.decide(DecisionOutcome.CLOSE)
    return script


def find_canaries(folder: Path) -> set[str]:
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if b"KENARI-" in content:
                found.add(str(path.relative_to(folder)))
    return found


@pytest.fixture
def closed(store: object, procedure: Procedure) -> list[CaseScript]:
    return [play_closed(store, procedure, number) for number in range(1, CASES + 1)]


def test_words_of_cases_are_nowhere_in_clear_even_before(
    closed: list[CaseScript], database: Database
) -> None:
    _checkpoint(database)
    assert find_canaries(_database_folder(database)) == set()
    assert find_canaries(Path(os.environ["NETRAL_DATA"])) == set()
    assert closed[0].case.allegation is not None


def test_the_search_finds_a_store_that_forgets_to_seal(
    store: object, procedure: Procedure, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral.casework.event_record import event_to_record
    from netral_console.cases import writing

    monkeypatch.setattr(writing, "seal_event", lambda event, **_: event_to_record(event))
    play_closed(store, procedure, 1)
    _checkpoint(database)
    assert find_canaries(_database_folder(database))


def test_after_erasure_no_key_is_left_and_a_certificate_is(closed: list[CaseScript]) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.expiry import run_expiry
    from netral_console.sealing.models import SubjectKey

    at = closed[-1].at + timedelta(days=40)
    run = run_expiry(at=at)
    assert (run.expired, run.erased) == (CASES, CASES)
    with asking_as_store(using="default"):
        cases = {script.case_id for script in closed}
        assert not SubjectKey.objects.filter(subject__in=cases).exists()
    for script in closed:
        assert script.case.state is CaseState.ERASED
        assert script.case.certificate_sha256
    again = run_expiry(at=at + timedelta(days=1))
    assert (again.expired, again.erased) == (0, 0)


def test_a_copy_of_the_tables_made_before_opens_nothing_after(
    closed: list[CaseScript], database: Database
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.cases.models import CaseEventRow
    from netral_console.cases.sealed_record import unseal_events
    from netral_console.office.expiry import run_expiry
    from netral_console.sealing.models import SubjectKey

    with asking_as_store(using="default"):
        backup = list(CaseEventRow.objects.values_list("case_id", "record"))
        keys = list(SubjectKey.objects.all())
        assert len(unseal_events(backup)) > CASES
    run_expiry(at=closed[-1].at + timedelta(days=40))
    with psycopg.connect(database.owner_url) as link:
        link.execute("DELETE FROM subject_key")
    with asking_as_store(using="default"):
        SubjectKey.objects.bulk_create(keys)
        with pytest.raises(Exception, match="key file of epoch"):
            unseal_events(backup)


def test_nothing_expires_before_its_time(closed: list[CaseScript]) -> None:
    from netral_console.office.expiry import run_expiry

    run = run_expiry(at=closed[-1].at + timedelta(days=20))
    assert (run.expired, run.erased) == (0, 0)


def test_a_crash_after_the_rows_leaves_the_key_to_the_next_run(
    closed: list[CaseScript], monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.office import expiry
    from netral_console.sealing.models import SubjectKey

    def crash() -> None:
        raise KeyboardInterrupt

    at = closed[-1].at + timedelta(days=40)
    with monkeypatch.context() as broken:
        broken.setattr(expiry, "_destroy_keys", crash)
        with pytest.raises(KeyboardInterrupt):
            expiry.run_expiry(at=at)
    expiry.run_expiry(at=at)
    with asking_as_store(using="default"):
        cases = [script.case_id for script in closed]
        assert not SubjectKey.objects.filter(subject__in=cases).exists()


def _checkpoint(database: Database) -> None:
    superuser = database.owner_url.replace("netral_owner@", "postgres@")
    with psycopg.connect(superuser, autocommit=True) as link:
        link.execute("CHECKPOINT")


def _database_folder(database: Database) -> Path:
    with psycopg.connect(database.owner_url.replace("netral_owner@", "postgres@")) as link:
        row = link.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path(row[0])


def test_sessions_that_are_over_are_cleared_and_counted(
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from netral_console import clock
    from netral_console.office.expiry import run_expiry

    enter(ConsoleRole.REVIEWER)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    still = enter(ConsoleRole.AUDITOR)

    assert run_expiry(at=clock.now()).sessions == 1
    assert run_expiry(at=clock.now()).sessions == 0
    assert Session.objects.count() == 1
    assert still.get("/perkara/").status_code == 200
