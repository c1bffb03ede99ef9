"""The ground truth of one act: what a fair screening should say of it, and why."""

from dataclasses import dataclass
from enum import StrEnum

from netral.values.phase import Phase
from netral.values.stance import Stance


class Expected(StrEnum):
    """Where an act should end up."""

    INDICATION = "indication"
    UNCLEAR = "unclear"
    NOTHING = "nothing"
    DROPPED = "dropped"
    OUTSIDE_WINDOW = "outside_window"
    QUARANTINED = "quarantined"


class Trap(StrEnum):
    """A situation in which a careless tool goes wrong."""

    ACCOUNT_EXPIRED = "account_expired"
    ACCOUNT_NOT_YET_DECLARED = "account_not_yet_declared"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    BARE_REACTION = "bare_reaction"
    """A reaction to a stranger's partisan post, outside any campaign account."""
    CANDIDATE_ACCOUNT_BEFORE = "candidate_account_before"
    """A reaction on a candidate's own account before designation: KE-04 names campaign accounts."""
    DAMAGED_NIP = "damaged_nip"
    DUPLICATE = "duplicate"
    ELECTION_INFORMATION = "election_information"
    FOLLOW = "follow"
    FRAGMENT = "fragment"
    GOVERNMENT_CRITICISM = "government_criticism"
    GOVERNMENT_PRAISE = "government_praise"
    HANDLE_TAKEN_OVER = "handle_taken_over"
    IMPOSTOR = "impostor"
    IRONY = "irony"
    LONE_SCREENSHOT = "lone_screenshot"
    MALFORMED = "malformed"
    NEUTRAL_NEWS = "neutral_news"
    NUMBER_COLLISION = "number_collision"
    OFFICIAL_AS_OFFICIAL = "official_as_official"
    OLD_CONTENT = "old_content"
    ON_DUTY = "on_duty"
    ORDINARY_WORD = "ordinary_word"
    PRIVATE_POST = "private_post"
    QUESTION = "question"
    QUOTATION = "quotation"
    REGIONAL_LANGUAGE = "regional_language"
    STAGE_BOUNDARY = "stage_boundary"
    TAG_ONLY = "tag_only"
    TWIBBON_BY_OTHERS = "twibbon_by_others"
    UNDATED = "undated"
    """Likes and follows of an X archive, which carry no moment."""
    UNDECLARED_ACCOUNT = "undeclared_account"
    UNDONE_LIKE = "undone_like"
    UNKNOWN_VISIBILITY = "unknown_visibility"
    WINDOW_BOUNDARY = "window_boundary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What should come of one act."""

    scene: str
    """The kind of scene that the act was made by."""
    expected: Expected
    why: str
    also_accepted: tuple[Expected, ...] = ()
    """Other answers that a careful lawyer could give as well."""
    rules: tuple[str, ...] = ()
    """Codes of which at least one should be raised, if the answer is an indication."""
    contestant_id: str | None = None
    stance: Stance | None = None
    phase: Phase | None = None
    trap: Trap | None = None
