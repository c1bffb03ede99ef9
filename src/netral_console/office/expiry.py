"""The end of keeping: what is due expires, and what expired is erased with a certificate."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from netral.casework import Actor, ActorId, Case, CaseId, CaseState, Role
from netral.casework.errors import CaseworkError
from netral.casework.event import CaseErased, CaseExpired
from netral.casework.procedure import DeadlineKind
from netral.evidence import EntryKind, ExhibitId, IntakeKey
from netral.evidence.canonical_form import write_form
from netral.evidence.errors import ErasedRecordError, RecordNotFoundError
from netral.evidence.vault import Statement, Vault
from netral_console import wiring
from netral_console.accounts.sessions import clear_sessions
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow
from netral_console.exhibits.cover import list_keys_without_bytes
from netral_console.exhibits.store import get_vault, open_blobs
from netral_console.office.confirming import forget_mails
from netral_console.office.models import CaseFacet, PendingIndication
from netral_console.office.opening import (
    forget_indications,
    list_exhibits_of,
    list_forgotten_keys,
)
from netral_console.office.receipt import list_receipts, receipt_id
from netral_console.office.second_hand import forget_of
from netral_console.office.step_form import new_event_id
from netral_console.persons.drafts import drop_draft
from netral_console.persons.wishes import forget_wishes, list_forgotten_wishes
from netral_console.public.forgetting import list_report_pictures, list_report_subjects
from netral_console.sealing.envelope import erase_subjects
from netral_console.sealing.models import SubjectKey

MACHINE = Actor(actor_id=ActorId("mesin"), role=Role.MACHINE)
CERTIFICATE_FORM = "netral.erasure-certificate.v1"
_MAY_EXPIRE = (CaseState.LEAD, CaseState.CLOSED, CaseState.CONCLUDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRun:
    """What a run did."""

    expired: int
    erased: int
    dropped: int
    """Indications of which no case came, erased as well."""
    sessions: int
    """Sessions of logins that were over, deleted."""


def run_expiry(*, at: datetime) -> ExpiryRun:
    """Expire what is due, and erase what expired; safe to run again after a crash.

    1. Cases whose time of keeping is over expire.
    2. Of each expired case the exhibits are destroyed, a certificate is logged, and its
       rows are removed: what is left says only that there was a case.
    3. Indications that were set aside are erased after the same time, and those that still
       wait when the election's window is over; wishes about accounts likewise.
    4. Sessions of logins that are over are deleted.
    5. The keys of all that was erased are destroyed together, with the epoch
       that wrapped them: no copy of the database or of its log opens what they sealed.

    Args:
        at: Now.

    Returns:
        The counts.
    """
    store = wiring.get_store()
    expired = sum(_expire(each, at) for each in _ids_in(*_MAY_EXPIRE))
    erased = 0
    for case_id in _ids_in(CaseState.EXPIRED):
        case = store.get_case(CaseId(case_id))
        _erase(case, at)
        erased += 1
    dropped = _erase_pending(at)
    forget_wishes(at=at)
    sessions = clear_sessions()
    _destroy_keys()
    return ExpiryRun(expired=expired, erased=erased, dropped=dropped, sessions=sessions)


def write_certificate(case: Case, *, at: datetime) -> bytes:
    """Write the certificate of an erasure: which case, and when; nothing of whom."""
    return write_form(CERTIFICATE_FORM, {"case_id": case.case_id, "erased_at": at.isoformat()})


def _ids_in(*states: CaseState) -> list[str]:
    with asking_as_store(using="default"):
        rows = CaseRow.objects.filter(state__in=[each.value for each in states])
        return list(rows.order_by("position").values_list("case_id", flat=True))


def _expire(case_id: str, at: datetime) -> bool:
    event = CaseExpired(event_id=new_event_id(), case_id=CaseId(case_id), at=at, actor=MACHINE)
    try:
        wiring.get_store().record(event)
    except CaseworkError:
        # Not due yet, or held: the duty says so, and nothing was written.
        return False
    return True


def _erase(case: Case, at: datetime) -> None:
    certificate = _keep_certificate(case, at)
    with get_vault() as vault:
        _destroy_exhibits(case, vault, at)
        statement = Statement(
            intake_key=IntakeKey(f"erasure-{case.case_id}"),
            kind=EntryKind.CASE_EVENT,
            subject=case.case_id,
            content=certificate,
        )
        vault.note([statement], at=at)
    (Path(settings.DATA_FOLDER) / "packages" / case.case_id).unlink(missing_ok=True)
    # All that a second run after a crash could no longer find comes before the last step.
    forget_of(case.case_id)
    drop_draft(case.case_id)
    forget_mails(case.case_id)
    if case.allegation is not None:
        forget_indications([case.allegation.act_id])
    wiring.get_store().record(
        CaseErased(
            event_id=new_event_id(),
            case_id=case.case_id,
            at=at,
            actor=MACHINE,
            certificate_sha256=hashlib.sha256(certificate).hexdigest(),
            version=case.version + 1,
            taken_in_at=case.taken_in_at,
        )
    )
    with asking_as_store(using="default"):
        CaseFacet.objects.filter(case_id=case.case_id).update(
            version=0, platform="", act_kind="", phase="", due_kind="", due_date=None
        )


def _destroy_exhibits(case: Case, vault: Vault, at: datetime) -> None:
    pictures = list_report_pictures(case.case_id)
    if case.allegation is None:
        _destroy(pictures, vault, at)
        return
    attached = [
        f"LP-{case.case_id}-{each.sha256[:12]}"
        for reply in case.replies
        for each in reply.attachments
    ]
    brought = [receipt_id(case, each) for each in list_receipts(case)]
    sealed = [each.exhibit_id for each in case.allegation.evidence]
    _destroy([*sealed, *attached, *brought, *pictures], vault, at)


def _destroy(exhibit_ids: Iterable[str], vault: Vault, at: datetime) -> None:
    for exhibit_id in exhibit_ids:
        try:
            vault.erase(ExhibitId(exhibit_id), at=at)
        except (RecordNotFoundError, ErasedRecordError):
            continue


def _erase_pending(at: datetime) -> int:
    """Erase indications that no case came of: set aside long ago, or after the window."""
    procedure = wiring.get_procedure()
    today, window_is_over = procedure.local_day(at), at >= wiring.get_election().window[1]
    with asking_as_store(using="default"):
        rows = list(PendingIndication.objects.exclude(sealed=b""))
        opened = set(
            CaseRow.objects.filter(act_id__in=[row.act_id for row in rows]).values_list(
                "act_id", flat=True
            )
        )
    erased = []
    for row in rows:
        start = None if row.set_aside_at is None else procedure.local_day(row.set_aside_at)
        is_old = start is not None and today > procedure.due_on(
            DeadlineKind.KEEP_CLOSED, start=start
        )
        if row.act_id not in opened and (is_old or window_is_over):
            erased.append(row)
    if erased:
        with get_vault() as vault:
            for row in erased:
                _destroy([each.exhibit_id for each in list_exhibits_of(row)], vault, at)
    forget_indications(row.act_id for row in erased)
    return len(erased)


def _keep_certificate(case: Case, at: datetime) -> bytes:
    """Keep the certificate; after a crash the one that was written first is the one."""
    folder = Path(settings.DATA_FOLDER) / "certificates"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{case.case_id}.txt"
    if not path.exists():
        path.write_bytes(write_certificate(case, at=at))
    return path.read_bytes()


def _destroy_keys() -> None:
    erased = _ids_in(CaseState.ERASED)
    erased += list_report_subjects(erased)
    erased += [*list_forgotten_keys(), *list_forgotten_wishes()]
    with asking_as_store(using="default"):
        left = list(SubjectKey.objects.filter(subject__in=erased).values_list("subject", flat=True))
    # The vault stays held: nobody else puts bytes there whose key is being destroyed.
    with get_vault():
        left += list_keys_without_bytes(open_blobs().list_digests())
        erase_subjects(left)
