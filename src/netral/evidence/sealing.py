"""Seals content with the facts of its capture, and finds any later change."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from netral.evidence.digest import digest_content
from netral.evidence.errors import EmptyContentError, LoneScreenshotError, SealBrokenError
from netral.evidence.exhibit import (
    CaptureFacts,
    Exhibit,
    ExhibitId,
    parse_statement,
    write_statement,
)


def seal_exhibit(
    content: bytes, *, exhibit_id: ExhibitId, facts: CaptureFacts, sealed_at: datetime
) -> Exhibit:
    """Seal captured content so that any later change can be detected.

    The seal covers the facts of the capture as well as the content: evidence whose
    time can be edited is not evidence. It says nothing about who wrote the content,
    nor that a platform served it; those are claims of the capture.

    Args:
        content: The bytes exactly as received, never normalised text.
        exhibit_id: Chosen by the caller, so that a retry seals the same exhibit.
        facts: Who captured it, with what, when, from where.
        sealed_at: Now, as the caller's clock has it; the core reads no clock.

    Returns:
        An exhibit that `verify_seal` accepts as long as nothing in it changes.

    Raises:
        EmptyContentError: If there is no content; an empty exhibit proves nothing.
        UnwritableFactError: If a fact cannot stand in the statement.
        NaiveInstantError: If a moment has no timezone.

    Example:
        >>> from datetime import UTC, datetime
        >>> from netral.values import Grade
        >>> noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
        >>> facts = CaptureFacts(
        ...     captured_at=noon, captured_by="unit-1", captured_with="browser 1", grade=Grade.C
        ... )
        >>> exhibit = seal_exhibit(
        ...     b"post", exhibit_id=ExhibitId("EX-1"), facts=facts, sealed_at=noon
        ... )
        >>> verify_seal(exhibit, b"post")
    """
    if not content:
        raise EmptyContentError(exhibit_id)
    digest = digest_content(content)
    statement = write_statement(exhibit_id, content=digest, facts=facts, sealed_at=sealed_at)
    return read_exhibit(statement)


def read_exhibit(statement: bytes) -> Exhibit:
    """Read an exhibit back from its statement; its seal is what the statement hashes to.

    Args:
        statement: Bytes of ``netral.exhibit.v1``.

    Returns:
        The exhibit.

    Raises:
        MalformedFormError: If the bytes are no such statement.
    """
    exhibit_id, content, facts, sealed_at = parse_statement(statement)
    return Exhibit(
        exhibit_id=exhibit_id,
        content=content,
        facts=facts,
        sealed_at=sealed_at,
        seal_sha256=hashlib.sha256(statement).hexdigest(),
        seal_sha3_512=hashlib.sha3_512(statement).hexdigest(),
    )


def verify_seal(exhibit: Exhibit, content: bytes) -> None:
    """Verify that content and capture facts are those that were sealed.

    A passing seal alone proves little: whoever changes an exhibit can seal it anew.
    Only the log and its witnesses say which seal was there first.

    Args:
        exhibit: The exhibit.
        content: Its bytes.

    Raises:
        SealBrokenError: If anything differs; the error names the part.
        EmptyContentError: If there is no content.
    """
    if not content:
        raise EmptyContentError(exhibit.exhibit_id)
    found = digest_content(content)
    statement = exhibit.statement
    pairs = (
        ("size", str(exhibit.content.size_bytes), str(found.size_bytes)),
        ("content", exhibit.content.sha256, found.sha256),
        ("content", exhibit.content.sha3_512, found.sha3_512),
        ("statement", exhibit.seal_sha256, hashlib.sha256(statement).hexdigest()),
        ("statement", exhibit.seal_sha3_512, hashlib.sha3_512(statement).hexdigest()),
    )
    for part, expected, actual in pairs:
        if expected != actual:
            raise SealBrokenError(exhibit.exhibit_id, part, expected, actual)


def verify_can_indicate(exhibits: Iterable[Exhibit]) -> None:
    """Verify that evidence can carry an indication and not only a lead.

    Args:
        exhibits: All exhibits that stand behind one act.

    Raises:
        LoneScreenshotError: If none is of grade A, B or C, or if there is none at all.
    """
    known = tuple(exhibits)
    if not any(exhibit.facts.grade.can_indicate for exhibit in known):
        raise LoneScreenshotError(tuple(exhibit.exhibit_id for exhibit in known))
