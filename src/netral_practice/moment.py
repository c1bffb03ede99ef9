"""Moments of the practice world: drawn from the stages of the election, never from a clock."""

import random
from datetime import UTC, date, datetime, time, timedelta

from netral.election import Election
from netral.values.phase import Phase
from netral_practice.chance import happens

_PHASE_WEIGHTS = {
    Phase.BEFORE: 26,
    Phase.DESIGNATED: 10,
    Phase.CAMPAIGN: 46,
    Phase.QUIET: 8,
    Phase.VOTING: 4,
    Phase.AFTER: 6,
}
_PARTISAN_WEIGHTS = {
    Phase.BEFORE: 14,
    Phase.DESIGNATED: 10,
    Phase.CAMPAIGN: 60,
    Phase.QUIET: 9,
    Phase.VOTING: 7,
}
_HOUR_WEIGHTS = (1, 1, 1, 1, 3, 8, 9, 8, 6, 5, 5, 6, 9, 7, 5, 5, 7, 9, 10, 12, 12, 9, 5, 2)
_LATE_BEFORE = timedelta(days=60)
"""Nobody campaigns half a year ahead: partisan acts of the first phase fall in its last days."""


class Almanac:
    """Draws moments from the stages of an election.

    Args:
        election: The election, with at least one stage.
        rng: The only source of chance.
    """

    def __init__(self, election: Election, rng: random.Random) -> None:
        self._election = election
        self._rng = rng
        self._stages = {stage.phase: stage for stage in reversed(election.stages)}
        self._hours = tuple(range(24))

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that the election has, in the order of time."""
        return tuple(phase for phase in Phase if phase in self._stages)

    def pick_moment(self, *, is_partisan: bool = False, phases: tuple[Phase, ...] = ()) -> datetime:
        """Pick a moment inside the window.

        Args:
            is_partisan: Whether to keep to the time in which people take sides.
            phases: Phases to choose from; all of the election's if empty.

        Returns:
            A moment in UTC.
        """
        weights = _PARTISAN_WEIGHTS if is_partisan else _PHASE_WEIGHTS
        possible = [
            phase for phase in self.phases if phase in weights and (not phases or phase in phases)
        ] or list(self.phases)
        phase = self._rng.choices(possible, [weights.get(phase, 1) for phase in possible])[0]
        stage = self._stages[phase]
        first = stage.first_date
        if is_partisan and phase is Phase.BEFORE:
            first = max(first, stage.until_date - _LATE_BEFORE)
        return self.moment_between(first, stage.until_date)

    def moment_between(self, first: date, until: date) -> datetime:
        """Pick a moment from the first day on and before the last."""
        day = first + timedelta(days=self._rng.randrange(max(1, (until - first).days)))
        hour = self._rng.choices(self._hours, _HOUR_WEIGHTS)[0]
        at = time(hour, self._rng.randrange(60), self._rng.randrange(60))
        return datetime.combine(day, at, self._election.zone).astimezone(UTC)

    def moment_outside(self) -> datetime:
        """Pick a moment outside the window: in the months before or after it."""
        start, end = self._election.window
        if happens(self._rng, 0.7):
            first = start.date() - timedelta(days=200)
            return self.moment_between(first, start.date())
        return self.moment_between(end.date(), end.date() + timedelta(days=60))

    def long_ago(self) -> datetime:
        """Pick a moment years before the window."""
        start, _ = self._election.window
        first = start.date() - timedelta(days=365 * 7)
        return self.moment_between(first, start.date() - timedelta(days=365 * 2))

    def list_borders(self) -> list[datetime]:
        """List the first moments of all stages but the first."""
        return [
            datetime.combine(stage.first_date, time(), self._election.zone).astimezone(UTC)
            for stage in self._election.stages[1:]
        ]
