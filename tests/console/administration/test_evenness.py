"""Taking in stops by itself when reviewers support the tool unevenly between contestants."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Procedure
from netral.casework.script import CaseScript, make_allegation
from netral.casework.vote import Assessment
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from tests.console.administration.test_changing import AT, is_on, switch_on

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
BEGUN = AT + timedelta(days=1)
LATER = BEGUN + timedelta(days=20)
EACH = 5
Judge = Callable[[str, Assessment], None]


@pytest.fixture
def judge(store: "PostgresCaseStore", procedure: Procedure) -> Judge:
    """Let both reviewers say the same of some acts about a contestant."""
    number = 0

    def play(contestant_id: str, said: Assessment) -> None:
        nonlocal number
        for _ in range(EACH):
            number += 1
            about = make_allegation(
                number, contestant_id=contestant_id, occurred_at=BEGUN - timedelta(days=1)
            )
            at = BEGUN + timedelta(hours=1)
            script = CaseScript(store, procedure, number=number, at=at, allegation=about)
            script.open()
            script.draw()
            script.vote(said, said)

    return play


def read(*, since: datetime = BEGUN, at: datetime = LATER) -> list[str]:
    from netral_console.administration.evenness import read_evenness

    return [each.contestant_id for each in read_evenness(since=since, at=at) if each.is_uneven]


def test_it_stops_when_reviewers_support_one_side_only(judge: Judge) -> None:
    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", NO)
    assert is_on(LATER)

    assert read() == ["pramono_rano", "ridwan_kamil_suswono"]

    assert not is_on(LATER)


def test_it_goes_on_when_reviewers_support_both_alike(judge: Judge) -> None:
    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", YES)

    assert read() == []

    assert is_on(LATER)


def test_two_people_switch_it_on_again_and_older_cases_do_not_stop_it(judge: Judge) -> None:
    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", NO)
    read()
    again = LATER + timedelta(days=1)

    switch_on(at=again)
    # The daily run before the change is in force still finds what stopped it.
    assert read(at=again + timedelta(hours=12))

    in_force = again + timedelta(days=1)
    assert not is_on(in_force - timedelta(minutes=1))
    assert is_on(in_force)
    assert read(since=in_force, at=in_force + timedelta(days=1)) == []


def test_the_log_says_that_it_stopped(judge: Judge) -> None:
    from netral_console.exhibits.store import get_vault

    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", NO)
    with get_vault() as vault:
        before = vault.log.size
    read()
    with get_vault() as vault:
        assert vault.log.size == before + 1


def test_a_second_run_on_the_same_day_finds_more_and_is_no_error(judge: Judge) -> None:
    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", NO)
    read()
    judge("dharma_kun", NO)

    assert "pramono_rano" in read(at=LATER + timedelta(minutes=5))


def test_pages_say_so(judge: Judge, enter: "Callable[[ConsoleRole], Client]") -> None:
    switch_on()
    judge("pramono_rano", YES)
    judge("ridwan_kamil_suswono", NO)
    read()

    board = enter(ConsoleRole.AUDITOR).get("/dasbor/").content.decode()

    assert f"{EACH} dari {EACH}" in board
    assert f"0 dari {EACH}" in board
    assert "tidak sama" in board
    changes = enter(ConsoleRole.ADMINISTRATOR).get("/pengaturan/perubahan/").content.decode()
    assert "Netral tidak menerima indikasi." in changes
    assert "Terhenti sendiri pada 22 September 2024" in changes


def test_what_was_found_is_never_changed(judge: Judge, database: Database) -> None:
    judge("pramono_rano", YES)
    read()
    with psycopg.connect(database.application_url) as link:
        link.execute("SELECT set_config('netral.role', 'store', true)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute("UPDATE evenness_reading SET is_uneven = false")
