"""How well a column fits one of ours: by its name, and by what its cells look like."""

import re
from collections.abc import Callable, Sequence

from netral.errors import NetralError
from netral.intake.plain.column import fold_column_name
from netral.intake.plain.verb_word import find_verb
from netral.values.errors import NaiveInstantError
from netral.values.instant import parse_instant
from netral.values.platform import find_platform

MEANINGS = {
    "unggahan": "post",
    "postingan": "post",
    "kiriman": "post",
    "status": "post",
    "komentar": "comment",
    "balasan": "reply",
    "suka": "like",
    "menyukai": "like",
    "bagikan": "repost",
    "dibagikan": "repost",
    "berbagi": "repost",
    "kutipan": "quote",
    "mengikuti": "follow",
    "ikuti": "follow",
    "foto": "photo",
}
"""Indonesian words for deeds, and what they mean."""
PATTERNS = (
    *("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M"),
    *("%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%d.%m.%Y %H:%M", "%d %B %Y %H:%M"),
    *("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%a %b %d %H:%M:%S %z %Y", "%d/%m/%Y %H.%M"),
    *("%d-%b-%Y %I:%M%p", "%d/%m/%Y, %H:%M"),
)
"""Day first: the Indonesian way wins where both would fit."""
_NAMES: dict[str, tuple[str, ...]] = {
    "platform": ("platform", "source", "media", "channel", "kanal", "sumber", "social network"),
    "actor_handle": (
        *("username", "user name", "handle", "screen name", "author handle", "account", "akun"),
        *("author", "penulis", "user", "influencer", "pengguna", "nama akun", "from", "pemilik"),
    ),
    "actor_id": ("author id", "user id", "account id", "id akun", "id pengguna", "actor id"),
    "verb": (
        "verb",
        "type",
        "jenis",
        "activity",
        "action",
        "aktivitas",
        "tipe",
        "kategori",
        "deed",
    ),
    "occurred_at": (
        *("date", "datetime", "created at", "published at", "timestamp", "time", "tanggal"),
        *("waktu", "date time", "published", "tgl", "tanggal unggah", "kapan"),
    ),
    "text": (
        *("text", "content", "message", "full text", "caption", "isi", "teks", "konten", "body"),
        *("mention content", "hit sentence", "snippet", "komentar", "pesan"),
    ),
    "act_id": ("act id", "post id", "tweet id", "message id", "id unggahan"),
    "object_url": ("target url", "parent url", "object url", "tautan sasaran"),
    "object_owner_handle": ("target handle", "target account", "parent author", "akun sasaran"),
    "object_text": ("target text", "parent text", "teks sasaran"),
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HANDLE = re.compile(r"@?[A-Za-z0-9_.-]{2,40}")
_MIN_TEXT, _LONG_NUMBER = 15, 5


def score_name(ours: str, theirs: str) -> float:
    """Score a column's name: 1 for a usual name, less if it only holds one, else 0."""
    whole = _fold(theirs)
    name = _fold(theirs.rpartition(".")[2])
    usual = _NAMES.get(ours, ())
    if name in usual or name == ours.replace("_", " "):
        return 1.0 - 0.01 * (usual.index(name) if name in usual else 0)
    words = set(whole.split())
    return 0.5 if any(words >= set(each.split()) for each in usual) else 0.0


def _fold(name: str) -> str:
    parts = _CAMEL.sub("_", name.replace(".", "_"))
    return fold_column_name(parts).replace("_", " ")


def score_cells(ours: str, cells: Sequence[str]) -> float:
    """Score what cells look like: the share of them that could be read as ours."""
    fits = _FITS.get(ours)
    return sum(map(fits, cells)) / len(cells) if fits is not None and cells else 0.5


def find_time_format(cells: Sequence[str]) -> tuple[str, bool] | None:
    """Find how moments are written.

    Args:
        cells: Cells of a column.

    Returns:
        Format and whether they name their zone; ``None`` if they are no moments.
    """
    iso = [_parse_iso(cell) for cell in cells]
    if cells and sum(found is not None for found in iso) >= len(cells) * 0.9:
        return "iso", all(found for found in iso if found is not None)
    if cells and all(cell.isdecimal() and len(cell) in (10, 13) for cell in cells):
        return (
            "epoch_milliseconds" if len(cells[0]) > len("1700000000") else "epoch_seconds"
        ), True
    for pattern in PATTERNS:
        if sum(_fits_pattern(cell, pattern) for cell in cells) >= len(cells) * 0.9:
            return pattern, "%z" in pattern
    return None


def _parse_iso(cell: str) -> bool | None:
    """Whether a moment in ISO 8601 names its zone; ``None`` if it is none."""
    if len(cell) <= len("2024-10-01"):
        return None
    try:
        parse_instant(cell)
    except NaiveInstantError:
        return False
    except NetralError:
        return None
    return True


def _fits_pattern(cell: str, pattern: str) -> bool:
    from datetime import datetime  # noqa: PLC0415

    try:
        datetime.strptime(cell, pattern)  # noqa: DTZ007  (only its form is looked at)
    except ValueError:
        return False
    return True


def _is_verb(cell: str) -> bool:
    return find_verb(cell) is not None or cell.casefold() in MEANINGS


_FITS: dict[str, Callable[[str], bool]] = {
    "platform": lambda cell: find_platform(cell) is not None,
    "actor_handle": lambda cell: _HANDLE.fullmatch(cell) is not None,
    "actor_id": lambda cell: len(cell) >= _LONG_NUMBER and cell.isalnum(),
    "act_id": lambda cell: len(cell) >= _LONG_NUMBER and " " not in cell,
    "verb": _is_verb,
    "text": lambda cell: len(cell) >= _MIN_TEXT and " " in cell,
    "object_url": lambda cell: cell.startswith("http"),
    "object_owner_handle": lambda cell: _HANDLE.fullmatch(cell) is not None,
    "object_text": lambda cell: " " in cell,
}
