"""The election's stages as a small picture, with the moment of the act in it."""

from dataclasses import dataclass
from datetime import date, datetime

from netral.election.contest import Election
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PHASES
from netral.values.instant import local_date
from netral.values.phase import Phase

WIDTH = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBar:
    """One stage as a bar."""

    words: Bilingual
    phase: str
    first_date: date
    last_date: date
    left: float
    width: float
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePicture:
    """All stages in proportion to their days."""

    bars: tuple[StageBar, ...]
    act_at: float | None
    """Place of the act; `None` if it is outside of all stages."""
    here: StageBar | None
    width: int = WIDTH


def draw_stages(election: Election, occurred_at: datetime) -> StagePicture:
    """Draw the stages of an election with the day of an act in them."""
    day = local_date(occurred_at, election.zone)
    first, until = election.stages[0].first_date, election.stages[-1].until_date
    unit = WIDTH / max(1, (until - first).days)
    here = election.find_stage(occurred_at)
    bars = tuple(
        StageBar(
            words=PHASES[Phase(each.phase)],
            phase=each.phase.value,
            first_date=each.first_date,
            last_date=date.fromordinal(each.until_date.toordinal() - 1),
            left=round((each.first_date - first).days * unit, 1),
            width=round(max(2.0, (each.until_date - each.first_date).days * unit - 1), 1),
            is_here=each is here,
        )
        for each in election.stages
    )
    act_at = round(((day - first).days + 0.5) * unit, 1) if here is not None else None
    return StagePicture(
        bars=bars, act_at=act_at, here=next((bar for bar in bars if bar.is_here), None)
    )
