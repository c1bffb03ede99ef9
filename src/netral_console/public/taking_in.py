"""Takes a report in: the account must be a declared one, and the same post is one lead."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from netral.casework import (
    Actor,
    ActorId,
    CaseState,
    Declaration,
    EvidenceItem,
    Role,
    make_case_id,
)
from netral.casework.event import LeadJoined, LeadReported
from netral.evidence import CaptureFacts, EntryKind, ExhibitId, IntakeKey, LoggedRecord
from netral.evidence.bundle.writing import write_proof
from netral.evidence.canonical_form import write_form
from netral.evidence.checkpoint import parse_checkpoint
from netral.evidence.vault import Intake, Statement
from netral.intake.screenshot.picture import WorkingCopy
from netral.register.handle import fold_handle
from netral.values.provenance import Grade
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow, DeclaredAccount
from netral_console.exhibits.store import get_vault
from netral_console.office.referral import get_log_key
from netral_console.office.step_form import new_event_id
from netral_console.public.forgetting import STORY, subject_of
from netral_console.public.models import Report
from netral_console.sealing.envelope import seal

REPORTER = "public_report.reporter"
REPORTER_ACTOR = Actor(actor_id=ActorId("pelapor"), role=Role.REPORTER)
"""All reporters act under one pseudonym: a case never tells who, or how often."""
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the reporter takes away."""

    code: str
    proof: str
    """Entry, inclusion proof and signed head of the log: it can be verified offline."""


def find_declaration(platform: str, handle: str, at: datetime) -> DeclaredAccount | None:
    """Find the declaration of an account on the local day of a moment; nothing is searched."""
    day = wiring.get_procedure().local_day(at)
    folded = fold_handle(handle.strip().lstrip("@"))
    with asking_as_store(using="default"):
        rows = DeclaredAccount.objects.filter(
            platform=platform, account_id=folded, valid_from__lte=day, is_void=False
        ).order_by("-valid_from")
        return next((row for row in rows if row.valid_to is None or row.valid_to >= day), None)


def take_in(told: dict[str, Any], declared: DeclaredAccount | None, *, at: datetime) -> Receipt:
    """Take a report in, and give its receipt.

    The receipt is the same whether or not anybody declared the account, and whether or not
    the post is known: otherwise anybody could try accounts out, and learn which are those
    of civil servants and which of them are looked at. Of a report that becomes no lead
    nothing is kept but the digests of its code and of the post's address.

    Args:
        told: The cleaned fields of the form; its picture is a working copy.
        declared: The declaration of the account; `None` if nobody declared it that day.
        at: Now.

    Returns:
        The receipt; the code is shown once and kept as a digest.

    Raises:
        NetralError: If the lead cannot be recorded; then nothing is kept.
    """
    url = fold_address(told["url"])
    act_id = f"{told['platform']}:lead-{hashlib.sha256(url.encode()).hexdigest()[:24]}"
    case_id = make_case_id(act_id)
    code = _make_code()
    done = _NOTHING if declared is None else _record_lead(told, declared, act_id, url, at)
    if done.is_lead:
        _keep_report(code, case_id, told, at)
    else:
        _keep_code(code, at)
    # A proof tells how long the log is: a picture makes it one longer, kept or not.
    lacks_entry = told.get("picture") is not None and not done.has_logged
    return Receipt(code=code, proof=_prove(case_id, code, at, lacks_entry=lacks_entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What became of a report."""

    is_lead: bool
    has_logged: bool
    """Whether its picture is an entry of the log."""


_NOTHING = _Done(is_lead=False, has_logged=False)


def _record_lead(
    told: dict[str, Any], declared: DeclaredAccount, act_id: str, url: str, at: datetime
) -> _Done:
    """Record a lead, or that it was reported again."""
    case_id = make_case_id(act_id)
    with asking_as_store(using="default"):
        state = CaseRow.objects.filter(case_id=case_id).values_list("state", flat=True).first()
    if state not in (None, CaseState.LEAD.value):
        return _NOTHING
    evidence, has_logged = _keep_picture(told.get("picture"), case_id, act_id, at)
    done = _Done(is_lead=True, has_logged=has_logged)
    base = {"event_id": new_event_id(), "case_id": case_id, "at": at, "actor": REPORTER_ACTOR}
    if state == CaseState.LEAD.value:
        wiring.get_store().record(LeadJoined(**base))
        return done
    wiring.get_store().record(
        LeadReported(
            **base,
            act_id=act_id,
            url=url,
            declaration=Declaration(
                valid_from=declared.valid_from,
                valid_to=declared.valid_to,
                document_sha256=declared.document_sha256,
            ),
            evidence=evidence,
        )
    )
    return done


def fold_address(url: str) -> str:
    """Fold an address, so that the same post reported twice is one lead.

    Example:
        >>> fold_address("https://WWW.Instagram.com/p/AbC/?igsh=1#x")
        'https://instagram.com/p/AbC'
    """
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    keeps_query = host in ("youtube.com", "facebook.com")
    query = parts.query if keeps_query else ""
    return urlunsplit(("https", host, parts.path.rstrip("/"), query, ""))


def digest_code(code: str) -> str:
    """Digest a receipt code, however it was typed."""
    plain = "".join(mark for mark in code.upper() if mark.isalnum())
    return hashlib.sha256(f"netral.report-code.v1\n{plain}".encode()).hexdigest()


def _make_code() -> str:
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _keep_report(code: str, case_id: str, told: dict[str, Any], at: datetime) -> None:
    picture = told.get("picture")
    story = {
        "story": told["story"],
        "occurred_at": told["occurred_at"].isoformat(),
        "known_on": told["known_on"].isoformat(),
        "url": told["url"],
        # A lead is of a declared account only, so this names nobody else.
        "platform": told["platform"],
        "handle": told["handle"],
        "picture": "" if picture is None else _picture_id(case_id, picture),
        "picture_sha256": "" if picture is None else _digest(picture),
    }
    reporter = {"name": told["reporter_name"], "contact": told["reporter_contact"]}
    report = Report(code_sha256=digest_code(code), case_id=case_id, received_at=at)
    with asking_as_store(using="default"):
        report.sealed_story = seal(case_id, STORY, msgspec.json.encode(story))
        if any(reporter.values()):
            report.sealed_reporter = seal(
                subject_of(report), REPORTER, msgspec.json.encode(reporter)
            )
        report.save()


def _keep_code(code: str, at: datetime) -> None:
    with asking_as_store(using="default"):
        Report.objects.create(
            code_sha256=digest_code(code), case_id="", sealed_story=b"", received_at=at
        )


def _picture_id(case_id: str, picture: WorkingCopy) -> ExhibitId:
    return ExhibitId(f"IA-{case_id}-{_digest(picture)[:12]}")


def _digest(picture: WorkingCopy) -> str:
    return hashlib.sha256(picture.content).hexdigest()


def _keep_picture(
    picture: WorkingCopy | None, case_id: str, act_id: str, at: datetime
) -> tuple[tuple[EvidenceItem, ...], bool]:
    """Keep a picture; give it as evidence, and whether the log became longer."""
    if picture is None:
        return (), False
    exhibit_id = _picture_id(case_id, picture)
    digest = _digest(picture)
    intake = Intake(
        intake_key=IntakeKey(f"lead-{case_id}-{digest[:16]}"),
        exhibit_id=exhibit_id,
        content=picture.content,
        facts=CaptureFacts(
            captured_at=at,
            captured_by="public",
            captured_with="netral console",
            grade=Grade.D,
            media_type=picture.media_type,
            act_id=act_id,
        ),
    )
    with get_vault() as vault:
        is_new = not _is_kept(vault, exhibit_id)
        if is_new:
            vault.keep([intake], at=at)
    return (EvidenceItem(exhibit_id=exhibit_id, sha256=digest, grade=Grade.D),), is_new


def _is_kept(vault: Any, exhibit_id: ExhibitId) -> bool:
    return bool(vault.index.find_about(exhibit_id))


def _prove(case_id: str, code: str, at: datetime, *, lacks_entry: bool) -> str:
    """Log that the report came in, and prove that the log has it."""
    facts = {"case_id": case_id, "code_sha256": digest_code(code), "received_at": at.isoformat()}
    content = write_form("netral.report-receipt.v1", facts)
    statements = [_state("receipt", case_id, code, content)]
    if lacks_entry:
        beside = write_form("netral.report-picture-not-kept.v1", facts)
        statements.insert(0, _state("picture", case_id, code, beside))
    with get_vault() as vault:
        record: LoggedRecord = vault.note(statements, at=at)[-1]
        note = vault.log.sign_head(get_log_key())
        proof = write_proof(vault.log, record, parse_checkpoint(note.text).size)
    return f"{content.decode()}\n{proof.decode()}\n{note}"


def _state(what: str, case_id: str, code: str, content: bytes) -> Statement:
    return Statement(
        intake_key=IntakeKey(f"{what}-{digest_code(code)[:32]}"),
        kind=EntryKind.CASE_EVENT,
        subject=case_id,
        content=content,
    )
