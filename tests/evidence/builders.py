"""Builders for evidence tests; all content is self-written."""

import hashlib
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from netral.evidence.canonical_form import write_form
from netral.evidence.exhibit import CaptureFacts, Exhibit, ExhibitId
from netral.evidence.exhibit_index import IntakeKey
from netral.evidence.log_entry import EntryKind
from netral.evidence.sealing import seal_exhibit
from netral.evidence.signing_key import SigningKey
from netral.evidence.vault import Intake, Statement
from netral.values.provenance import Grade

NOON = datetime(2024, 10, 1, 5, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def facts(
    *,
    captured_at: datetime = NOON,
    captured_by: str = "pemeriksa-7",
    captured_with: str = "penangkap 1.2",
    grade: Grade = Grade.C,
    media_type: str = "text/html",
    source: str = "https://contoh.invalid/p/1",
    act_id: str = "ACT-1",
) -> CaptureFacts:
    return CaptureFacts(
        captured_at=captured_at,
        captured_by=captured_by,
        captured_with=captured_with,
        grade=grade,
        media_type=media_type,
        source=source,
        act_id=act_id,
    )


def sealed(
    content: bytes = b"<p>Dukung Surya-Intan</p>",
    *,
    exhibit_id: str = "EX-1",
    about: CaptureFacts | None = None,
    sealed_at: datetime = NOON + SECOND,
) -> Exhibit:
    return seal_exhibit(
        content, exhibit_id=ExhibitId(exhibit_id), facts=about or facts(), sealed_at=sealed_at
    )


def counting_bytes() -> Callable[[int], bytes]:
    """Give "random" bytes that are the same in every run."""
    numbers = itertools.count(1)
    return lambda size: hashlib.shake_256(b"%d" % next(numbers)).digest(size)


def intake(
    number: int = 1, *, content: bytes | None = None, key: str | None = None, **about: Any
) -> Intake:
    return Intake(
        intake_key=IntakeKey(key or f"kunci-{number}"),
        exhibit_id=ExhibitId(f"EX-{number}"),
        content=b"isi %d" % number if content is None else content,
        facts=facts(**about),
    )


def event(number: int = 1, *, subject: str = "PERKARA-1") -> Statement:
    return Statement(
        intake_key=IntakeKey(f"peristiwa-{number}"),
        kind=EntryKind.CASE_EVENT,
        subject=subject,
        content=write_form("netral.example.v1", {"event": str(number)}),
    )


def signing_key(name: str = "contoh.invalid/log", *, second: bool = False) -> SigningKey:
    seed = hashlib.sha256(name.encode()).digest()
    return SigningKey(name=name, seed=seed, second_seed=seed[::-1] if second else b"")
