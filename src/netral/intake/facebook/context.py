"""What the lists of a Facebook archive say about one another: pages, groups, what was undone."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from netral.intake.facebook.part import PartKind
from netral.intake.facebook.title import find_named, is_leave
from netral.intake.json_record import find_decoded
from netral.intake.mojibake import repair_record
from netral.intake.moment import find_epoch

_PAGE_LISTS = (PartKind.PAGE_LIKES, PartKind.PAGES_FOLLOWED)


class _Named(msgspec.Struct):
    name: str | None = None


class NamedRow(msgspec.Struct):
    """A record that names a page, a profile or a group, in either of two ways."""

    timestamp: object = None
    name: str | None = None
    title: str | None = None
    url: str | None = None
    data: list[_Named] | None = None

    @property
    def named(self) -> str | None:
        """The name, from `data` or beside it; never from the title."""
        within = next((one.name for one in self.data or () if one.name), None)
        return within or self.name


NAMED_ROW = msgspec.json.Decoder(NamedRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What other lists of the same archive know."""

    pages: frozenset[str] = frozenset()
    """Names that belong to pages, because the owner liked or followed them as pages."""
    groups: frozenset[str] = frozenset()
    left: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    """Group to the moments at which it was left, in order."""
    unfollowed: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    def find_left(self, group: str | None, since: datetime) -> datetime | None:
        """Find when a group was left again after it was joined."""
        return _find_next(self.left, group, since)

    def find_unfollowed(self, page: str | None, since: datetime) -> datetime | None:
        """Find when a page was unfollowed again after it was followed."""
        return _find_next(self.unfollowed, page, since)


def read_context(lists: Iterable[tuple[PartKind, Iterable[bytes]]]) -> Context:
    """Read what lists say about one another.

    Args:
        lists: Kind and records of the lists of pages and groups.

    Returns:
        The context.
    """
    rows: dict[PartKind, list[NamedRow]] = {}
    for kind, records in lists:
        rows.setdefault(kind, []).extend(
            row for record in records if (row := _read(record)) is not None
        )
    memberships = rows.get(PartKind.GROUPS_JOINED, [])
    groups = frozenset(row.named for row in memberships if row.named)
    left: dict[str, list[datetime]] = {}
    for row in memberships:
        if is_leave(row.title, has_data=row.named is not None):
            _note(left, row.named or find_named(row.title, groups), row)
    unfollowed: dict[str, list[datetime]] = {}
    for row in rows.get(PartKind.PAGES_UNFOLLOWED, []):
        _note(unfollowed, row.named or row.title, row)
    return Context(
        pages=frozenset(
            row.named for kind in _PAGE_LISTS for row in rows.get(kind, []) if row.named
        ),
        groups=groups,
        left={name: tuple(sorted(moments)) for name, moments in left.items()},
        unfollowed={name: tuple(sorted(moments)) for name, moments in unfollowed.items()},
    )


def _read(record: bytes) -> NamedRow | None:
    row = find_decoded(NAMED_ROW, record)
    repair_record(row)
    return row


def _note(moments: dict[str, list[datetime]], name: str | None, row: NamedRow) -> None:
    at = find_epoch(row.timestamp)
    if name is not None and at is not None:
        moments.setdefault(name, []).append(at)


def _find_next(
    moments: Mapping[str, tuple[datetime, ...]], name: str | None, since: datetime
) -> datetime | None:
    later = moments.get(name or "", ())
    position = bisect_left(later, since)
    return later[position] if position < len(later) else None
