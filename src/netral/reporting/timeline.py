"""The timeline of a run: acts by local day against the stages of the election."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from netral.election.contest import Election, Stage
from netral.intake.act import Act
from netral.reporting.bilingual import Bilingual, count_text
from netral.reporting.label import PHASES
from netral.reporting.moment import date_text, days_text
from netral.values.instant import local_date

_BAND_TOP = 26.0
_PLOT_TOP = 50.0
_PLOT = 120.0
_AXIS = 24.0
_LEAST_BAR = 4.0
"""Days share a bar where a day would be narrower than this."""
_LEAST_BAND = 14.0
"""Numbers of narrower bands stand in two rows, so that neighbours do not touch."""
_SIDE = 26.0
"""Room for the numbers of the vertical axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """Acts of one local day."""

    day: date
    indications: int
    unclear: int

    @property
    def text(self) -> Bilingual:
        """The day as people write it."""
        return date_text(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """Acts of one stage of the election, with its band in the picture."""

    number: int
    label: Bilingual
    dates: Bilingual
    indications: int
    unclear: int
    x: float
    width: float
    mark_x: float
    mark_y: float
    is_odd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Acts of a few days, one above the other."""

    x: float
    width: float
    indication_y: float
    indication_height: float
    unclear_y: float
    unclear_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the vertical axis, or the beginning of a month."""

    at: float
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole picture in the units of its view box, with the numbers it shows."""

    width: float
    height: float
    plot_left: float
    plot_top: float
    plot_bottom: float
    band_top: float
    stages: tuple[StageCount, ...]
    days: tuple[DayCount, ...]
    bars: tuple[Bar, ...]
    levels: tuple[Tick, ...]
    months: tuple[Tick, ...]
    designated_x: float | None
    days_per_bar: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Places days on the horizontal axis."""

    first: date
    days: int
    left: float
    width: float

    @property
    def per_day(self) -> float:
        return self.width / max(self.days, 1)

    def place(self, day: date) -> float:
        return self.left + (day - self.first).days * self.per_day


def draw_timeline(
    election: Election, *, indications: Iterable[Act], unclear: Iterable[Act], width: float
) -> Timeline:
    """Draw acts by local day against the stages.

    Args:
        election: The election, for its stages and its own time.
        indications: Acts with an indication, each once.
        unclear: Acts of which it cannot be told.
        width: Width of the view box.

    Returns:
        Shapes and numbers; every number in the picture is in `days`.
    """
    found = Counter(local_date(act.occurred_at, election.zone) for act in indications)
    unsure = Counter(local_date(act.occurred_at, election.zone) for act in unclear)
    stages = election.stages
    first, until = stages[0].first_date, stages[-1].until_date
    scale = _Scale(first=first, days=(until - first).days, left=_SIDE, width=width - _SIDE)
    per_bar = max(1, ceil(_LEAST_BAR / scale.per_day))
    highest = _round_up(_highest(found + unsure, scale, per_bar))
    designated = election.designated_on
    return Timeline(
        width=width,
        height=_PLOT_TOP + _PLOT + _AXIS,
        plot_left=_SIDE,
        plot_top=_PLOT_TOP,
        plot_bottom=_PLOT_TOP + _PLOT,
        band_top=_BAND_TOP,
        stages=tuple(
            _stage_count(number, stage, found=found, unsure=unsure, scale=scale)
            for number, stage in enumerate(stages, start=1)
        ),
        days=tuple(
            DayCount(day=day, indications=found[day], unclear=unsure[day])
            for day in sorted(found.keys() | unsure.keys())
        ),
        bars=tuple(_bars(found, unsure, scale=scale, per_bar=per_bar, highest=highest)),
        levels=_levels(highest),
        months=tuple(_months(first, until, scale)),
        designated_x=scale.place(designated) if designated else None,
        days_per_bar=per_bar,
    )


def _highest(together: Mapping[date, int], scale: _Scale, per_bar: int) -> int:
    bins: Counter[int] = Counter()
    for day, number in together.items():
        bins[(day - scale.first).days // per_bar] += number
    return max(bins.values(), default=0)


def _round_up(number: int) -> int:
    """Round up to a number that halves well."""
    step = 2
    while number > step * 5:
        step *= 2 if str(step)[0] in "25" else 5
    return max(2, step * ceil(number / step))


def _stage_count(
    number: int,
    stage: Stage,
    *,
    found: Mapping[date, int],
    unsure: Mapping[date, int],
    scale: _Scale,
) -> StageCount:
    def of_stage(counted: Mapping[date, int]) -> int:
        return sum(
            many for day, many in counted.items() if stage.first_date <= day < stage.until_date
        )

    x, end = scale.place(stage.first_date), scale.place(stage.until_date)
    dates = days_text(stage.first_date, stage.until_date - timedelta(days=1))
    narrow = end - x < _LEAST_BAND
    label = PHASES[stage.phase]
    if stage.round > 1:
        label = Bilingual(f"{label.id}, putaran {stage.round}", f"{label.en}, round {stage.round}")
    return StageCount(
        number=number,
        label=label,
        dates=dates,
        indications=of_stage(found),
        unclear=of_stage(unsure),
        x=x,
        width=end - x,
        mark_x=(x + end) / 2,
        mark_y=_BAND_TOP - 12 if narrow and number % 2 == 1 else _BAND_TOP + 12,
        is_odd=number % 2 == 1,
    )


def _bars(
    found: Mapping[date, int],
    unsure: Mapping[date, int],
    *,
    scale: _Scale,
    per_bar: int,
    highest: int,
) -> Iterable[Bar]:
    bottom = _PLOT_TOP + _PLOT
    unit = _PLOT / highest
    gap = 0.8 if scale.per_day * per_bar > _LEAST_BAR else 0.4
    for start in range(0, scale.days, per_bar):
        days = [scale.first + timedelta(days=start + more) for more in range(per_bar)]
        sure = sum(found.get(day, 0) for day in days)
        open_ones = sum(unsure.get(day, 0) for day in days)
        if sure or open_ones:
            top = bottom - sure * unit
            yield Bar(
                x=scale.place(days[0]) + gap / 2,
                width=scale.per_day * per_bar - gap,
                indication_y=top,
                indication_height=sure * unit,
                unclear_y=top - open_ones * unit,
                unclear_height=open_ones * unit,
            )


def _levels(highest: int) -> tuple[Tick, ...]:
    unit = _PLOT / highest
    return tuple(
        Tick(at=_PLOT_TOP + _PLOT - level * unit, text=count_text(level))
        for level in (0, highest // 2, highest)
    )


def _months(first: date, until: date, scale: _Scale) -> Iterable[Tick]:
    month = date(first.year, first.month, 1)
    while month < until:
        if month >= first:
            name = date_text(month)
            yield Tick(
                at=scale.place(month),
                text=Bilingual(name.id.split()[1][:3], name.en.split()[1][:3]),
            )
        month = (month + timedelta(days=32)).replace(day=1)
