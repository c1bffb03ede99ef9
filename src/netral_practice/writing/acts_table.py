"""The plain acts table, once as JSON lines and once as Parquet, with rows that are broken."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral_practice.deed import Damage, Deed
from netral_practice.writing.place import Place

_SOURCE_FORMATS = {
    Platform.FACEBOOK: "facebook_dyi.2024",
    Platform.INSTAGRAM: "instagram_dyi.2024",
    Platform.THREADS: "instagram_dyi.2024",
    Platform.TIKTOK: "tiktok_dyi.2024",
    Platform.YOUTUBE: "youtube_takeout.2024",
    Platform.X: "x_api.v2",
}
_PARQUET_COLUMNS = (
    "act_id",
    "source_format",
    "platform",
    "actor_id",
    "actor_id_kind",
    "actor_handle",
    "verb",
    "object_id",
    "object_url",
    "object_owner_id",
    "object_owner_handle",
    "object_text",
    "object_published_at",
    "text",
    "lang",
    "occurred_at",
    "occurred_at_raw",
    "zone",
    "visibility",
    "visibility_basis",
    "has_image",
    "on_duty",
    "undone_at",
)
_FLAGS = ("has_image", "on_duty")
_LOSSY_ID = 1.2345e17


def write_json_table(path: Path, deeds: Sequence[Deed], *, zone: tzinfo) -> list[Place]:
    """Write acts as JSON lines; moments in UTC, empty cells left out.

    Args:
        path: Where to.
        deeds: The acts, in order.
        zone: The zone of the raw moments.

    Returns:
        Where each act stands.
    """
    lines = []
    for deed in deeds:
        row = _make_row(deed, zone)
        row["occurred_at_utc"] = deed.occurred_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        row["zone_source"] = "explicit"
        lines.append(_encode_line(deed, break_row(row, deed.damage, time_column="occurred_at_utc")))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return _place(deeds, path.name, "line")


def _encode_line(deed: Deed, row: dict[str, Any]) -> bytes:
    line = msgspec.json.encode({name: value for name, value in row.items() if value is not None})
    if deed.damage is Damage.BROKEN_JSON:
        return line[: len(line) // 2]
    if deed.damage is Damage.NOT_AN_OBJECT:
        return msgspec.json.encode(["baris", "tanpa", "kunci"])
    return line


def write_parquet_table(path: Path, deeds: Sequence[Deed], *, zone: tzinfo) -> list[Place]:
    """Write acts as Parquet; moments in local time with a zone column.

    Args:
        path: Where to.
        deeds: The acts, in order.
        zone: The zone of the moments.

    Returns:
        Where each act stands.
    """
    rows = []
    for deed in deeds:
        row = _make_row(deed, zone)
        row["occurred_at"] = deed.occurred_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
        row["zone"] = zone.tzname(None)
        rows.append(break_row(row, deed.damage, time_column="occurred_at"))
    schema = {name: pl.Boolean if name in _FLAGS else pl.String for name in _PARQUET_COLUMNS}
    columns = {name: [row.get(name) for row in rows] for name in _PARQUET_COLUMNS}
    pl.DataFrame(columns, schema=schema).write_parquet(path, compression="zstd")
    return _place(deeds, path.name, "row")


def _place(deeds: Iterable[Deed], name: str, word: str) -> list[Place]:
    return [
        Place(deed=deed, source_file=name, pointer=f"{word} {number}")
        for number, deed in enumerate(deeds, start=1)
    ]


def _make_row(deed: Deed, zone: tzinfo) -> dict[str, Any]:
    account = deed.account
    shown = deed.object
    is_reaction = deed.verb is Verb.REACTION and deed.reaction
    row: dict[str, Any] = {
        "act_id": deed.deed_id,
        "source_format": deed.grade_word or _SOURCE_FORMATS[account.platform],
        "platform": account.platform.value,
        "actor_id": account.account_id,
        "actor_id_kind": "numeric" if account.account_id else "handle",
        "actor_handle": account.handle,
        "verb": f"react:{deed.reaction}" if is_reaction else deed.verb.value,
        "text": deed.text,
        "lang": account.tongue.value if deed.text else None,
        "occurred_at_raw": _write_moment(deed.occurred_at, zone),
        "visibility": deed.visibility.value,
        "visibility_basis": "praktik",
        "has_image": deed.has_image or None,
        "on_duty": deed.on_duty or None,
        "undone_at": _write_moment(deed.undone_at, zone) if deed.undone_at else None,
    }
    if shown is not None:
        row |= {
            "object_id": shown.object_id,
            "object_url": shown.url,
            "object_owner_id": shown.owner_id,
            "object_owner_handle": shown.owner_handle,
            "object_text": shown.text,
            "object_published_at": _write_moment(shown.published_at, zone)
            if shown.published_at
            else None,
        }
    return row


def _write_moment(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds")


def break_row(row: dict[str, Any], damage: Damage | None, *, time_column: str) -> dict[str, Any]:
    """Break a row in the way the damage says; some damages break the line, not the row.

    Args:
        row: The good row.
        damage: What to do to it.
        time_column: The column that holds the moment.

    Returns:
        The row to be written.
    """
    times = {time_column: None, "occurred_at_raw": None}
    broken_cells: dict[Damage, dict[str, Any]] = {
        Damage.MISSING_TIME: times,
        Damage.UNREADABLE_TIME: {**times, time_column: "kemarin sore"},
        Damage.DATE_WITHOUT_TIME: {**times, time_column: str(row["occurred_at_raw"])[:10]},
        Damage.MISSING_VERB: {"verb": None},
        Damage.UNKNOWN_VERB: {"verb": "unlike"},
        Damage.UNKNOWN_PLATFORM: {"platform": "friendster"},
        Damage.MISSING_ACCOUNT: {"actor_id": None, "actor_handle": None},
        Damage.NUMERIC_ID: {"actor_id": _LOSSY_ID},
        Damage.UNKNOWN_VISIBILITY: {"visibility": "friends"},
    }
    return row | broken_cells.get(damage, {}) if damage else row
