"""Notes that tags or reports came as a wave; their number never adds weight to an act."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from netral.evidence.defence.note import DefenceKind, DefenceNote
from netral.evidence.exhibit import ExhibitId

WAVE_SPAN = timedelta(hours=24)
LEAST_IN_WAVE = 8
LEAST_SAME_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report by the public about what an exhibit shows; who sent it is not asked."""

    at: datetime
    text: str


def note_report_wave(exhibit_id: ExhibitId, reports: Sequence[Report]) -> DefenceNote | None:
    """Note that reports came at once or in the same words.

    It says nothing about those who reported: many people may be angry at once. It says
    that the number of reports is no evidence.

    Args:
        exhibit_id: The exhibit that they are about.
        reports: All of them.

    Returns:
        A note with the counts, or nothing.
    """
    crowd = _count_at_once([report.at for report in reports])
    words = Counter(_digest_words(report.text) for report in reports if report.text.strip())
    same = max(words.values(), default=0)
    if crowd < LEAST_IN_WAVE and same < LEAST_SAME_WORDS:
        return None
    detail = f"{crowd} of {len(reports)} within 24 hours, {same} in the same words"
    return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.REPORT_WAVE, detail=detail)


def note_tag_flood(exhibit_id: ExhibitId, tagged_at: Sequence[datetime]) -> DefenceNote | None:
    """Note that many others tagged the account within a short time.

    Args:
        exhibit_id: The exhibit that shows a tag.
        tagged_at: When others tagged the account, each tag once.

    Returns:
        A note with the count, or nothing.
    """
    crowd = _count_at_once(tagged_at)
    if crowd < LEAST_IN_WAVE:
        return None
    detail = f"{crowd} of {len(tagged_at)} within 24 hours"
    return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.TAG_FLOOD, detail=detail)


def _count_at_once(moments: Sequence[datetime]) -> int:
    ordered, begin, most = sorted(moments), 0, 0
    for end, moment in enumerate(ordered):
        while moment - ordered[begin] > WAVE_SPAN:
            begin += 1
        most = max(most, end - begin + 1)
    return most


def _digest_words(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.casefold().split()).encode("utf-8")).digest()
