"""Finds handles that the eye takes for one another (after UTS #39, for what handles allow)."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_TWINS = {
    ".": "\u00b7",
    "a": "\u0430\u03b1",
    "b": "\u0432",
    "c": "\u0441",
    "d": "\u0501",
    "e": "\u0435",
    "g": "\u0261",
    "h": "\u04bb",
    "j": "\u0458",
    "k": "\u03ba\u043a",
    "l": "1i|\u0456\u0131\u03b9\u04cf",
    "m": "\u043c",
    "n": "\u0578\u043f",
    "o": "0\u043e\u03bf\u03c3",
    "p": "\u0440\u03c1",
    "q": "\u051b",
    "s": "\u0455",
    "t": "\u0442\u03c4",
    "u": "\u03c5",
    "v": "\u03bd\u0475",
    "w": "\u051d\u0461",
    "x": "\u0445",
    "y": "\u0443\u03b3",
}
"""Latin letters, each with the digits and the Cyrillic, Greek and other letters like it."""
_SAME_TO_THE_EYE = str.maketrans(
    {twin: letter for letter, twins in _TWINS.items() for twin in twins}
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def draw_skeleton(handle: str) -> str:
    """Reduce a handle to its look; two handles of one look are look-alikes.

    Args:
        handle: A folded handle.

    Returns:
        A form that is for comparing only and names no account.

    Example:
        >>> draw_skeleton("budl.0ne") == draw_skeleton("budi.one")
        True
    """
    plain = handle.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
        plain = "".join(mark for mark in plain if unicodedata.category(mark) != "Cf")
    look = plain.translate(_SAME_TO_THE_EYE)
    for pair, single in _PAIRS:
        look = look.replace(pair, single)
    return look


def find_look_alikes(handles: Iterable[str]) -> list[tuple[str, ...]]:
    """Find groups of different handles that look the same.

    Args:
        handles: Folded handles of one platform.

    Returns:
        The groups with at least two different handles, each sorted.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for handle in handles:
        groups[draw_skeleton(handle)].add(handle)
    return [tuple(sorted(group)) for group in groups.values() if len(group) > 1]
