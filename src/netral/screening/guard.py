"""Guards: explicit steps, each of which can keep an act from being called an indication.

Guards that need only the act come first, so that nothing is read that need not be;
guards that need the reading follow. Each is a plain function from the act (and the
reading) to a result, or `None` when it has nothing to say.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from netral.election.contest import Election
from netral.intake.act import Act, Visibility
from netral.language.reading import Abstention, Partisanship, Reading
from netral.screening.directed import Direction, Words
from netral.screening.indication import Effect, GuardKind, GuardResult
from netral.values.act_kind import Verb
from netral.values.instant import local_date
from netral.values.stance import Stance, Voice

UNDONE_WITHIN = timedelta(minutes=10)
"""A reaction taken back within this time is treated as a slip of the finger.

A convention of this project, not of the law: long enough for a thumb that noticed,
far too short for a campaign.
"""

_REACTIONS = frozenset({Verb.REACTION, Verb.FOLLOW, Verb.JOIN_GROUP, Verb.EVENT_YES})

_QUOTED = re.compile(r"[\"“”«](?P<words>[^\"“”«»]{12,})[\"“”»]")

_DUTY_WORDS = re.compile(
    r"\b(?:bertugas|piket|pengamanan|dalam rangka tugas|monitoring|pengawasan tps|"
    r"kpps|ptps|petugas tps|satpol ?pp bertugas)\b",
    re.IGNORECASE,
)

ActGuard = Callable[[Act, Election], GuardResult | None]
ReadingGuard = Callable[[Act, Direction, Reading], GuardResult | None]


def guard_lone_screenshot(act: Act, election: Election) -> GuardResult | None:  # noqa: ARG001
    """Stop an act that only a lone screenshot shows: it may open a lead, no more."""
    if act.provenance.grade.can_indicate:
        return None
    return GuardResult(
        guard=GuardKind.LONE_SCREENSHOT,
        effect=Effect.STOPS,
        why="grade D: a lone screenshot can open a lead, never an indication",
        circumstance="evidence_missing",
    )


def guard_not_public(act: Act, election: Election) -> GuardResult | None:  # noqa: ARG001
    """Stop an act that was not public; have the reviewer ask where nobody knows."""
    if act.visibility is Visibility.NOT_PUBLIC:
        return GuardResult(
            guard=GuardKind.NOT_PUBLIC,
            effect=Effect.STOPS,
            why=f"not public: {act.visibility_basis}",
            circumstance="private_sphere",
        )
    if act.visibility is Visibility.UNKNOWN:
        return GuardResult(
            guard=GuardKind.UNKNOWN_VISIBILITY,
            effect=Effect.NOTES,
            why=f"whether others could see it is unknown: {act.visibility_basis}",
        )
    return None


def guard_tagged_by_others(act: Act, election: Election) -> GuardResult | None:  # noqa: ARG001
    """Stop an act that somebody else did to the account."""
    if act.verb is not Verb.TAGGED:
        return None
    return GuardResult(
        guard=GuardKind.TAGGED_BY_OTHERS,
        effect=Effect.STOPS,
        why="somebody else tagged the account; the account did nothing",
        circumstance="tagged_by_others",
    )


def guard_undone_quickly(act: Act, election: Election) -> GuardResult | None:  # noqa: ARG001
    """Stop a reaction that was taken back at once; limit words that were deleted at once."""
    if act.undone_at is None:
        return None
    after = act.undone_at - act.occurred_at
    if not timedelta(0) <= after <= UNDONE_WITHIN:
        return None
    minutes = max(1, round(after.total_seconds() / 60))
    return GuardResult(
        guard=GuardKind.UNDONE_QUICKLY,
        effect=Effect.STOPS if act.verb in _REACTIONS else Effect.LIMITS,
        why=f"taken back within {minutes} min",
        circumstance="accidental",
    )


def guard_old_content(act: Act, election: Election) -> GuardResult | None:
    """Limit acts on things older than the election: the past had other contestants."""
    published = act.object.published_at if act.object is not None else None
    if published is None:
        return None
    if published > act.occurred_at:
        return GuardResult(
            guard=GuardKind.IMPOSSIBLE_TIME,
            effect=Effect.LIMITS,
            why="the act is dated before its object existed",
        )
    start, _ = election.window
    if published < start:
        day = local_date(published, election.zone)
        return GuardResult(
            guard=GuardKind.OLD_CONTENT,
            effect=Effect.LIMITS,
            why=f"the object dates from {day.isoformat()}, before this election's window",
            circumstance="old_content",
        )
    return None


def guard_on_duty(act: Act, election: Election) -> GuardResult | None:  # noqa: ARG001
    """Limit acts done on duty; note words that sound like duty."""
    if act.on_duty:
        return GuardResult(
            guard=GuardKind.ON_DUTY,
            effect=Effect.LIMITS,
            why="the source marks the act as done on duty",
            circumstance="on_duty",
        )
    if act.verb.speaks and act.text and _DUTY_WORDS.search(act.text):
        return GuardResult(
            guard=GuardKind.ON_DUTY,
            effect=Effect.NOTES,
            why="the words speak of duty",
            circumstance="on_duty",
        )
    return None


def guard_quotation(act: Act, direction: Direction, reading: Reading) -> GuardResult | None:  # noqa: ARG001
    """Limit words that are mostly somebody else's, between quotation marks."""
    if direction.words is not Words.OWN or not direction.text:
        return None
    quoted = sum(len(match["words"]) for match in _QUOTED.finditer(direction.text))
    if quoted * 10 < len(direction.text) * 6:
        return None
    return GuardResult(
        guard=GuardKind.QUOTATION,
        effect=Effect.LIMITS,
        why="most of the words stand between quotation marks",
        circumstance="information_only",
    )


def guard_news_report(act: Act, direction: Direction, reading: Reading) -> GuardResult | None:  # noqa: ARG001
    """Stop a report without an opinion of its own; limit one that may have an opinion."""
    if reading.voice is not Voice.REPORT:
        return None
    partisan = reading.partisanship is Partisanship.YES
    return GuardResult(
        guard=GuardKind.NEWS_REPORT,
        effect=Effect.LIMITS if partisan else Effect.STOPS,
        why="the text reports; " + ("an own word may take sides" if partisan else "no own opinion"),
        circumstance="information_only",
    )


def guard_question(act: Act, direction: Direction, reading: Reading) -> GuardResult | None:  # noqa: ARG001
    """Stop a real question; limit one that leans."""
    if reading.voice is not Voice.QUESTION:
        return None
    partisan = reading.partisanship is Partisanship.YES
    return GuardResult(
        guard=GuardKind.QUESTION,
        effect=Effect.LIMITS if partisan else Effect.STOPS,
        why="the text asks" + (", and leans" if partisan else ""),
        circumstance="information_only",
    )


def guard_ambiguous_number(
    act: Act,  # noqa: ARG001
    direction: Direction,  # noqa: ARG001
    reading: Reading,
) -> GuardResult | None:
    """Limit texts in which only a number or a sign points to a contestant."""
    kinds = {
        span.why
        for target in reading.targets
        if target.stance in (Stance.SUPPORT, Stance.OPPOSE)
        for span in target.spans
    }
    if not kinds or not kinds <= {"number", "sign"}:
        return None
    return GuardResult(
        guard=GuardKind.AMBIGUOUS_NUMBER,
        effect=Effect.LIMITS,
        why="only a number or a sign points to a contestant",
        circumstance="coincidental_symbol",
    )


def guard_cannot_tell(act: Act, direction: Direction, reading: Reading) -> GuardResult | None:  # noqa: ARG001
    """Limit texts that the model cannot tell."""
    if reading.partisanship is not Partisanship.UNCLEAR and reading.abstention is None:
        return None
    reason = reading.abstention or Abstention.LOW_CONFIDENCE
    return GuardResult(
        guard=GuardKind.CANNOT_TELL,
        effect=Effect.LIMITS,
        why=f"the text does not tell: {reason.value}",
        circumstance="no_partisan_element",
    )


def guard_hidden_characters(
    act: Act,  # noqa: ARG001
    direction: Direction,  # noqa: ARG001
    reading: Reading,
) -> GuardResult | None:
    """Tell the reviewer of characters that no eye sees."""
    if not reading.hidden_characters:
        return None
    return GuardResult(
        guard=GuardKind.HIDDEN_CHARACTERS,
        effect=Effect.NOTES,
        why=f"{reading.hidden_characters} hidden characters in the text",
    )


def guard_third_party_object(
    act: Act,
    direction: Direction,
    reading: Reading,  # noqa: ARG001
) -> GuardResult | None:
    """Limit a bare reaction to the words of somebody outside any campaign."""
    if act.verb not in _REACTIONS or direction.campaign_account is not None:
        return None
    return GuardResult(
        guard=GuardKind.THIRD_PARTY_OBJECT,
        effect=Effect.LIMITS,
        why="a bare reaction, and the object belongs to no campaign account of the election",
    )


ACT_GUARDS: tuple[ActGuard, ...] = (
    guard_lone_screenshot,
    guard_not_public,
    guard_tagged_by_others,
    guard_undone_quickly,
    guard_old_content,
    guard_on_duty,
)
"""In the order in which they are asked; the first that stops ends the screening."""

READING_GUARDS: tuple[ReadingGuard, ...] = (
    guard_news_report,
    guard_question,
    guard_quotation,
    guard_ambiguous_number,
    guard_cannot_tell,
    guard_third_party_object,
    guard_hidden_characters,
)
"""Asked after the text was read."""
