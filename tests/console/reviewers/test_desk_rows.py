"""A reviewer's desk in one answer: the store's alone, of one reviewer alone, and cheap."""

from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Assessment
from netral.casework.case import SITTING
from netral.casework.script import CaseScript
from tests.console.reviewers.desk_script import (
    FIRST,
    REASON,
    SECOND,
    enter_as,
    find_invented,
    send_vote,
)

if TYPE_CHECKING:
    from netral_console.reviewers.desk_rows import DeskRows

_BY_PAGE = {"Accept": "application/json"}


def read_as(link: psycopg.Connection, role: str, reviewer: str) -> "DeskRows":
    """Ask for a desk as somebody in a role, where pages always ask as the store."""
    import msgspec

    from netral_console.reviewers.desk_rows import DeskRows

    link.execute(
        "SELECT set_config('netral.role', %s, true), set_config('netral.actor', %s, true)",
        [role, reviewer],
    )
    row = link.execute(
        "SELECT desk_rows(%s, '', now() - interval '9 years', NULL, %s)",
        [reviewer, [each.value for each in SITTING]],
    ).fetchone()
    assert row is not None
    return msgspec.json.decode(row[0], type=DeskRows)


@pytest.fixture
def used_desk(seeded_script: CaseScript) -> str:
    """Let the first reviewer find an invented item, mark it, ask about it and vote."""
    invented, client = find_invented(seeded_script), enter_as(FIRST)
    client.post(f"/pemeriksaan/{invented}/kerjakan")
    client.post(f"/pemeriksaan/{seeded_script.case_id}/catatan", {"note": REASON})
    send_vote(client, seeded_script.case_id, Assessment.SUPPORTED)
    return invented


class TestDeskRows:
    def test_holds_what_one_reviewer_has(self, used_desk: str, seeded_script: CaseScript) -> None:
        from netral_console.reviewers.desk_rows import read_rows

        rows = read_rows(FIRST, case_id=seeded_script.case_id)
        assert [each.case_id for each in rows.lines] == [seeded_script.case_id]
        assert [each.case_id for each in rows.awaiting] == [seeded_script.case_id]
        assert [each.item_id for each in rows.invented] == [used_desk]
        assert (rows.claims, rows.seats, rows.has_notes) == ({used_desk}, 1, True)

    def test_holds_nothing_of_another_reviewer(self, used_desk: str) -> None:
        from netral_console.reviewers.desk_rows import read_rows

        rows = read_rows(SECOND, case_id=used_desk)
        assert rows.seats == len(rows.lines) == 1
        assert (rows.held, rows.invented, rows.claims) == ((), (), frozenset())
        assert rows.has_notes is False
        assert rows.lines[0].rounds is None

    @pytest.mark.usefixtures("used_desk")
    @pytest.mark.parametrize("role", ["", "reviewer", "coordinator", "authority", "person"])
    def test_holds_nothing_unless_the_store_asks(
        self, application: psycopg.Connection, role: str
    ) -> None:
        rows = read_as(application, role, FIRST)
        assert (rows.held, rows.seeding, rows.invented, rows.lines) == ((), None, (), ())
        assert rows.claims == frozenset()
        assert read_as(application, "store", FIRST).held


def count_questions(path: str, sent: dict[str, str] | None = None) -> int:
    """Count the questions of a page to the database, when somebody is long at work."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = enter_as(FIRST)
    client.get("/pemeriksaan/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path) if sent is None else client.post(path, sent, headers=_BY_PAGE)
    assert answer.status_code == 200
    return len(asked)


class TestQuestions:
    """A question costs more than all the words of a page: as few are asked as there are now."""

    def test_of_the_queue_are_few(self, seeded_script: CaseScript) -> None:
        assert find_invented(seeded_script)
        assert count_questions("/pemeriksaan/") <= 8

    def test_of_an_item_are_few(self, seeded_script: CaseScript) -> None:
        assert count_questions(f"/pemeriksaan/{seeded_script.case_id}/") <= 10

    def test_of_a_vote_are_few(self, seeded_script: CaseScript) -> None:
        sent = {"assessment": "supported", "rule_code": "DS-06", "reason": REASON}
        assert count_questions(f"/pemeriksaan/{seeded_script.case_id}/nilai", sent) <= 13

    def test_are_as_many_for_an_invented_item(self, seeded_script: CaseScript) -> None:
        items = (seeded_script.case_id, find_invented(seeded_script))
        assert len({count_questions(f"/pemeriksaan/{each}/") for each in items}) == 1
