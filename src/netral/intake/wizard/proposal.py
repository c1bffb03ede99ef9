"""Proposes a mapping from a sample of a table; what is only assumed is said aloud."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from netral.intake.capture.post_address import find_post_address
from netral.intake.moment import parse_zone
from netral.intake.plain.column import list_missing
from netral.intake.plain.mapping import ColumnMapping, TimeRule
from netral.intake.plain.verb_word import find_verb
from netral.intake.wizard.column_fit import MEANINGS, find_time_format, score_cells, score_name
from netral.intake.wizard.table_sample import TableSample

_ORDER = (
    *("platform", "verb", "actor_id", "actor_handle", "act_id"),
    *("object_url", "object_owner_handle", "object_text", "text"),
)
_NEEDS_NAME = {"actor_id", "act_id", "object_url", "object_owner_handle", "object_text"}
"""What a cell alone can never tell."""
_ENOUGH = 0.9
_MIN_FIT = 0.6
_TEXT_SIGNS = 25
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person says beside the table; it wins over what is found."""

    columns: Mapping[str, str]
    """Our column to theirs."""
    constants: Mapping[str, str]
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A mapping as it is proposed."""

    name: str
    columns: dict[str, str]
    """Our column to theirs."""
    constants: dict[str, str]
    values: dict[str, dict[str, str]]
    time_format: str
    zone: str | None
    header_row: int
    assumptions: tuple[str, ...]
    """What nobody said, in sentences."""
    missing: tuple[str, ...]
    """What an acts table needs and nothing gives."""
    unread: tuple[str, ...]

    def to_mapping(self) -> ColumnMapping:
        """Give the mapping itself, as the written file would be loaded."""
        return ColumnMapping(
            name=self.name,
            columns=self.columns,
            constants=self.constants,
            values=self.values,
            time=TimeRule(
                format=self.time_format, zone=parse_zone(self.zone) if self.zone else None
            ),
            header_row=self.header_row,
        )


def propose_mapping(sample: TableSample, *, stem: str, wish: Wish) -> Proposal:
    """Propose what the columns of a table mean.

    Args:
        sample: The first rows.
        stem: Name of the file, for the mapping's name.
        wish: What the person said.

    Returns:
        The proposal; `missing` is empty if it can be used.
    """
    columns = {ours: theirs for ours, theirs in wish.columns.items() if theirs in sample.columns}
    assumptions: list[str] = []
    time_format, zone = _propose_time(sample, columns, wish, assumptions)
    for ours in _ORDER:
        if ours not in columns and ours not in wish.constants:
            theirs = _find_column(ours, sample, taken=set(columns.values()))
            if theirs is not None:
                columns[ours] = theirs
    constants = dict(wish.constants)
    _propose_constants(sample, columns, constants, assumptions)
    return Proposal(
        name=f"{_NAME.sub('-', stem.casefold()).strip('-')[:40] or 'table'}.v1",
        columns=columns,
        constants=constants,
        values=_propose_values(sample, columns),
        time_format=time_format,
        zone=zone,
        header_row=sample.header_row,
        assumptions=tuple(assumptions),
        missing=list_missing([*columns, *constants]),
        unread=tuple(name for name in sample.columns if name not in columns.values()),
    )


def _find_column(ours: str, sample: TableSample, *, taken: set[str]) -> str | None:
    scored = []
    for theirs, cells in sample.columns.items():
        if theirs in taken or (ours.endswith("_id") and theirs in sample.has_number):
            continue
        by_name, by_cells = score_name(ours, theirs), score_cells(ours, cells)
        if by_cells < _MIN_FIT or (by_name == 0 and ours in _NEEDS_NAME | {"actor_handle"}):
            continue
        if by_name == 0 and (by_cells < _ENOUGH or not _is_plain(ours, cells)):
            continue
        scored.append((by_name * 2 + by_cells, _mean_length(cells), theirs))
    return max(scored)[2] if scored else None


def _is_plain(ours: str, cells: tuple[str, ...]) -> bool:
    return ours != "text" or _mean_length(cells) >= _TEXT_SIGNS


def _mean_length(cells: tuple[str, ...]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0


def _propose_time(
    sample: TableSample, columns: dict[str, str], wish: Wish, assumptions: list[str]
) -> tuple[str, str | None]:
    wished = columns.get("occurred_at")
    found = []
    for theirs, cells in sample.columns.items():
        form = find_time_format(cells)
        if form is not None and (wished is None or theirs == wished):
            found.append((score_name("occurred_at", theirs), form, theirs))
    if not found:
        return "iso", wish.zone
    _, (time_format, has_zone), theirs = max(found, key=lambda each: each[0])
    columns["occurred_at"] = theirs
    if has_zone:
        return time_format, None
    if wish.zone is None:
        assumptions.append("The moments name no zone; WIB is assumed. Say another with --zone.")
    return time_format, wish.zone or "WIB"


def _propose_constants(
    sample: TableSample,
    columns: dict[str, str],
    constants: dict[str, str],
    assumptions: list[str],
) -> None:
    if "platform" not in columns and "platform" not in constants:
        platform = _find_platform_of_links(sample)
        if platform is not None:
            constants["platform"] = platform
            assumptions.append(f"No column names the platform; the links lead to {platform}.")
    if "verb" not in columns and "verb" not in constants and "text" in columns:
        constants["verb"] = "post"
        assumptions.append("No column says what was done; every row is taken for a post.")


def _find_platform_of_links(sample: TableSample) -> str | None:
    links = [cell for cells in sample.columns.values() for cell in cells if cell[:4] == "http"]
    found = Counter(
        address.platform.value for address in map(find_post_address, links) if address is not None
    )
    if not found:
        return None
    platform, count = found.most_common(1)[0]
    return platform if count >= _ENOUGH * sum(found.values()) else None


def _propose_values(sample: TableSample, columns: dict[str, str]) -> dict[str, dict[str, str]]:
    words = sample.columns.get(columns.get("verb", ""), ())
    meanings = {
        word: MEANINGS[word.casefold()]
        for word in dict.fromkeys(words)
        if find_verb(word) is None and word.casefold() in MEANINGS
    }
    return {"verb": meanings} if meanings else {}
