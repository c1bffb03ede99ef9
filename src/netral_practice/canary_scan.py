"""Looks for canaries in what a screening wrote: words that may turn up in no output."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral_practice.errors import NoWorldError

CANARY_FILE = "canaries.json"
_WORD = re.compile(r"\w(?:[\w.\-]*\w)?")
"""A run of letters, digits, dots and dashes: a number, a handle or a word as a whole."""
_RUN = 5
_LEAST_LENGTH = 6
"""Shorter values (a handle of four letters) are words of any text."""


def find_canaries(folder: Path, world: Path) -> dict[str, tuple[str, ...]]:
    """Find the canaries of a world in the files of a folder.

    Args:
        folder: Any folder, for example one that `netral screen` wrote; its files are
            read as text, whatever they are.
        world: Folder that `netral practice` wrote.

    Returns:
        Group of canaries to the words found, all empty if nothing leaked.

    Raises:
        NoWorldError: If the world has no canaries.
    """
    path = world / CANARY_FILE
    if not path.is_file():
        raise NoWorldError(str(world), CANARY_FILE)
    groups = msgspec.json.decode(path.read_bytes())
    texts = [
        _unescape(file.read_text(encoding="utf-8", errors="ignore"))
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
    known: set[str] = set()
    for text in texts:
        known |= _list_runs(text)
    return {
        group: tuple(canary for canary in _iter_values(values) if _stands_in(canary, known, texts))
        for group, values in groups.items()
    }


def _list_runs(text: str) -> set[str]:
    """List the words of a text, and every run of a few words."""
    words = _WORD.findall(text)
    shifted = [words[at:] for at in range(_RUN)]
    return {*words, *(" ".join(run) for run in zip(*shifted, strict=False))}


def _stands_in(canary: str, known: set[str], texts: list[str]) -> bool:
    words = _WORD.findall(canary)
    if len(canary) < _LEAST_LENGTH or not words:
        return False
    # Nearly every canary is ruled out by one look-up, so few texts are searched.
    sign = " ".join(words[:_RUN]) if len(words) >= _RUN else max(words, key=len)
    return sign in known and any(canary in text for text in texts)


def _unescape(text: str) -> str:
    return text.replace('\\"', '"').replace("\\/", "/")


def _iter_values(values: object) -> Iterator[str]:
    match values:
        case str():
            yield values
        case dict():
            for each in values.values():
                yield from _iter_values(each)
        case list():
            for each in values:
                yield from _iter_values(each)
        case _:
            pass
