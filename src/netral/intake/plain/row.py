"""One row of a plain acts table becomes an act, in the order in which the door asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.intake.act_id import name_by_content
from netral.intake.errors import UnfitRecordError
from netral.intake.moment import FIRST_POSSIBLE, Moment, parse_zone, read_moment
from netral.intake.plain.cell import read_flag, read_id, read_text, read_word
from netral.intake.plain.grade import grade_row
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.verb_word import VerbWord, find_verb
from netral.intake.quarantine import RejectedRecord
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import SourceFile
from netral.values.account import AccountReference, fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform, find_platform

PARSER_VERSION = "1"
_USUAL_LENGTH = len("2024-10-01T08:00:00+00:00")
_TIME_ORDER = ("occurred_at_utc", "occurred_at", "occurred_at_raw")
_OBJECT_COLUMNS = frozenset(
    {
        "object_id",
        "object_url",
        "object_owner_id",
        "object_owner_handle",
        "object_text",
        "object_published_at",
    }
)
_IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic")
_IMAGE_WORDS = frozenset({"image", "photo", "foto", "gambar"})
_PLATFORMS: dict[str, Platform] = {platform.value: platform for platform in Platform}
_VISIBILITIES = {visibility.value: visibility for visibility in Visibility}
_ZONE_SOURCES = {source.value: source for source in ZoneSource}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """A plain table that is being read: its file, its format, its mapping."""

    source: SourceFile
    source_format: str
    mapping: ColumnMapping | None = None

    def cells(self, row: Mapping[str, object]) -> Mapping[str, object]:
        """Give all cells by our names, constants and meanings applied once for the row."""
        if self.mapping is None:
            return row
        names = dict.fromkeys([*row, *self.mapping.constants])
        return {name: self.translate(row, name) for name in names}

    def translate(self, row: Mapping[str, object], column: str) -> object:
        """Give a cell by our name of the column, constants and meanings applied."""
        if self.mapping is None:
            return row.get(column)
        constant = self.mapping.constants.get(column)
        return constant if constant is not None else self.mapping.translate(column, row.get(column))


def read_account(row: Mapping[str, object], table: PlainTable) -> AccountReference:
    """Read whose act a row is, looking at nothing else of it.

    Args:
        row: Cells by our column names; only the account columns are looked at.
        table: The table.

    Returns:
        The account, by id, by handle or by both.

    Raises:
        UnfitRecordError: If the platform or the account cannot be read.
    """
    word = read_word(table.translate(row, "platform"), "platform")
    if word is None:
        raise refuse(Reason.MISSING_PLATFORM, "platform")
    platform = find_platform(word)
    if platform is None:
        raise refuse(Reason.UNKNOWN_PLATFORM, "platform")
    account_id = read_id(table.translate(row, "actor_id"), "actor_id")
    handle = _read_handle(table.translate(row, "actor_handle"), "actor_handle")
    kind = table.translate(row, "actor_id_kind")
    if kind == "handle" and account_id is not None:
        account_id, handle = None, handle or account_id
    if kind == "page_scoped" and account_id is not None:
        if handle is None:
            raise refuse(Reason.PAGE_SCOPED_ACCOUNT, "actor_id")
        account_id = None
    folded = fold_handle(handle) if handle else None
    if not account_id and not folded:
        raise refuse(Reason.MISSING_ACCOUNT, "actor_id, actor_handle")
    return AccountReference(platform=platform, account_id=account_id, handle=folded or None)


def find_usual_account(
    platform: object, account_id: object, handle: object, kind: object
) -> AccountReference | None:
    """Take the short way of nearly every record: our spellings, a decimal id as text.

    Args:
        platform: Cell of that column, untranslated.
        account_id: Cell of `actor_id`.
        handle: Cell of `actor_handle`.
        kind: Cell of `actor_id_kind`.

    Returns:
        What `read_account` gives for a table without a mapping, or ``None`` where only
        the long way can tell.
    """
    known = _PLATFORMS.get(platform) if isinstance(platform, str) else None
    if known is None or kind or not isinstance(account_id, str):
        return None
    if not (account_id.isdecimal() and account_id.isascii()):
        return None
    if isinstance(handle, str) and handle:
        return AccountReference(
            platform=known, account_id=account_id, handle=fold_handle(handle) or None
        )
    return None if handle else AccountReference(platform=known, account_id=account_id)


def read_occurred(row: Mapping[str, object], table: PlainTable) -> Moment:
    """Read when the act of a row was done.

    Args:
        row: Cells by our column names; only the time columns are looked at.
        table: The table.

    Returns:
        The moment with the source's own writing of it.

    Raises:
        UnfitRecordError: If there is no moment, no zone, or no sense in it.
    """
    usual = _find_usual_moment(row, table)
    if usual is not None:
        return usual
    column = next((name for name in _TIME_ORDER if not _is_empty(row.get(name))), None)
    if column is None:
        raise refuse(Reason.MISSING_TIME, "occurred_at_utc")
    moment = _read_time(row[column], column, row, table)
    raw = row.get("occurred_at_raw")
    stated = table.translate(row, "zone_source")
    zone_source = moment.zone_source
    if isinstance(stated, str) and stated.strip():
        if stated.strip() not in _ZONE_SOURCES:
            raise refuse(Reason.WRONG_TYPE, "zone_source")
        zone_source = _ZONE_SOURCES[stated.strip()]
    return Moment(
        at=moment.at,
        raw=raw.strip() if isinstance(raw, str) and raw.strip() else moment.raw,
        zone_source=zone_source,
    )


def _find_usual_moment(row: Mapping[str, object], table: PlainTable) -> Moment | None:
    """Take the short way of nearly every record: ``2024-10-01T08:00:00+00:00`` and no more."""
    value = row.get("occurred_at_utc")
    if not isinstance(value, str) or len(value) != _USUAL_LENGTH or value[10:11] != "T":
        return None
    if table.mapping is not None or row.get("occurred_at_raw") or row.get("zone_source"):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    if at.tzinfo is not UTC or at < FIRST_POSSIBLE:
        return None
    return Moment(at=at, raw=value, zone_source=ZoneSource.EXPLICIT)


def _read_time(value: object, column: str, row: Mapping[str, object], table: PlainTable) -> Moment:
    if table.mapping is not None:
        return table.mapping.time.read(value, column)
    if column == "occurred_at_utc":
        return read_moment(value, column, zone=UTC, zone_source=ZoneSource.DOCUMENTED)
    word = table.translate(row, "zone")
    zone = parse_zone(word) if isinstance(word, str) else None
    if zone is None and column not in _TIME_ORDER and not _is_empty(row.get("occurred_at_utc")):
        zone = UTC
    return read_moment(value, column, zone=zone, zone_source=ZoneSource.EXPLICIT)


def act_from_row(
    row: Mapping[str, object],
    *,
    table: PlainTable,
    pointer: str,
    account: AccountReference | None = None,
    moment: Moment | None = None,
) -> Act | RejectedRecord:
    """Turn a row that the door has let through into an act.

    It asks no door: whoever calls it has asked already, row by row or for whole
    columns, and both ways give the same act.

    Args:
        row: Cells by our column names, as the table has them.
        table: The table.
        pointer: Where the row is, for example ``row 12``.
        account: The account, if it has been read already.
        moment: The moment, if it has been read already.

    Returns:
        The act, or the record for the quarantine.
    """
    try:
        account = account or read_account(row, table)
        moment = moment or read_occurred(row, table)
        return _build_act(row, table, pointer, account, moment)
    except UnfitRecordError as unfit:
        return table.source.reject(unfit, pointer)


def _build_act(
    row: Mapping[str, object],
    table: PlainTable,
    pointer: str,
    account: AccountReference,
    moment: Moment,
) -> Act:
    cells = table.cells(row)
    verb = _read_verb(cells)
    visibility, basis = _read_visibility(cells)
    text = read_text(cells.get("text"), "text")
    act_object = _read_object(row, cells, table)
    act_id = read_id(cells.get("act_id"), "act_id") or name_by_content(
        account=account,
        verb=verb.verb,
        reaction=verb.reaction,
        act_object=act_object,
        occurred_at=moment.at,
        text=text,
    )
    is_private = visibility is Visibility.NOT_PUBLIC
    undone_at = _read_other_moment(row, table, "undone_at")
    edited_at = _read_other_moment(row, table, "edited_at")
    return Act(
        act_id=act_id,
        account=account,
        verb=verb.verb,
        occurred_at=moment.at,
        occurred_at_raw=moment.raw,
        zone_source=moment.zone_source,
        text=None if is_private else text,
        lang=read_word(cells.get("lang"), "lang"),
        reaction=verb.reaction,
        object=None if is_private else act_object,
        visibility=visibility,
        visibility_basis=basis,
        has_image=_has_image(row, cells),
        edited_at=edited_at,
        is_edited=bool(read_flag(cells.get("edited"), "edited")) or bool(edited_at),
        is_deleted=bool(read_flag(cells.get("deleted"), "deleted")) or bool(undone_at),
        undone_at=undone_at,
        on_duty=bool(read_flag(cells.get("on_duty"), "on_duty")),
        provenance=_read_provenance(row, cells, table, pointer),
    )


def _read_provenance(
    row: Mapping[str, object], cells: Mapping[str, object], table: PlainTable, pointer: str
) -> Provenance:
    original_format = read_word(cells.get("source_format"), "source_format")
    grade = _grade_row(read_word(cells.get("grade"), "grade"), original_format)
    return Provenance(
        source_format=table.source_format,
        source_file=table.source.name,
        source_sha256=table.source.sha256,
        pointer=pointer,
        parser_version=PARSER_VERSION,
        grade=grade,
        original_format=original_format,
        original_sha256=read_word(row.get("source_file_sha256"), "source_file_sha256"),
        original_pointer=_read_handle(row.get("source_pointer"), "source_pointer"),
    )


_find_verb = lru_cache(maxsize=256)(find_verb)
_grade_row = lru_cache(maxsize=256)(grade_row)


def _read_verb(cells: Mapping[str, object]) -> VerbWord:
    word = read_word(cells.get("verb"), "verb")
    if word is None:
        raise refuse(Reason.MISSING_VERB, "verb")
    verb = _find_verb(word)
    if verb is None:
        raise refuse(Reason.UNKNOWN_VERB, "verb")
    if verb.verb is Verb.REACTION and verb.reaction is None:
        reaction = read_word(cells.get("reaction"), "reaction")
        return VerbWord(verb=verb.verb, reaction=reaction.casefold() if reaction else None)
    return verb


def _read_visibility(cells: Mapping[str, object]) -> tuple[Visibility, str]:
    word = read_word(cells.get("visibility"), "visibility")
    basis = read_word(cells.get("visibility_basis"), "visibility_basis")
    if word is None:
        return Visibility.UNKNOWN, basis or "the source does not say"
    visibility = _VISIBILITIES.get(word.casefold())
    if visibility is None:
        raise refuse(Reason.UNKNOWN_VISIBILITY, "visibility")
    return visibility, basis or "the table says so"


def _read_object(
    row: Mapping[str, object], cells: Mapping[str, object], table: PlainTable
) -> ActObject | None:
    if _OBJECT_COLUMNS.isdisjoint(cells):
        return None
    object_id = read_id(cells.get("object_id"), "object_id")
    url = read_word(cells.get("object_url"), "object_url")
    owner_id = read_id(cells.get("object_owner_id"), "object_owner_id")
    owner = _read_handle(cells.get("object_owner_handle"), "object_owner_handle")
    text = read_text(cells.get("object_text"), "object_text")
    published_at = _read_other_moment(row, table, "object_published_at")
    if not any((object_id, url, owner_id, owner, text, published_at)):
        return None
    return ActObject(
        object_id=object_id,
        url=url,
        owner_id=owner_id,
        owner_handle=fold_handle(owner) if owner else None,
        text=text,
        published_at=published_at,
    )


def _read_other_moment(
    row: Mapping[str, object], table: PlainTable, column: str
) -> datetime | None:
    value = row.get(column)
    return None if _is_empty(value) else _read_time(value, column, row, table).at


def _has_image(row: Mapping[str, object], cells: Mapping[str, object]) -> bool:
    stated = read_flag(cells.get("has_image"), "has_image")
    if stated is not None:
        return stated
    media = row.get("media")
    items = media.split("|") if isinstance(media, str) else media
    return isinstance(items, list) and any(_is_image(item) for item in items)


def _is_image(item: object) -> bool:
    if isinstance(item, dict):
        return any(_is_image(value) for value in item.values() if isinstance(value, str))
    if not isinstance(item, str):
        return False
    word = item.strip(' []"').casefold().partition("?")[0]
    return word in _IMAGE_WORDS or word.endswith(_IMAGE_ENDINGS)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _read_handle(value: object, place: str) -> str | None:
    if isinstance(value, float):
        raise refuse(Reason.NUMERIC_ID, place)
    return read_word(value, place)
