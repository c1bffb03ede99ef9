"""One act after another, from the gate to an indication, unclear or nothing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from netral.election.contest import Election
from netral.intake.act import Act
from netral.language import TextReader
from netral.language.reading import Reading
from netral.rulebook import Edition, match_act
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer, Trace
from netral.screening.act_guard import ACT_GUARDS
from netral.screening.attribution import Attribution, attribute_act, guard_other_election
from netral.screening.directed import Direction, Words, find_direction
from netral.screening.errors import NoEditionError, OutsideWindowError
from netral.screening.indication import (
    Effect,
    GuardResult,
    Result,
    Screened,
)
from netral.screening.reading_guard import READING_GUARDS, ReadAct
from netral.values.act_kind import ActKind
from netral.values.instant import local_date
from netral.values.phase import Phase
from netral.values.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """An act that is waiting for its words to be read."""

    act: Act
    person: str
    phase: Phase
    guards: tuple[GuardResult, ...]
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What remains of many acts: whole where people may look, a count of the rest."""

    kept: list[Screened]
    """Acts with an indication, and unclear ones."""
    nothing_because: Counter[str]
    """Guard or rulebook word to number of acts for which there is nothing."""


class Screener:
    """Screens acts for one election.

    The steps for each act, in this order:

    1. The phase of the act's local day; an act outside the window is an error,
       because the gate should have kept it out.
    2. Guards that need only the act. The first that stops ends the screening.
    3. What the act was directed at, and whose words tell.
    4. Those words are read: contestants, stance, voice.
    5. Towards which contestant the act was done. Nobody: nothing.
    6. Guards that need the reading, or whom the act was done towards.
    7. The rulebook, with the facts so far; its answer and its trace.
    8. The most careful answer of all steps stands.

    It holds no state between acts: the same act gives the same answer alone, in a
    batch, and in another process.
    """

    def __init__(
        self, election: Election, *, editions: Sequence[Edition], text_reader: TextReader
    ) -> None:
        """Make a screener.

        Raises:
            NoEditionError: If there is no rulebook to screen by.
        """
        if not editions:
            raise NoEditionError(election.election_id)
        self._election = election
        self._editions = tuple(editions)
        self._text_reader = text_reader
        self._begins, self._ends = (moment.astimezone(UTC) for moment in election.window)
        self._starts = [
            datetime.combine(stage.first_date, time(), election.zone).astimezone(UTC)
            for stage in election.stages
        ]
        self._phases = [stage.phase for stage in election.stages]

    def screen(self, act: Act, *, person: str) -> Screened:
        """Screen one act.

        Args:
            act: An act that the gate admitted.
            person: Pseudonym of the civil servant whose account did it.

        Returns:
            The act with its result and everything that was looked at.

        Raises:
            OutsideWindowError: If the act lies outside the election's window.
        """
        return self.screen_many([(act, person)])[0]

    def screen_many(self, acts: Sequence[tuple[Act, str]]) -> list[Screened]:
        """Screen acts; the answers are the same as one by one, and come sooner."""
        return [
            step if isinstance(step, Screened) else self._finish(step, reading)
            for step, reading in self._read_all(acts)
        ]

    def sift(self, acts: Sequence[tuple[Act, str]]) -> Sifted:
        """Screen acts, and keep those of which something remains.

        It gives what `screen_many` gives, without making anything of acts that end as
        nothing: nearly all acts name nobody.

        Args:
            acts: Acts that the gate admitted, each with the person's pseudonym.

        Returns:
            The acts to keep, in order, and why there was nothing in the others.
        """
        kept: list[Screened] = []
        because: Counter[str] = Counter()
        for step, reading in self._read_all(acts):
            if isinstance(step, Screened):
                screened = step
            else:
                attribution = self._attribute(step, reading)
                if attribution.refusal is not None:
                    because[attribution.refusal.guard.value] += 1
                    continue
                screened = self._judge(step, reading, attribution)
            if screened.result is Result.NOTHING:
                because[_why_nothing(screened)] += 1
            else:
                kept.append(screened)
        return Sifted(kept=kept, nothing_because=because)

    def _read_all(
        self, acts: Sequence[tuple[Act, str]]
    ) -> Iterator[tuple[Screened | _Pending, Reading | None]]:
        """Begin all acts, and have the words of those that are still open read together."""
        begun = [self._begin(act, person) for act, person in acts]
        readings = iter(
            self._text_reader.read_many(
                [
                    (step.direction.text, step.act.occurred_at)
                    for step in begun
                    if isinstance(step, _Pending) and step.direction.text
                ]
            )
        )
        for step in begun:
            has_words = isinstance(step, _Pending) and step.direction.text
            yield step, next(readings) if has_words else None

    def _begin(self, act: Act, person: str) -> Screened | _Pending:
        phase = self._find_phase(act.occurred_at)
        if phase is None:
            raise OutsideWindowError(act.act_id, self._election.election_id)
        guards: list[GuardResult] = []
        for guard in ACT_GUARDS:
            found = guard(act, self._election)
            if found is None:
                continue
            guards.append(found)
            if found.effect is Effect.STOPS:
                return _nothing(act, person, phase, tuple(guards))
        if act.verb.act_kind is ActKind.NONE:
            return _nothing(act, person, phase, tuple(guards))
        direction = find_direction(act, self._election)
        return _Pending(
            act=act, person=person, phase=phase, guards=tuple(guards), direction=direction
        )

    def _find_phase(self, moment: datetime) -> Phase | None:
        """Find the phase as the election does, by moments instead of days."""
        if moment.tzinfo is None or not self._begins <= moment < self._ends:
            return self._election.find_phase(moment)
        return self._phases[bisect_right(self._starts, moment) - 1]

    def _finish(self, step: _Pending, reading: Reading | None) -> Screened:
        attribution = self._attribute(step, reading)
        if attribution.refusal is not None:
            nobody = (*step.guards, attribution.refusal)
            return _screened(step, reading, attribution, nobody, trace=None)
        return self._judge(step, reading, attribution)

    def _attribute(self, step: _Pending, reading: Reading | None) -> Attribution:
        return attribute_act(step.act, step.direction, reading, self._election)

    def _judge(self, step: _Pending, reading: Reading | None, attribution: Attribution) -> Screened:
        guards = [*step.guards, *self._ask_reading_guards(step, reading)]
        elsewhere = guard_other_election(attribution, self._election)
        if elsewhere is not None:
            guards.append(elsewhere)
        if _is_stopped(guards):
            return _screened(step, reading, attribution, tuple(guards), trace=None)
        trace = self._ask_rulebook(step, attribution, guards)
        return _screened(step, reading, attribution, tuple(guards), trace=trace)

    def _ask_reading_guards(self, step: _Pending, reading: Reading | None) -> list[GuardResult]:
        if reading is None:
            return []
        read = ReadAct(
            act=step.act, direction=step.direction, reading=reading, election=self._election
        )
        asked = (guard(read) for guard in READING_GUARDS)
        return [found for found in asked if found is not None]

    def _ask_rulebook(
        self, step: _Pending, attribution: Attribution, guards: Sequence[GuardResult]
    ) -> Trace:
        facts = ActFacts(
            act_kind=step.act.verb.act_kind,
            about=attribution.about,
            stance=attribution.stance,
            phase=step.phase,
            on=local_date(step.act.occurred_at, self._election.zone),
            known_circumstances=frozenset(g.circumstance for g in guards if g.circumstance),
            designated_on=self._election.designated_on,
        )
        return match_act(facts, self._editions)


def _why_nothing(screened: Screened) -> str:
    for guard in screened.guards:
        if guard.effect is Effect.STOPS:
            return guard.guard.value
    return "no_rule"


def _is_stopped(guards: Sequence[GuardResult]) -> bool:
    return any(guard.effect is Effect.STOPS for guard in guards)


def _nothing(act: Act, person: str, phase: Phase, guards: tuple[GuardResult, ...]) -> Screened:
    return Screened(
        act=act,
        person=person,
        phase=phase,
        result=Result.NOTHING,
        contestant_id=None,
        stance=Stance.NEUTRAL,
        about=About.NONE,
        reading=None,
        read_text=Words.NONE.value,
        guards=guards,
        trace=None,
    )


def _screened(
    step: _Pending,
    reading: Reading | None,
    attribution: Attribution,
    guards: tuple[GuardResult, ...],
    *,
    trace: Trace | None,
) -> Screened:
    return Screened(
        act=step.act,
        person=step.person,
        phase=step.phase,
        result=_weigh(guards, trace),
        contestant_id=attribution.contestant_id,
        stance=attribution.stance,
        about=attribution.about,
        reading=reading,
        read_text=step.direction.words.value if reading is not None else Words.NONE.value,
        guards=guards,
        trace=trace,
    )


def _weigh(guards: Sequence[GuardResult], trace: Trace | None) -> Result:
    """Give the most careful answer of all steps."""
    if trace is None or trace.answer is Answer.NOTHING or _is_stopped(guards):
        return Result.NOTHING
    limited = any(guard.effect is Effect.LIMITS for guard in guards)
    if limited or trace.answer is Answer.UNCLEAR:
        return Result.UNCLEAR
    return Result.INDICATION
