"""All that a reviewer's desk is made of, read with one question to the database."""

from datetime import datetime, timedelta

import msgspec
from django.db import connection

from netral.casework.case import SITTING
from netral.casework.reviewer_view import ReviewerView
from netral_console.cases.asking import asking_as_store
from netral_console.reviewers.fatigue import LONG_MINUTES

_OPEN_STATES = [each.value for each in SITTING]


class HeldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `held_vote`."""

    position: int
    event_id: str
    case_id: str
    reviewer: str
    assessment: str
    rule_code: str
    sealed_reason: bytes
    disagrees: bool
    lock_at: datetime
    is_refused: bool


class SeedingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `seeding_state`."""

    reviewer: str
    secret: str
    seats_seen: int
    answers_talked_over: int


class InventedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `seeded_item`, with what was answered to it."""

    item_id: str
    text_key: str
    is_neutral: bool
    answer: str | None
    """Empty if the reviewer stepped aside; `None` while it is open."""
    answer_place: int | None
    """The place among all answers."""
    view: msgspec.Raw
    """Null if it is answered, and not the item that was asked for."""

    def read_view(self) -> ReviewerView:
        """Read the item in the form in which the reviewer sees it."""
        return _VIEW_DECODER.decode(self.view)


class LineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case in which votes are awaited and the reviewer has a seat."""

    case_id: str
    state: str
    state_since: datetime
    draw: str
    best_grade: str | None
    rounds: tuple[str, ...] | None
    """In which the reviewer has voted."""
    platform: str | None
    """The facts of the act are kept beside the case; `None` until somebody asked for them."""
    act_kind: str | None
    phase: str | None


class DeskRows(msgspec.Struct, frozen=True, kw_only=True):
    """One reviewer's desk at one moment. Of other reviewers there is nothing in it."""

    reviewer: str
    held: tuple[HeldRow, ...]
    """Those still to be locked, and those whose words are kept; in order of their moment."""
    seeding: SeedingRow | None
    invented: tuple[InventedRow, ...]
    lines: tuple[LineRow, ...]
    seats: int
    """So many the reviewer has had."""
    claims: frozenset[str]
    assessed: int
    """Votes and answers in the last minutes that count as long at the desk."""
    has_notes: bool
    """Whether the reviewer asked something of the item."""

    @property
    def awaiting(self) -> list[HeldRow]:
        """The votes that are not locked yet, the oldest first."""
        return [each for each in self.held if not each.is_refused]

    @property
    def kept(self) -> list[HeldRow]:
        """The votes that count for nothing, whose words are kept."""
        return [each for each in self.held if each.is_refused]

    def find_invented(self, case_id: str) -> InventedRow | None:
        """Find an invented item of this reviewer, answered or not."""
        return next((each for each in self.invented if each.item_id == case_id), None)

    def list_open_views(self) -> list[ReviewerView]:
        """List the invented items that the reviewer has still to answer."""
        return [each.read_view() for each in self.invented if each.answer is None]


_DECODER = msgspec.json.Decoder(DeskRows)
_VIEW_DECODER = msgspec.json.Decoder(ReviewerView, strict=False)


def read_rows(reviewer: str, *, case_id: str = "", at: datetime | None = None) -> DeskRows:
    """Read a reviewer's desk.

    Args:
        reviewer: Whose desk.
        case_id: The item that is opened, if one is.
        at: Now; without it nothing is counted as assessed lately.
    """
    return _DECODER.decode(_ask(reviewer, case_id, at, locks_at=None) or "")


def read_rows_unless_due(reviewer: str, *, case_id: str, at: datetime) -> DeskRows | None:
    """Read a reviewer's desk; `None` if votes must be locked before anything is read."""
    found = _ask(reviewer, case_id, at, locks_at=at)
    return None if found is None else _DECODER.decode(found)


def _ask(
    reviewer: str, case_id: str, at: datetime | None, *, locks_at: datetime | None
) -> str | None:
    since = None if at is None else at - timedelta(minutes=LONG_MINUTES)
    with asking_as_store(using="default"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT desk_rows(%s, %s, %s::timestamptz, %s::timestamptz, %s)",
            [reviewer, case_id, since, locks_at, _OPEN_STATES],
        )
        (found,) = cursor.fetchone()
    return None if found is None else str(found)
