"""One public deed of an account, as a source recorded it (*perbuatan*)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.provenance import Grade


class ZoneSource(StrEnum):
    """How we know the timezone of a moment."""

    EXPLICIT = "explicit"
    """The record says it."""
    DOCUMENTED = "documented"
    """The format's documentation says it."""
    ASSUMED = "assumed"
    """Nobody says it; the import assumed a zone."""


class Visibility(StrEnum):
    """Whether others could see the act; mostly nobody knows."""

    PUBLIC = "public"
    NOT_PUBLIC = "not_public"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActObject:
    """What the act was done to: a post, an account, a group."""

    object_id: str | None = None
    url: str | None = None
    owner_id: str | None = None
    owner_handle: str | None = None
    """Handle of the object's owner, folded; the screening compares it with campaign accounts."""
    text: str | None = None
    """The object's own words (caption of a liked post, quoted post), where the source has them."""
    published_at: datetime | None = None
    """When the object came into being, from the source or from its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a record came from, so that anyone can find it again in the received bytes."""

    source_format: str
    """Versioned name of the reader's format, for example ``netral.plain.csv.v1``."""
    source_file: str
    """File name as received, without folders."""
    source_sha256: str
    pointer: str
    """Position inside the file: ``row 12``, ``line 3``, ``data/tweets.js#/4``."""
    parser_version: str
    grade: Grade
    original_format: str | None = None
    """What the table's maker says the row was made from; a statement, not proof."""
    original_sha256: str | None = None
    original_pointer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One deed, at a moment, by an account, perhaps on an object.

    An act says nothing about a person: the account is a reference, and only the
    gate knows whether anybody declared it.
    """

    act_id: str
    """Stable: the same record read again gives the same id."""
    account: AccountReference
    verb: Verb
    occurred_at: datetime
    """In UTC."""
    occurred_at_raw: str
    zone_source: ZoneSource
    text: str | None = None
    """The account's own words; ``None`` when the act has none or was not public."""
    lang: str | None = None
    """The language that the source names; a platform's guess."""
    reaction: str | None = None
    object: ActObject | None = None
    visibility: Visibility = Visibility.UNKNOWN
    visibility_basis: str = "the source does not say"
    has_image: bool = False
    edited_at: datetime | None = None
    is_edited: bool = False
    """The source says the act was edited, with or without saying when."""
    is_deleted: bool = False
    """The source says the act was taken back, with or without saying when."""
    undone_at: datetime | None = None
    """When the act was taken back (unliked, deleted), where the source says so."""
    on_duty: bool = False
    """The source marks the act as done on duty (official account, assignment)."""
    provenance: Provenance
    also_from: tuple[Provenance, ...] = ()
    """Where the same act was read too; the best grade leads and stands in `provenance`."""
