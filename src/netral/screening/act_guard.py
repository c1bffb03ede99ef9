"""Guards that need only the act: asked first, so that nothing is read that need not be.

Each is a plain function from the act and the election to a result, or `None` when it
has nothing to say.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from netral.election.contest import Election
from netral.intake.act import Act, Visibility
from netral.screening.indication import Effect, GuardKind, GuardResult
from netral.values.act_kind import REACTING_VERBS, Verb
from netral.values.instant import local_date

UNDONE_WITHIN = timedelta(minutes=10)
"""A reaction taken back within this time is treated as a slip of the finger.

A convention of this project, not of the law: long enough for a thumb that noticed,
far too short for a campaign.
"""

_DUTY_WORDS = re.compile(
    r"\b(?:bertugas|piket|pengamanan|dalam rangka tugas|monitoring|pengawasan tps|"
    r"kpps|ptps|petugas tps|satpol ?pp bertugas)\b",
    re.IGNORECASE,
)

_DUTY_STEMS = ("tugas", "piket", "pengamanan", "monitoring", "tps", "kpps", "satpol")
"""One of them is in every match; looking for them first is ten times as fast."""

ActGuard = Callable[[Act, Election], GuardResult | None]


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
        effect=Effect.STOPS if act.verb in REACTING_VERBS else Effect.LIMITS,
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
    if act.verb.speaks and act.text and _speaks_of_duty(act.text):
        return GuardResult(
            guard=GuardKind.ON_DUTY,
            effect=Effect.NOTES,
            why="the words speak of duty",
            circumstance="on_duty",
        )
    return None


def _speaks_of_duty(text: str) -> bool:
    if text.isascii():
        folded = text.lower()
        if not any(stem in folded for stem in _DUTY_STEMS):
            return False
    return _DUTY_WORDS.search(text) is not None


ACT_GUARDS: tuple[ActGuard, ...] = (
    guard_lone_screenshot,
    guard_not_public,
    guard_tagged_by_others,
    guard_undone_quickly,
    guard_old_content,
    guard_on_duty,
)
"""In the order in which they are asked; the first that stops ends the screening."""
