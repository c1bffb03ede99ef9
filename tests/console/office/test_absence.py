"""Reviewers who are away are in no new draw, and nobody can steer a draw by it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from netral.casework import CaseState
from netral.casework.draw import verify_draw
from netral.casework.script import REASON, CaseScript
from netral_console.accounts.role import ConsoleRole
from netral_console.errors import AbsenceNotPossibleError
from tests.console.office.conftest import Watch, hire_reviewers
from tests.console.people import ACTORS

if TYPE_CHECKING:
    from django.test import Client

OWN = ACTORS[ConsoleRole.REVIEWER]
OTHER = "pemeriksa-03"


def today_of(watch: Watch) -> date:
    from netral_console import wiring

    return wiring.get_procedure().local_day(watch.at)


def note(
    watch: Watch,
    reviewer: str = OTHER,
    *,
    by: str = "koordinator-1",
    days: int = 1,
    kind: str = "left",
    lasts: int | None = None,
) -> int:
    from netral_console.reviewers.absence import AbsenceKind, note_absence

    first = today_of(watch) + timedelta(days=days)
    last = None if lasts is None else first + timedelta(days=lasts)
    row = note_absence(
        reviewer, AbsenceKind(kind), first_date=first, last_date=last, by=by, at=watch.at
    )
    return int(row.position)


def pool() -> set[str]:
    from netral_console.office.drawing import list_pool

    return {str(each.reviewer) for each in list_pool()}


@pytest.fixture
def office_at_work(
    enter: "Callable[[ConsoleRole], Client]", watch: Watch
) -> "Callable[[ConsoleRole], Client]":
    assert watch
    hire_reviewers()
    return enter


@pytest.mark.usefixtures("office_at_work")
class TestPool:
    def test_holds_nobody_on_a_day_away_and_everybody_else(self, watch: Watch) -> None:
        everybody = pool()
        note(watch, lasts=1)

        assert pool() == everybody
        watch.at += timedelta(days=1)
        assert pool() == everybody - {OTHER}
        watch.at += timedelta(days=1)
        assert pool() == everybody - {OTHER}
        watch.at += timedelta(days=1)
        assert pool() == everybody

    def test_holds_nobody_who_is_paused_over_invented_items(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from netral_console.office import drawing

        everybody = pool()
        monkeypatch.setattr(drawing, "list_paused", lambda: frozenset({OTHER}))

        assert pool() == everybody - {OTHER}

    def test_an_absence_that_ended_today_ends_tomorrow(self, watch: Watch) -> None:
        from netral_console.reviewers.absence import end_absence

        everybody = pool()
        number = note(watch)
        watch.at += timedelta(days=2)
        assert end_absence(number, by="koordinator-1", at=watch.at)
        assert pool() == everybody - {OTHER}
        watch.at += timedelta(days=1)
        assert pool() == everybody
        assert not end_absence(number, by="koordinator-1", at=watch.at)


@pytest.mark.usefixtures("office_at_work")
class TestNoteAbsence:
    def test_of_another_begins_tomorrow_at_the_earliest(self, watch: Watch) -> None:
        with pytest.raises(AbsenceNotPossibleError, match="too early"):
            note(watch, days=0)
        assert OTHER in pool()

    def test_of_oneself_may_begin_today(self, watch: Watch) -> None:
        note(watch, by=OTHER, days=0, kind="leave")

        assert OTHER not in pool()

    def test_is_of_a_reviewer(self, watch: Watch) -> None:
        with pytest.raises(AbsenceNotPossibleError, match="no such reviewer"):
            note(watch, "petugas-1")

    def test_ends_after_it_begins(self, watch: Watch) -> None:
        with pytest.raises(AbsenceNotPossibleError, match="ends before"):
            note(watch, lasts=-1)

    def test_stands_in_the_log(self, watch: Watch) -> None:
        from netral_console.exhibits.store import get_vault

        def entries() -> int:
            with get_vault() as vault:
                return int(vault.log.size)

        before = entries()
        note(watch)
        assert entries() == before + 1

    def test_releases_what_was_claimed(self, watch: Watch) -> None:
        from netral_console.reviewers.desk_rows import read_rows
        from netral_console.reviewers.marks import claim_item

        claim_item(OTHER, "PKR-0000000000000001", at=watch.at)
        claim_item(OWN, "PKR-0000000000000001", at=watch.at)
        note(watch)

        assert not read_rows(OTHER).claims
        assert read_rows(OWN).claims


def draw(script: CaseScript, watch: Watch) -> None:
    from netral.casework.event import ReviewersDrawn
    from netral.casework.script import COORDINATOR
    from netral_console.office.drawing import draw_for

    watch.follow(script)
    script.do(ReviewersDrawn, COORDINATOR, draw=draw_for(script.case))


class TestDraws:
    def test_a_draw_without_the_absent_one_verifies_and_older_ones_still_do(
        self,
        office_at_work: "Callable[[ConsoleRole], Client]",
        new_script: "Callable[..., CaseScript]",
        watch: Watch,
    ) -> None:
        assert office_at_work
        first, second = new_script(1), new_script(2)
        first.open()
        draw(first, watch)
        note(watch)
        watch.at += timedelta(days=1)
        second.wait(days=2)
        second.open()
        draw(second, watch)

        pools = [
            {each.reviewer for each in script.case.draws[0].pool} for script in (first, second)
        ]
        assert pools[0] - pools[1] == {OTHER}
        for script in (first, second):
            case = script.case
            assert case.allegation is not None
            verify_draw(
                case.draws[0],
                case_id=case.case_id,
                commitment=next(c for c in case.commitments if c.kind is case.draws[0].kind),
                subject=case.allegation.subject,
                acted=case.acted,
            )

    def test_leave_hands_over_to_the_next_number(
        self,
        office_at_work: "Callable[[ConsoleRole], Client]",
        new_script: "Callable[..., CaseScript]",
        watch: Watch,
    ) -> None:
        client, script = self.seat_own(office_at_work, new_script, watch)
        beside = {each.reviewer for each in script.case.seats} - {OWN}
        answer = client.post(
            "/pemeriksaan/saya/cuti",
            {"first_date": today_of(watch).isoformat(), "hands_over": "1"},
            follow=True,
        )

        seats = {each.reviewer for each in script.case.seats}
        assert "diserahkan" in answer.content.decode()
        assert OWN not in seats
        assert seats > beside
        assert script.case.state is CaseState.REVIEW
        assert OWN not in pool()

    def test_leave_leaves_the_seat_where_nothing_is_handed_over(
        self,
        office_at_work: "Callable[[ConsoleRole], Client]",
        new_script: "Callable[..., CaseScript]",
        watch: Watch,
    ) -> None:
        client, script = self.seat_own(office_at_work, new_script, watch)
        client.post("/pemeriksaan/saya/cuti", {"first_date": today_of(watch).isoformat()})

        assert script.case.has_seat(OWN)  # type: ignore[arg-type]
        assert OWN not in pool()

    def seat_own(
        self,
        enter: "Callable[[ConsoleRole], Client]",
        new_script: "Callable[..., CaseScript]",
        watch: Watch,
    ) -> "tuple[Client, CaseScript]":
        """Find a case whose draw gives the reviewer who has a login."""
        for number in range(1, 30):
            script = new_script(number)
            script.open()
            draw(script, watch)
            if script.case.has_seat(OWN):  # type: ignore[arg-type]
                return enter(ConsoleRole.REVIEWER), script
        raise AssertionError(REASON)


@pytest.mark.usefixtures("office_at_work")
class TestPages:
    def test_a_coordinator_notes_from_tomorrow_and_not_from_today(
        self, office_at_work: "Callable[[ConsoleRole], Client]", watch: Watch
    ) -> None:
        client = office_at_work(ConsoleRole.COORDINATOR)
        typed = {"reviewer": OTHER, "kind": "blocked"}
        today = today_of(watch)
        refused = client.post(
            "/pemeriksaan/koordinasi/absen",
            {**typed, "first_date": today.isoformat()},
            follow=True,
        ).content.decode()
        noted = client.post(
            "/pemeriksaan/koordinasi/absen",
            {**typed, "first_date": (today + timedelta(days=1)).isoformat()},
            follow=True,
        ).content.decode()

        assert "Paling cepat mulai" in refused
        assert "Semua bertugas" in refused
        assert "dihentikan sementara" in noted

    @pytest.mark.parametrize("kind", ["", "leave", "bosan"])
    def test_a_coordinator_says_why(
        self, kind: str, office_at_work: "Callable[[ConsoleRole], Client]", watch: Watch
    ) -> None:
        tomorrow = today_of(watch) + timedelta(days=1)
        page = office_at_work(ConsoleRole.COORDINATOR).post(
            "/pemeriksaan/koordinasi/absen",
            {"reviewer": OTHER, "kind": kind, "first_date": tomorrow.isoformat()},
            follow=True,
        )

        assert "Pilih mengapa pemeriksa itu tidak bertugas" in page.content.decode()
        assert "Semua bertugas" in page.content.decode()

    def test_a_reviewer_ends_only_their_own(
        self, office_at_work: "Callable[[ConsoleRole], Client]", watch: Watch
    ) -> None:
        client = office_at_work(ConsoleRole.REVIEWER)
        of_other, own = note(watch), note(watch, OWN, by=OWN, days=0, kind="leave")

        assert client.post(f"/pemeriksaan/saya/cuti/{of_other}/akhiri").status_code == 404
        assert client.post(f"/pemeriksaan/saya/cuti/{own}/akhiri").status_code == 302
