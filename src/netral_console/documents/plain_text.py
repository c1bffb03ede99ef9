"""Text that no font and no program trips over: what cannot be shown becomes a visible mark."""

import unicodedata
from bisect import bisect_right

_KEPT = {"\n", "\t"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMBINING = frozenset({"Mn", "Mc", "Me"})
_MOST_MARKS = 4
"""So many combining marks may sit on one letter; more only smear over other lines."""
_PRINTABLE = (
    (0x20, 0x4FF),
    (0x510, 0x513),
    (0x51A, 0x51D),
    (0x531, 0x60C),
    (0x61B, 0x61B),
    (0x61F, 0x61F),
    (0x621, 0x63A),
    (0x640, 0x66D),
    (0x674, 0x674),
    (0x679, 0x67B),
    (0x67E, 0x680),
    (0x683, 0x684),
    (0x686, 0x687),
    (0x691, 0x691),
    (0x698, 0x698),
    (0x6A4, 0x6A4),
    (0x6A9, 0x6A9),
    (0x6AF, 0x6AF),
    (0x6BE, 0x6BE),
    (0x6CC, 0x6CC),
    (0x6F0, 0x6F9),
    (0x1E00, 0x2151),
    (0x2153, 0x2184),
    (0x2189, 0x2189),
    (0x2190, 0x23FF),
    (0x2422, 0x2423),
    (0x2460, 0x262F),
    (0x2638, 0x268B),
    (0x2690, 0x269C),
    (0x26A0, 0x26A7),
    (0x26AA, 0x26B2),
    (0x2701, 0x2704),
    (0x2706, 0x2709),
    (0x270C, 0x2727),
    (0x2729, 0x274B),
    (0x274D, 0x274D),
    (0x274F, 0x2752),
    (0x2756, 0x2756),
    (0x2758, 0x275E),
    (0x2761, 0x277F),
    (0x2794, 0x2794),
    (0x2798, 0x27AF),
    (0x27B1, 0x2BFE),
    (0xFB00, 0xFB4F),
    (0xFB52, 0xFB81),
    (0xFB8A, 0xFB95),
    (0xFB9E, 0xFB9F),
    (0xFBAA, 0xFBAD),
    (0xFBE8, 0xFBE9),
    (0xFBFC, 0xFBFF),
    (0xFE70, 0xFEFC),
    (0x1D400, 0x1D7FF),
    (0x1F12F, 0x1F12F),
)
"""What the fonts inside the typesetter can show, first and last; found by asking it for each."""
_FIRSTS = [first for first, _ in _PRINTABLE]
_LAST_COMBINING = 0x36F


def show_hidden(text: str) -> str:
    """Show characters that no eye sees, so that a letter cannot carry them unseen.

    Line breaks and tabs stay; direction marks, control characters and what is no
    character at all become marks. Emoji and every script stay as they are: a word
    processor has fonts for them.

    Example:
        >>> show_hidden("satu" + chr(0x202e) + "dua")
        'satu[U+202E]dua'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_mark(sign) if _is_hidden(sign) else sign for sign in plain)


def show_unprintable(text: str) -> str:
    """Show what the typesetter's own fonts lack by number and name, beside what is hidden.

    Example:
        >>> show_unprintable("bagus " + chr(0x1f44d))
        'bagus [U+1F44D THUMBS UP SIGN]'
    """
    shown, stacked = [], 0
    for sign in show_hidden(text):
        combines = unicodedata.category(sign) in _COMBINING
        stacked = stacked + 1 if combines else 0
        shown.append(sign if _can_print(sign, stacked) else _mark(sign, named=True))
    return "".join(shown)


def _can_print(sign: str, stacked: int) -> bool:
    if stacked:
        return stacked <= _MOST_MARKS and ord(sign) <= _LAST_COMBINING
    if sign in _KEPT:
        return True
    place = bisect_right(_FIRSTS, ord(sign)) - 1
    return place >= 0 and ord(sign) <= _PRINTABLE[place][1]


def _is_hidden(sign: str) -> bool:
    return sign not in _KEPT and unicodedata.category(sign) in _HIDDEN


def _mark(sign: str, *, named: bool = False) -> str:
    name = unicodedata.name(sign, "") if named else ""
    return f"[U+{ord(sign):04X}{' ' if name else ''}{name}]"
