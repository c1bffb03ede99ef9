"""An act that a rule may prohibit (*indikasi*): one act, one rule, never a verdict."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from netral.intake.act import Act
from netral.language.reading import Reading
from netral.rulebook.rule import About
from netral.rulebook.trace import Answer, RuleMatch, Trace
from netral.values.phase import Phase
from netral.values.stance import Stance


class GuardKind(StrEnum):
    """A guard: one explicit step that can keep an act from being called an indication."""

    NOT_PUBLIC = "not_public"
    QUOTATION = "quotation"
    NEWS_REPORT = "news_report"
    QUESTION = "question"
    OFFICIAL = "official"
    """The contestant is named in an office, and nothing speaks of the election."""
    ON_DUTY = "on_duty"
    TAGGED_BY_OTHERS = "tagged_by_others"
    OLD_CONTENT = "old_content"
    UNDONE_QUICKLY = "undone_quickly"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    UNKNOWN_OBJECT = "unknown_object"
    LONE_SCREENSHOT = "lone_screenshot"
    HIDDEN_CHARACTERS = "hidden_characters"
    UNKNOWN_VISIBILITY = "unknown_visibility"
    THIRD_PARTY_OBJECT = "third_party_object"
    """A reaction to words of somebody who is no contestant and runs no campaign account."""
    OTHER_ELECTION = "other_election"
    """The contestant runs elsewhere; see decision 0013."""
    NO_CONTESTANT = "no_contestant"
    NO_STANCE = "no_stance"
    CANNOT_TELL = "cannot_tell"
    """The text does not tell; the model abstains."""
    IMPOSSIBLE_TIME = "impossible_time"


class Effect(StrEnum):
    """What a guard does to the answer."""

    PASSES = "passes"
    NOTES = "notes"
    """Adds an exception to check; the answer stays."""
    LIMITS = "limits"
    """At most unclear."""
    STOPS = "stops"
    """Nothing: this act cannot be an indication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardResult:
    """What one guard found in one act."""

    guard: GuardKind
    effect: Effect
    why: str
    circumstance: str | None = None
    """Key of the rulebook circumstance that the guard saw, if any."""


class Result(StrEnum):
    """What screening can say about an act."""

    INDICATION = "indication"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One act with everything that was looked at on the way to the result."""

    act: Act
    person: str
    """Pseudonym of the civil servant, keyed; never a name or NIP."""
    phase: Phase
    result: Result
    contestant_id: str | None
    stance: Stance
    about: About
    reading: Reading | None
    """Reading of the act's own words or of the object's, as `read_text` says."""
    read_text: str
    """``own``, ``object`` or ``none``."""
    guards: tuple[GuardResult, ...]
    trace: Trace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indication:
    """One act against one rule, with all that a reviewer needs to look at it.

    It cannot exist without a contestant: criticism or praise of a policy or of an
    official as an official has no indication to be.
    """

    indication_id: str
    act: Act
    person: str
    contestant_id: str
    stance: Stance
    match: RuleMatch
    trace: Trace
    guards: tuple[GuardResult, ...]
    reading: Reading | None
    phase: Phase
    edition: str
    """Rulebook edition of the rule that was raised."""
    read_text: str = "none"
    """Whose words were read: ``own``, ``object`` or ``none``."""


def indications_of(screened: Screened) -> tuple[Indication, ...]:
    """Give the indications of one screened act: one for each rule that was raised for it.

    Args:
        screened: The act after screening.

    Returns:
        Nothing unless the result is an indication; then one indication for each
        rule whose own answer is an indication.
    """
    trace, contestant_id = screened.trace, screened.contestant_id
    if screened.result is not Result.INDICATION or trace is None or contestant_id is None:
        return ()
    return tuple(
        Indication(
            indication_id=_indication_id(screened.act.act_id, match.code),
            act=screened.act,
            person=screened.person,
            contestant_id=contestant_id,
            stance=screened.stance,
            match=match,
            trace=trace,
            guards=screened.guards,
            reading=screened.reading,
            phase=screened.phase,
            edition=trace.edition,
            read_text=screened.read_text,
        )
        for match in trace.matches
        if match.answer is Answer.INDICATION
    )


def _indication_id(act_id: str, rule_code: str) -> str:
    digest = hashlib.sha256(f"netral.indication.v1\n{act_id}\n{rule_code}".encode()).hexdigest()
    return f"IND-{digest[:16]}"
