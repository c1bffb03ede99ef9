"""One act of the practice world, with the ground truth about it (*perbuatan*)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.intake.act import ActObject, Visibility
from netral.values.act_kind import Verb
from netral_practice.account import PracticeAccount
from netral_practice.truth import Truth


class Damage(StrEnum):
    """How a row is broken when it is written; the reason code of the quarantine."""

    BROKEN_JSON = "broken-json"
    NOT_AN_OBJECT = "not-an-object"
    MISSING_TIME = "missing-time"
    UNREADABLE_TIME = "unreadable-time"
    DATE_WITHOUT_TIME = "date-without-time"
    MISSING_VERB = "missing-verb"
    UNKNOWN_VERB = "unknown-verb"
    UNKNOWN_PLATFORM = "unknown-platform"
    MISSING_ACCOUNT = "missing-account"
    NUMERIC_ID = "numeric-id"
    UNKNOWN_VISIBILITY = "unknown-visibility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act as it happened, before any file format gave it a shape."""

    deed_id: str
    """The platform's id of the post that the act made, or an id of the table."""
    account: PracticeAccount
    verb: Verb
    occurred_at: datetime
    truth: Truth
    text: str | None = None
    reaction: str | None = None
    object: ActObject | None = None
    visibility: Visibility = Visibility.PUBLIC
    undone_at: datetime | None = None
    on_duty: bool = False
    has_image: bool = False
    grade_word: str | None = None
    """Format that the table says a row was made from, when it matters."""
    damage: Damage | None = None
