"""The files of a run, grouped by format: an archive of one person is no line of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netral.reporting.bilingual import Bilingual
from netral.reporting.run import SourceRead
from netral.reporting.translation import translate
from netral.values.provenance import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """All files of one format and grade, with what was not read of any of them."""

    name: Bilingual
    grade: Grade
    read: int
    files: tuple[tuple[str, str], ...]
    """File name and digest; without numbers, because an archive belongs to one person."""
    not_read: tuple[tuple[Bilingual, Bilingual], ...]
    """Part and reason, each once."""
    notes: tuple[Bilingual, ...]


def group_sources(sources: Iterable[SourceRead]) -> list[SourceGroup]:
    """Group the files of a run by format and grade.

    Args:
        sources: The files, in the order in which they were read.

    Returns:
        The groups, in the order in which their first file was read.
    """
    groups: dict[tuple[str, Grade], list[SourceRead]] = {}
    for source in sources:
        key = source.inspection.source_format, source.inspection.grade
        groups.setdefault(key, []).append(source)
    return [_group(members) for members in groups.values()]


def _group(members: Sequence[SourceRead]) -> SourceGroup:
    first = members[0].inspection
    not_read: dict[tuple[Bilingual, Bilingual], None] = {}
    notes: dict[Bilingual, None] = {}
    for source in members:
        for part in source.inspection.would_not_read:
            not_read[translate(part.path), translate(part.reason)] = None
        for note in source.inspection.notes:
            notes[translate(note)] = None
    return SourceGroup(
        name=translate(first.format_name),
        grade=first.grade,
        read=sum(source.read for source in members),
        files=tuple((source.file, source.sha256) for source in members),
        not_read=tuple(not_read),
        notes=tuple(notes),
    )
