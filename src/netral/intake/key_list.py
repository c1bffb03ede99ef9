"""Names the keys of an unknown file in an error, and never its values."""

import re
from collections.abc import Iterable

MAX_KEYS = 20
_PLAIN_KEY = re.compile(r"[A-Za-z_$@][A-Za-z0-9_ .:/()$@-]{0,39}")
_LONG_NUMBER = re.compile(r"\d{5}")
_MAX_WORDS = 4
_MIN_CELLS = 3
"""A row of fewer cells may be a sentence with a comma in it."""
_USUAL_WORDS = """
id date time datetime timestamp created_at published tanggal waktu
author user username user_name account handle from influencer akun nama name
text body message content full_text caption snippet title headline isi teks judul
url link permalink tautan platform source type jenis sumber language lang
likes comments shares followers sentiment engagement
actor_id actor_handle verb occurred_at_utc object_id object_url visibility
"""
_USUAL_NAMES = frozenset(_USUAL_WORDS.split())
"""Names that tables of any maker have; a first row with none of them is no header."""


def name_keys(keys: Iterable[str]) -> tuple[str, ...]:
    """Give the keys that may be shown, in place of any key that could be content.

    A file without a header, or an object keyed by people, has content where others
    have keys. Whatever does not look like a column name is only counted.

    Args:
        keys: Keys of an object, or cells of a first row.

    Returns:
        At most `MAX_KEYS` keys and one remark on the rest.

    Example:
        >>> name_keys(["Full Text", "saya pilih yang nomor berapa ya", "+6281234567"])
        ('Full Text', '2 not shown')
    """
    shown: list[str] = []
    hidden = 0
    for key in keys:
        if len(shown) < MAX_KEYS and _looks_like_a_name(key):
            shown.append(key.strip())
        else:
            hidden += 1
    if hidden:
        shown.append(f"{hidden} not shown")
    return tuple(shown)


def _looks_like_a_name(key: str) -> bool:
    stripped = key.strip()
    return bool(
        _PLAIN_KEY.fullmatch(stripped)
        and not stripped.startswith("@")
        and not _LONG_NUMBER.search(stripped)
        and len(stripped.split()) <= _MAX_WORDS
    )


def count_usual_names(header: Iterable[str]) -> int:
    """Count the cells of a first row that are usual names of columns.

    Where there is none, the first row is no header but somebody's words, and must
    not be shown.

    Example:
        >>> count_usual_names(["Tanggal", "Isi", "Skor"]), count_usual_names(["halo dunia"])
        (2, 0)
    """
    cells = [name.casefold().replace("_", " ").split() for name in header]
    is_table = len(cells) >= _MIN_CELLS
    return sum(
        1
        for words in cells
        if "_".join(words) in _USUAL_NAMES
        or (is_table and len(words) <= _MAX_WORDS and not _USUAL_NAMES.isdisjoint(words))
    )
