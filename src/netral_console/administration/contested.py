"""Contested points of a rule, as pages show them in both languages."""

from collections.abc import Callable
from dataclasses import dataclass

from netral.reporting.bilingual import Bilingual
from netral.rulebook.rule import Contested


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedLine:
    """An open question about a rule, with the readings that there are."""

    point: Bilingual
    readings: tuple[Bilingual, ...]


def tell_contested(contested: Contested, *, cover: Callable[[str], str] = str) -> ContestedLine:
    """Tell a contested point.

    Args:
        contested: The point; what was not put into English stays Indonesian.
        cover: Masks what must not be read.
    """

    def both(indonesian: str, english: str) -> Bilingual:
        return Bilingual(cover(indonesian), cover(english or indonesian))

    return ContestedLine(
        point=both(contested.point, contested.point_en),
        readings=tuple(
            both(reading, english)
            for reading, english in zip(
                contested.readings, contested.readings_en or contested.readings, strict=True
            )
        ),
    )
