"""A sealed piece of evidence and the facts of its capture (*barang bukti*)."""

import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import NewType

from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.digest import ContentDigest
from netral.evidence.errors import MalformedFormError, UnwritableFactError
from netral.evidence.moment import parse_moment, spell_moment
from netral.values.provenance import Grade

EXHIBIT_FORM = "netral.exhibit.v1"
"""Versioned name of the statement; a change of its fields is a new name."""
_ID_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_DIGEST = re.compile(r"(?:[0-9a-f]{64}|[0-9a-f]{128})\Z")

ExhibitId = NewType("ExhibitId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureFacts:
    """Who captured what, with what, when, from where.

    These are claims of the one who captured. A seal makes sure that they are not
    changed later; it does not make them true.
    """

    captured_at: datetime
    """By the capturing machine's clock."""
    captured_by: str
    """A role or pseudonym; never more of a person than is needed."""
    captured_with: str
    """Program and version."""
    grade: Grade
    media_type: str = "application/octet-stream"
    source: str = ""
    """Where the bytes came from: an address or a file name; empty if not known."""
    act_id: str = ""
    """The act that the bytes show; empty if none was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A sealed piece of evidence; its content lies in the blob store under its SHA-256."""

    exhibit_id: ExhibitId
    content: ContentDigest
    facts: CaptureFacts
    sealed_at: datetime
    seal_sha256: str
    """SHA-256 of the statement."""
    seal_sha3_512: str

    @property
    def statement(self) -> bytes:
        """The canonical form: what the seal, the log and a time token speak about."""
        return write_statement(
            self.exhibit_id, content=self.content, facts=self.facts, sealed_at=self.sealed_at
        )


def require_exhibit_id(text: str) -> ExhibitId:
    """Give the text back as an exhibit id, or refuse it.

    Args:
        text: Letters, digits, ``.``, ``_`` and ``-``; it becomes a folder in bundles.

    Returns:
        The id.

    Raises:
        UnwritableFactError: If it is no id.
    """
    if _ID_FORM.match(text) is None:
        raise UnwritableFactError(EXHIBIT_FORM, "exhibit_id", "is no exhibit id")
    return ExhibitId(text)


def write_statement(
    exhibit_id: ExhibitId, *, content: ContentDigest, facts: CaptureFacts, sealed_at: datetime
) -> bytes:
    """Write the statement of an exhibit in its canonical form.

    Args:
        exhibit_id: Its id.
        content: Digests and size of the content.
        facts: The facts of the capture.
        sealed_at: When it was sealed.

    Returns:
        The bytes of ``netral.exhibit.v1``.

    Raises:
        UnwritableFactError: If a fact cannot stand in the form.
        NaiveInstantError: If a moment has no timezone.
    """
    for name in ("captured_by", "captured_with", "media_type"):
        if not getattr(facts, name):
            raise UnwritableFactError(EXHIBIT_FORM, name, "is empty")
    return write_form(
        EXHIBIT_FORM,
        {
            "exhibit_id": require_exhibit_id(exhibit_id),
            "content_sha256": content.sha256,
            "content_sha3_512": content.sha3_512,
            "size_bytes": str(content.size_bytes),
            "media_type": facts.media_type,
            "grade": facts.grade.value,
            "captured_at": spell_moment(facts.captured_at),
            "captured_by": facts.captured_by,
            "captured_with": facts.captured_with,
            "source": facts.source,
            "act_id": facts.act_id,
            "sealed_at": spell_moment(sealed_at),
        },
    )


def parse_statement(
    statement: bytes,
) -> tuple[ExhibitId, ContentDigest, CaptureFacts, datetime]:
    """Parse the statement of an exhibit.

    Args:
        statement: Bytes of ``netral.exhibit.v1``.

    Returns:
        Id, digests, facts and the moment of sealing.

    Raises:
        MalformedFormError: If the bytes are not exactly such a statement.
    """
    found = parse_form(statement, EXHIBIT_FORM)
    try:
        grade = Grade(found["grade"])
        content = ContentDigest(
            sha256=found["content_sha256"],
            sha3_512=found["content_sha3_512"],
            size_bytes=int(found["size_bytes"]),
        )
        texts = {
            each.name: found[each.name]
            for each in fields(CaptureFacts)
            if each.name not in ("captured_at", "grade")
        }
        facts = CaptureFacts(
            captured_at=parse_moment(found["captured_at"], EXHIBIT_FORM), grade=grade, **texts
        )
        sealed_at = parse_moment(found["sealed_at"], EXHIBIT_FORM)
        exhibit_id = require_exhibit_id(found["exhibit_id"])
        again = write_statement(exhibit_id, content=content, facts=facts, sealed_at=sealed_at)
    except (KeyError, ValueError, UnwritableFactError) as error:
        raise MalformedFormError(EXHIBIT_FORM, "a field is missing or has no such value") from error
    digests = (content.sha256, content.sha3_512)
    if again != statement or not all(_DIGEST.match(digest) for digest in digests):
        raise MalformedFormError(EXHIBIT_FORM, "it has other fields, or in another order")
    return exhibit_id, content, facts, sealed_at
