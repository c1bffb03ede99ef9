"""That a person received the notice: said by a button in their own pages, never by a link."""

from datetime import datetime

from netral.casework import Case, CaseState
from netral.casework.event import NoticeSent
from netral.evidence.canonical_form import write_form
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.office.models import NoticeConfirmation, PersonMail

CONFIRMATION_FORM = "netral.notice-confirmation.v1"


def confirm_notice(case: Case, person: str, *, at: datetime) -> bool:
    """Keep that the person received the notice; again it changes nothing.

    Returns:
        Whether there is a notice to receive.
    """
    event_id = _find_notice(case)
    if event_id is None:
        return False
    with asking_as_store(using="default", is_writing=True):
        NoticeConfirmation.objects.get_or_create(
            event_id=event_id,
            defaults={"case_id": case.case_id, "person": person, "confirmed_at": at},
        )
    return True


def find_confirmation(case: Case) -> NoticeConfirmation | None:
    """Find the confirmation of the notice that a case waits for."""
    event_id = _find_notice(case)
    if event_id is None:
        return None
    with asking_as_store(using="default"):
        return NoticeConfirmation.objects.filter(event_id=event_id).first()


def write_confirmation(row: NoticeConfirmation) -> bytes:
    """Write a confirmation as it is kept in the vault when the delivery is recorded."""
    return write_form(
        CONFIRMATION_FORM,
        {
            "case_id": row.case_id,
            "notice_event": row.event_id,
            "person": row.person,
            "confirmed_at": row.confirmed_at.isoformat(),
        },
    )


def forget_mails(case_id: str) -> None:
    """Forget mails and confirmations of a case that is erased."""
    with asking_as_store(using="default"):
        PersonMail.objects.filter(case_id=case_id).delete()
        NoticeConfirmation.objects.filter(case_id=case_id).delete()


def _find_notice(case: Case) -> str | None:
    if case.state is not CaseState.NOTICE_SENT:
        return None
    events = wiring.get_store().iter_events(case.case_id)
    sent = [each.event_id for each in events if isinstance(each, NoticeSent)]
    return sent[-1] if sent else None
