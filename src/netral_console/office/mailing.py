"""Mails to persons: that something waits, where, and until when; nothing of what it is."""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from netral.casework import Case, CaseId, CaseState, StepKind
from netral_console import wiring
from netral_console.accounts.models import User
from netral_console.accounts.role import ConsoleRole
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseEventRow
from netral_console.office.models import NoticeConfirmation, PersonMail

NO_ADDRESS = "no_address"
_TOLD = {
    StepKind.SEND_NOTICE: (CaseState.NOTICE_SENT,),
    StepKind.PROVE_DELIVERY: (CaseState.REPLY_WINDOW,),
    StepKind.EXTEND_WINDOW: (CaseState.REPLY_WINDOW,),
    StepKind.DECIDE_CASE: (CaseState.REFERRAL_DUE, CaseState.REFERRED, CaseState.CLOSED),
}
"""Which steps are told, and in which states there is still something to tell."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
_SUBJECT = "Ada yang menunggu Anda di Netral / Something waits for you in Netral"
_BODY = """Ada yang menunggu Anda di Netral.
{deadline_id}
Buka: {address}
Masuk dengan login Anda sendiri. Surel ini sengaja tidak memuat isi apa pun.

Something waits for you in Netral.
{deadline_en}
Open: {address}
Log in with your own login. This mail says nothing of the content on purpose.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRun:
    """What a run did."""

    sent: int
    failed: int
    """Tried again later; the office sees each."""


def send_mails(*, at: datetime) -> MailRun:
    """Send what is due: steps that were not told yet, and mails that failed before.

    A mail is written down before it is tried, so that none is lost; a crash after the
    server took it and before that is known sends it twice.

    Args:
        at: Now.
    """
    _plan(at)
    with asking_as_store(using="default"):
        due = PersonMail.objects.filter(sent_at=None, is_over=False, due_at__lte=at)
        numbers = list(due.order_by("position").values_list("position", flat=True))
    outcomes = [_send(number, at) for number in numbers]
    return MailRun(sent=outcomes.count(True), failed=outcomes.count(False))


def list_troubled() -> list[PersonMail]:
    """List the mails that could not be sent so far, the oldest first."""
    with asking_as_store(using="default"):
        return list(
            PersonMail.objects.filter(sent_at=None, is_over=False)
            .exclude(fault="")
            .order_by("position")
        )


def list_unconfirmed(*, at: datetime) -> list[PersonMail]:
    """List the notices that were mailed and that nobody confirmed, the oldest first."""
    with asking_as_store(using="default"):
        confirmed = NoticeConfirmation.objects.values("event_id")
        sent = PersonMail.objects.filter(
            kind=StepKind.SEND_NOTICE.value, sent_at__isnull=False, is_over=False
        ).exclude(event_id__in=confirmed)
        rows = list(sent.order_by("position"))
    return [each for each in rows if _is_wanted(each, _find_case(each), at)]


def list_mails_to(person: str) -> list[PersonMail]:
    """List the mails to a person, the oldest first."""
    with asking_as_store(using="default"):
        return list(PersonMail.objects.filter(person=person).order_by("position"))


def try_again_now(*, at: datetime) -> None:
    """Make all failed mails due at once."""
    with asking_as_store(using="default"):
        PersonMail.objects.filter(sent_at=None, is_over=False).update(due_at=at)


def _plan(at: datetime) -> None:
    with asking_as_store(using="default", is_writing=True):
        told = PersonMail.objects.values("event_id")
        events = CaseEventRow.objects.filter(step__in=[each.value for each in _TOLD])
        new = events.exclude(event_id__in=told).exclude(case__person=None).select_related("case")
        PersonMail.objects.bulk_create(
            [
                PersonMail(
                    event_id=each.event_id,
                    case_id=each.case_id,
                    person=each.case.person,
                    kind=each.step,
                    due_at=at,
                    is_over=CaseState(each.case.state) not in _TOLD[StepKind(each.step)],
                )
                for each in new.order_by("position")
            ],
            ignore_conflicts=True,
        )


def _send(number: int, at: datetime) -> bool | None:
    """Send one mail; `None` if another run has it, or there is nothing to tell any more."""
    with asking_as_store(using="default"):
        row = (
            PersonMail.objects.select_for_update(skip_locked=True)
            .filter(position=number, sent_at=None, is_over=False)
            .first()
        )
        if row is None:
            return None
        case = wiring.get_store().find_case(CaseId(row.case_id))
        if case is None or not _is_wanted(row, case, at):
            row.is_over = True
            row.save()
            return None
        row.attempts += 1
        row.fault = _try(row, case)
        if row.fault:
            pause = min(_FIRST_PAUSE * 2 ** min(row.attempts - 1, 10), _LONGEST_PAUSE)
            row.due_at = at + pause
        else:
            row.sent_at = at
        row.save()
    return not row.fault


def _try(row: PersonMail, case: Case) -> str:
    """Try once; empty if the server took it, else why not."""
    login = User.objects.filter(role=ConsoleRole.PERSON.value, person=row.person).first()
    if login is None or not login.email:
        return NO_ADDRESS
    message = EmailMessage(_SUBJECT, write_text(row.kind, case), to=[login.email])
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        return type(error).__name__
    return ""


def write_text(kind: str, case: Case) -> str:
    """Write the text of a mail: the same for all, but for the last day."""
    address = f"{settings.CONSOLE_ADDRESS}{reverse('persons:waiting')}"
    deadline_id = deadline_en = ""
    if kind == StepKind.SEND_NOTICE.value and case.notice is not None:
        days = case.notice.reply_days
        deadline_id = f"Batas waktu: {days} hari kerja sejak Anda menerimanya."
        deadline_en = f"Deadline: {days} working days from when you receive it."
    elif case.state is CaseState.REPLY_WINDOW and case.reply_until is not None:
        deadline_id = f"Batas waktu: {case.reply_until:%d-%m-%Y}."
        deadline_en = f"Deadline: {case.reply_until:%Y-%m-%d}."
    return _BODY.format(address=address, deadline_id=deadline_id, deadline_en=deadline_en)


def _find_case(row: PersonMail) -> Case | None:
    return wiring.get_store().find_case(CaseId(row.case_id))


def _is_wanted(row: PersonMail, case: Case | None, at: datetime) -> bool:
    """Whether there is still something to tell, and its last day has not passed."""
    if case is None or case.state not in _TOLD[StepKind(row.kind)]:
        return False
    is_open = case.state is CaseState.REPLY_WINDOW and case.reply_until is not None
    return not is_open or wiring.get_procedure().local_day(at) <= case.reply_until
