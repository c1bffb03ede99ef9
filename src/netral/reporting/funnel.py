"""The funnel of a run: where every record went, as rows and as shapes to draw."""

from dataclasses import dataclass

from netral.reporting.bilingual import Bilingual, count_text
from netral.reporting.counts import Counts
from netral.reporting.wording import FUNNEL

_ROW = 38.0
_BAR_TOP = 20.0
_BAR = 9.0
_ZOOM = 30.0
_LEAST = 1.5
"""Width of a bar whose number is not zero but too small to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelRow:
    """One way a record can go, with its bar."""

    key: str
    number: int
    share: float
    """Share of the records read, 0 to 1."""
    label: Bilingual
    text: Bilingual
    """The number as people write it."""
    goes_on: bool
    """Whether these records go on to the next step; the others leave."""
    x: float
    y: float
    width: float

    @property
    def share_text(self) -> Bilingual:
        """The share in percent, with the decimal sign of each language."""
        english = f"{self.share * 100:.1f}%"
        return Bilingual(english.replace(".", ",").replace("%", " %"), english)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The whole picture in the units of its view box."""

    width: float
    height: float
    rows: tuple[FunnelRow, ...]
    zoom: str
    """Points of the shape that widens the screened acts to the full width."""


def draw_funnel(counts: Counts, *, width: float) -> Funnel:
    """Draw the funnel: two scales, the second one widens the screened acts.

    Args:
        counts: Counts that close.
        width: Width of the view box.

    Returns:
        Rows from records read to acts with an indication.
    """
    read = [
        ("read", counts.read, True),
        ("undeclared", counts.undeclared, False),
        ("not_valid", counts.not_valid, False),
        ("outside_window", counts.outside_window, False),
        ("quarantined", counts.quarantined_total, False),
        ("screened", counts.screened, True),
    ]
    screened = [
        ("nothing", counts.nothing, False),
        ("unclear", counts.unclear, False),
        ("indication_acts", counts.indication_acts, True),
    ]
    upper = _rows(read, whole=counts.read, of_read=counts.read, width=width, top=0.0)
    top = _ROW * len(read) + _ZOOM
    lower = _rows(screened, whole=counts.screened, of_read=counts.read, width=width, top=top)
    last = upper[-1]
    zoom_top = last.y + _BAR_TOP + _BAR
    zoom = (
        f"{last.x:.1f},{zoom_top:.1f} {last.x + last.width:.1f},{zoom_top:.1f} "
        f"{width:.1f},{top:.1f} 0.0,{top:.1f}"
    )
    return Funnel(width=width, height=top + _ROW * len(screened), rows=(*upper, *lower), zoom=zoom)


def _rows(
    steps: list[tuple[str, int, bool]], *, whole: int, of_read: int, width: float, top: float
) -> list[FunnelRow]:
    rows = []
    gone = 0
    for index, (key, number, goes_on) in enumerate(steps):
        length = width * number / whole if whole else 0.0
        if number:
            length = max(length, _LEAST)
        start = width * gone / whole if whole and key != "read" else 0.0
        rows.append(
            FunnelRow(
                key=key,
                number=number,
                share=number / of_read if of_read else 0.0,
                label=FUNNEL[key],
                text=count_text(number),
                goes_on=goes_on,
                x=min(start, width - length),
                y=top + _ROW * index,
                width=length,
            )
        )
        if not goes_on:
            gone += number
    return rows
