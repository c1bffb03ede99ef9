"""The steps that exports made of JSON lists share: each file once, each list known or refused."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from netral.intake.bundle import Bundle, BundleItem, BundlePart, PartMemory
from netral.intake.deed import ActMaker
from netral.intake.errors import RefusedFormatError, UnknownLayoutError
from netral.intake.json_list import JsonList, UnknownList
from netral.intake.json_shape import JsonShape, look_at_content
from netral.intake.owner import ArchiveOwner
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import RecordList, Telling

_MAX_LOOSE = 40
_MAX_LOOSE_BYTES = 16 * 1024 * 1024
_Kind = TypeVar("_Kind")
PartList = tuple[BundlePart, JsonList | UnknownList]


def read_contents(parts: Iterable[BundlePart]) -> Iterator[tuple[BundlePart, bytes]]:
    """Read parts one after another, each file once, whichever part of the export holds it.

    Args:
        parts: What is opened.

    Yields:
        Part and content.
    """
    memory = PartMemory()
    for part in parts:
        content = part.item.read()
        if memory.is_new(part.name, content):
            yield part, content


def match_path(
    path: str, patterns: Iterable[tuple[re.Pattern[str], _Kind]]
) -> tuple[_Kind, str, str] | None:
    """Match the tail of a path; whatever stands above the known folder is cut off.

    Args:
        path: Path in the archive.
        patterns: With the known tail and its ending as groups, and what it is.

    Returns:
        Kind, known tail and ending of the first that matches; ``None`` if none does.
    """
    for pattern, kind in patterns:
        match = pattern.fullmatch(path.lower())
        if match is not None:
            return kind, path[-len(match[1]) :], match[2]
    return None


def find_loose_parts(
    bundle: Bundle, find_kind: Callable[[JsonShape, str], str | None]
) -> list[BundlePart]:
    """Find lists that were taken out of their folders, by their keys.

    Only a few JSON files at the top of a folder or zip are looked at, and only at
    their keys.

    Args:
        bundle: The export.
        find_kind: Shape and name to kind, or ``None``.

    Returns:
        The parts, in the order of their names.
    """
    parts = []
    items = [item for item in bundle.items if "/" not in item.name and _is_loose(item)]
    for item in items[:_MAX_LOOSE]:
        shape = look_at_content(item.read())
        kind = find_kind(shape, item.name) if shape is not None else None
        if kind is not None:
            parts.append(BundlePart(kind=kind, name=item.name, item=item))
    return sorted(parts, key=lambda part: part.name)


def _is_loose(item: BundleItem) -> bool:
    return item.name.lower().endswith(".json") and item.size_bytes <= _MAX_LOOSE_BYTES


def require_known(lists: Sequence[PartList], file: str) -> None:
    """Do nothing, or fail because not one list of an export has a known layout.

    Raises:
        UnknownLayoutError: If there are lists and none is known.
    """
    unknown = [found for _, found in lists if isinstance(found, UnknownList)]
    if unknown and len(unknown) == len(lists):
        raise UnknownLayoutError(file, unknown[0].keys, ())


def note_unknown(lists: Iterable[PartList]) -> list[str]:
    """Give a remark for each list whose layout is not known."""
    return [
        f"{part.name}: unknown layout, keys: {', '.join(found.keys)}."
        for part, found in lists
        if isinstance(found, UnknownList)
    ]


def plan_list(
    part: BundlePart,
    found: JsonList | UnknownList,
    *,
    owner: ArchiveOwner | None,
    maker: ActMaker,
    tell: Callable[[Any], Telling],
) -> RecordList:
    """Make a list ready for the walk; an unknown one becomes one refused record.

    Args:
        part: The part.
        found: Its records, or its keys.
        owner: Whose export it is.
        maker: Makes the acts.
        tell: What a record of it tells.

    Returns:
        The list.
    """
    if isinstance(found, UnknownList):
        unfit = refuse(Reason.UNKNOWN_LAYOUT, ", ".join(found.keys))
        return RecordList(owner=owner, maker=maker, records=[(part.name, unfit)], tell=tell)
    return RecordList(owner=owner, maker=maker, records=found.point(part.name), tell=tell)


def refuse_html(file: str, name: str) -> RefusedFormatError:
    """Give the error for an export that its owner downloaded as web pages."""
    why = "the owner chose HTML, which holds no kinds and no moments that can be trusted"
    advice = "Ask the owner to download it once more and to choose JSON."
    return RefusedFormatError(file, f"{name} in HTML", why, advice)
