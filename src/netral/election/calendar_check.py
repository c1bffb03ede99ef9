"""Checks the calendar of an election: order of the stages, gaps, overlaps, the draw."""

from datetime import date, timedelta
from itertools import pairwise

from netral.election.entry import Entry
from netral.values.phase import Phase

_ONE_DAY = timedelta(days=1)
_ORDER = {phase: place for place, phase in enumerate(Phase)}


def check_calendar(election: Entry) -> None:
    """Check that the stages part the window of the election, each day in exactly one.

    Args:
        election: The entry of `election.yaml`.
    """
    stages = election.list_entries("stages")
    if not stages:
        if "stages" in election.values:
            election.note(
                "stages",
                "There is no stage; the election would have no window.",
                "Write the calendar, at least the stages designated and voting.",
            )
        return
    for stage in stages:
        _check_days(stage)
    for earlier, later in pairwise(stages):
        _check_border(earlier, later)
        _check_order(earlier, later)
    _check_needed(election, stages)
    _check_draw(election, stages)


def _check_days(stage: Entry) -> None:
    first, last = stage.find_day("first_day"), stage.find_day("last_day")
    if first is not None and last is not None and last < first:
        stage.note(
            "last_day",
            f"The stage ends on {last} before it begins on {first}.",
            "Exchange the two days, or mend the wrong one.",
        )
    if stage.find_number("round") == 0:
        stage.note("round", "There is no round 0.", "The first round is 1; leave it out.")


def _check_border(earlier: Entry, later: Entry) -> None:
    last, first = earlier.find_day("last_day"), later.find_day("first_day")
    if last is None or first is None or last < (earlier.find_day("first_day") or last):
        return
    before, after = _name_of(earlier), _name_of(later)
    if first <= last:
        later.note(
            "first_day",
            f"{after} begins on {first}, but {before} lasts until {last}: they overlap.",
            f"Let it begin on {last + _ONE_DAY}, or end {before} earlier.",
        )
    elif first > last + _ONE_DAY:
        missing = (first - last).days - 1
        later.note(
            "first_day",
            f"Between {before}, which ends on {last}, and {after}, which begins on {first}, "
            f"{_say_days(missing)} belong{'s' if missing == 1 else ''} to no stage.",
            f"Let it begin on {last + _ONE_DAY}, or lengthen {before}.",
        )


def _check_order(earlier: Entry, later: Entry) -> None:
    phases = earlier.find_text("phase"), later.find_text("phase")
    rounds = earlier.find_number("round") or 1, later.find_number("round") or 1
    if phases[0] is None or phases[1] is None:
        return
    if rounds[1] not in {rounds[0], rounds[0] + 1}:
        later.note(
            "round",
            f"Round {rounds[1]} cannot follow round {rounds[0]}.",
            "Rounds count up by one, in the order of time.",
        )
    elif rounds[0] == rounds[1] and _ORDER[Phase(phases[1])] <= _ORDER[Phase(phases[0])]:
        later.note(
            "phase",
            f"{phases[1]} cannot come after {phases[0]} in the same round.",
            f"The order is {', '.join(Phase)}. In a second round write round: 2.",
        )
    elif rounds[1] > rounds[0] and phases[1] == Phase.BEFORE:
        later.note(
            "phase",
            "In a second round nobody is a would-be candidate any more.",
            "Begin it with designated.",
        )


def _check_needed(election: Entry, stages: tuple[Entry, ...]) -> None:
    present = {stage.find_text("phase") for stage in stages}
    if None in present:
        return
    reasons = {
        Phase.DESIGNATED: "the rules change on the day of designation",
        Phase.VOTING: "an election has a day of voting",
    }
    for phase, reason in reasons.items():
        if phase not in present:
            election.note("stages", f"The stage {phase} is missing: {reason}.", "Add it.")


def _check_draw(election: Entry, stages: tuple[Entry, ...]) -> None:
    drawn_on = election.find_day("numbers_drawn_on")
    if drawn_on is None:
        return
    designated_on: date | None = next(
        (
            stage.find_day("first_day")
            for stage in stages
            if stage.find_text("phase") == Phase.DESIGNATED
        ),
        None,
    )
    ends = stages[-1].find_day("last_day")
    if designated_on is not None and drawn_on < designated_on:
        election.note(
            "numbers_drawn_on",
            f"The draw on {drawn_on} comes before the designation on {designated_on}.",
            "Numbers are drawn among the designated.",
        )
    elif ends is not None and drawn_on > ends:
        election.note(
            "numbers_drawn_on",
            f"The draw on {drawn_on} comes after the last stage, which ends on {ends}.",
            "Look the day up again.",
        )


def _name_of(stage: Entry) -> str:
    number = stage.find_number("round")
    phase = stage.find_text("phase") or "the stage"
    return phase if number is None or number == 1 else f"{phase} of round {number}"


def _say_days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
