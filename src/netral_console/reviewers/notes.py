"""Notes from a reviewer to the coordinator about one item, and what was answered."""

from dataclasses import dataclass, field
from datetime import datetime

from netral_console.cases.asking import asking_as_store
from netral_console.errors import SubjectErasedError
from netral_console.reviewers.models import Escalation, SeededItem
from netral_console.reviewers.seeded import SUBJECT, find_view
from netral_console.sealing.envelope import seal, unseal

_NOTE, _ANSWER = "escalation.note", "escalation.answer"
_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A question to the coordinator and its answer."""

    number: int
    case_id: str
    reviewer: str
    asked_at: datetime
    is_invented: bool
    text: str = field(repr=False)
    answer: str = field(repr=False)
    answered_at: datetime | None


def escalate(reviewer: str, case_id: str, text: str, *, at: datetime) -> None:
    """Send a note to the coordinator; the item stays with the reviewer.

    It says nothing of any vote: the reviewer knows of none but their own.
    """
    is_invented = find_view(reviewer, case_id) is not None
    subject = SUBJECT if is_invented else case_id
    with asking_as_store(using="default"):
        Escalation.objects.create(
            case_id=case_id,
            reviewer=reviewer,
            sealed_note=seal(subject, _NOTE, text.encode()),
            asked_at=at,
        )


def answer_note(number: int, text: str, *, at: datetime) -> bool:
    """Answer a note; the first answer stands. Whether there was one to answer."""
    with asking_as_store(using="default"):
        row = (
            Escalation.objects.select_for_update()
            .filter(position=number, answered_at__isnull=True)
            .first()
        )
        if row is None:
            return False
        row.sealed_answer = seal(_subject_of(row), _ANSWER, text.encode())
        row.answered_at = at
        row.save(update_fields=["sealed_answer", "answered_at"])
    return True


def list_notes_of(reviewer: str, case_id: str) -> list[Note]:
    """List a reviewer's own notes about an item, the oldest first."""
    with asking_as_store(using="default"):
        rows = Escalation.objects.filter(reviewer=reviewer, case_id=case_id)
        return [_read(row) for row in rows.order_by("position")]


def list_notes() -> list[Note]:
    """List all notes for the coordinator, those without an answer first."""
    with asking_as_store(using="default"):
        rows = Escalation.objects.order_by("answered_at", "position")
        notes = [_read(row) for row in rows[:_LIMIT]]
    return sorted(notes, key=lambda note: (note.answered_at is not None, note.asked_at))


def _read(row: Escalation) -> Note:
    subject = _subject_of(row)
    try:
        text = unseal(subject, _NOTE, row.sealed_note).decode()
        sealed = row.sealed_answer
        answer = "" if sealed is None else unseal(subject, _ANSWER, sealed).decode()
    except SubjectErasedError:
        text = answer = "-"
    return Note(
        number=row.position,
        case_id=row.case_id,
        reviewer=row.reviewer,
        asked_at=row.asked_at,
        is_invented=subject == SUBJECT,
        text=text,
        answer=answer,
        answered_at=row.answered_at,
    )


def _subject_of(row: Escalation) -> str:
    is_invented = SeededItem.objects.filter(item_id=row.case_id).exists()
    return SUBJECT if is_invented else row.case_id
