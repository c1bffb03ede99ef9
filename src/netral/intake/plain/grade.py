"""How far a row of a plain table can be trusted."""

import re

from netral.intake.reason import Reason, refuse
from netral.values.provenance import Grade

_WORD = re.compile(r"[a-z0-9]+")
_GRADE_OF_WORD = {
    "screenshot": Grade.D,
    "ocr": Grade.D,
    "zeeschuimer": Grade.C,
    "4cat": Grade.C,
    "crowdtangle": Grade.C,
    "junkipedia": Grade.C,
    "warc": Grade.C,
    "wacz": Grade.C,
    "capture": Grade.C,
    "api": Grade.B,
    "jetstream": Grade.B,
    "archive": Grade.A,
    "dyi": Grade.A,
    "takeout": Grade.A,
}
"""In the order in which they are looked for: the worst word of a name decides."""


def grade_row(stated: str | None, original_format: str | None) -> Grade:
    """Grade a row of a plain table.

    A stated grade counts; else the format that the row says it was made from. A row
    that says neither is a web capture by a third party (C): whoever hands in the
    table vouches for it and is on record, and it leads to an act that a person can
    look up, which a lone picture does not. It is never taken as an archive or as an
    answer of a platform.

    Args:
        stated: The `grade` cell.
        original_format: The `source_format` cell.

    Returns:
        The grade.

    Raises:
        UnfitRecordError: If the stated grade is none of the four.

    Example:
        >>> grade_row(None, "tiktok_dyi.2025"), grade_row("D", "x_archive"), grade_row(None, None)
        (<Grade.A: 'A'>, <Grade.D: 'D'>, <Grade.C: 'C'>)
    """
    if stated is not None:
        try:
            return Grade(stated.strip().upper())
        except ValueError as error:
            raise refuse(Reason.UNKNOWN_GRADE, "grade") from error
    words = set(_WORD.findall(original_format.casefold())) if original_format else set()
    for word, grade in _GRADE_OF_WORD.items():
        if word in words:
            return grade
    return Grade.C
