"""The store in PostgreSQL keeps what the port promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import CaseEvent, Procedure
from netral.casework.counting import verify_counts
from netral.casework.errors import DutyNotDoneError
from netral.casework.event import VoteCast
from netral.casework.ids import EventId
from netral.casework.script import REASON, RULE, CaseScript, make_allegation
from netral.casework.state import CaseState
from netral.casework.testing import store_contract
from netral.casework.vote import Assessment
from netral_console.errors import (
    DatabaseRefusedError,
    DeclarationNotKnownError,
    WindowNotKnownError,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

CASES = 300
THREADS = 6


class TestStoreContract:
    def test_is_kept(
        self, open_store: Callable[[Procedure], "PostgresCaseStore"], procedure: Procedure
    ) -> None:
        store_contract(open_store, procedure)


class TestRecord:
    def test_refuses_an_account_that_nobody_declared(
        self, store: "PostgresCaseStore", procedure: Procedure
    ) -> None:
        script = CaseScript(store, procedure)

        with pytest.raises(DeclarationNotKnownError):
            script.open(allegation=make_allegation(1, platform="tiktok"))

        assert store.find_case(script.case_id) is None
        assert script.open().state is CaseState.INDICATION

    def test_refuses_a_window_of_no_election(
        self, store: "PostgresCaseStore", procedure: Procedure
    ) -> None:
        script = CaseScript(store, procedure)

        with pytest.raises(WindowNotKnownError):
            script.open(allegation=make_allegation(1, window_first_date=date(2024, 3, 1)))

        assert store.count_states() == {}

    def test_is_never_part_of_a_larger_transaction(
        self, store: "PostgresCaseStore", procedure: Procedure
    ) -> None:
        from django.db import transaction

        script = CaseScript(store, procedure)
        with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
            script.open()

        assert store.count_states() == {}

    def test_keeps_who_steps_aside_and_who_follows(
        self, store: "PostgresCaseStore", procedure: Procedure, owner: psycopg.Connection
    ) -> None:
        script = CaseScript(store, procedure)
        script.open()
        script.draw()
        leaving = script.sitting()[0]

        script.recuse(leaving)

        rows = owner.execute("SELECT reviewer FROM case_seat WHERE has_left").fetchall()
        assert rows == [(leaving.actor_id,)]
        assert script.vote(Assessment.SUPPORTED, Assessment.SUPPORTED).state is CaseState.NOTICE_DUE

    def test_leads_an_appeal_to_its_end(
        self, store: "PostgresCaseStore", procedure: Procedure
    ) -> None:
        script = CaseScript(store, procedure)
        script.play_to_referral()
        script.appeal()
        script.draw()

        script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)

        assert script.case.state is CaseState.CORRECTING


def make_clicks(
    store: "PostgresCaseStore", procedure: Procedure, *, cases: int
) -> list[list[VoteCast]]:
    """Let one reviewer of each case click three times; each click goes to another thread."""
    clicks: list[VoteCast] = []
    for number in range(1, cases + 1):
        script = CaseScript(store, procedure, number=number)
        script.open()
        script.draw()
        facts = {"assessment": Assessment.SUPPORTED, "rule_code": RULE, "reason": REASON}
        event = script.event(VoteCast, script.sitting()[0], **facts)
        clicks += [
            replace(event, event_id=EventId(f"{event.event_id}-{click}")) for click in range(3)
        ]
    return [clicks[thread::THREADS] for thread in range(THREADS)]


def click_at_once(store: "PostgresCaseStore", shares: list[list[VoteCast]]) -> int:
    """Click in threads; give how many clicks were taken."""

    def click(share: list[VoteCast]) -> int:
        from django.db import connection

        taken = 0
        for event in share:
            with suppress(DutyNotDoneError, DatabaseRefusedError):
                store.record(event)
                taken += 1
        connection.close()
        return taken

    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(click, shares))


class TestThreeClicks:
    def test_make_one_vote_in_each_of_three_hundred_cases(
        self,
        store: "PostgresCaseStore",
        procedure: Procedure,
        owner: psycopg.Connection,
    ) -> None:
        from netral_console.cases.store import PostgresCaseStore

        shares = make_clicks(store, procedure, cases=CASES)

        taken = click_at_once(PostgresCaseStore(procedure), shares)

        assert taken == CASES
        assert store.count_states() == {CaseState.REVIEW: CASES}
        votes = owner.execute("SELECT count(*), count(DISTINCT case_id) FROM case_vote").fetchone()
        assert votes == (CASES, CASES)
        verify_counts(store.iter_events(), store.count_states(), taken_in=CASES)

    def test_make_one_vote_even_where_the_store_forgets_to_hold_the_case(
        self, store: "PostgresCaseStore", procedure: Procedure, owner: psycopg.Connection
    ) -> None:
        from netral_console.cases.store import PostgresCaseStore

        class HastyStore(PostgresCaseStore):
            def _hold(self, event: CaseEvent) -> None:
                del event

        shares = make_clicks(store, procedure, cases=20)

        taken = click_at_once(HastyStore(procedure), shares)

        votes = owner.execute("SELECT count(*), count(DISTINCT case_id) FROM case_vote").fetchone()
        assert votes == (taken, taken) == (20, 20)
