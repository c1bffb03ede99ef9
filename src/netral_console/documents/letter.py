"""Which letters a case has, and each of them from plain facts: no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netral.casework import Case, Procedure, make_package
from netral.casework.errors import EventRefusedError
from netral.casework.ids import BodyId
from netral.casework.paper import (
    AppealOutcome,
    ClosingLetter,
    CorrectionLetter,
    Correspondence,
    DecisionLetter,
    Deed,
    FormEvent,
    FormReported,
    FormReporter,
    Letterhead,
    NoticeLetter,
    Official,
    Paper,
    PaperKind,
    PersonOnPaper,
    ReferralLetter,
    ReplyAnnex,
    ReportForm,
    is_overturned,
    list_days_off,
    write_appeal_outcome,
    write_closing_letter,
    write_correction_letter,
    write_decision_letter,
    write_notice_letter,
    write_referral_letter,
    write_reply_annex,
    write_report_form,
)
from netral.casework.paper.deed import describe_rules
from netral.casework.paper.spelling import spell_moment
from netral.casework.procedure import Body, DeadlineKind, Task
from netral.casework.state import CaseState
from netral.reporting.bilingual import Bilingual


class LetterKind(StrEnum):
    """A letter that follows from a case; the stored value stands in addresses."""

    NOTICE = "pemberitahuan"
    REPLY = "klarifikasi"
    DECISION = "keputusan"
    REFERRAL = "penerusan"
    REPORT_FORM = "formulir-laporan"
    CLOSING = "penutupan"
    APPEAL_OUTCOME = "hasil-keberatan"
    CORRECTION = "koreksi"


LETTER_WORDS: Mapping[LetterKind, Bilingual] = {
    LetterKind.NOTICE: Bilingual("Surat pemberitahuan", "Notice"),
    LetterKind.REPLY: Bilingual("Klarifikasi dan tanggapan", "Reply and its answers"),
    LetterKind.DECISION: Bilingual("Keputusan", "Decision"),
    LetterKind.REFERRAL: Bilingual("Surat penerusan", "Referral letter"),
    LetterKind.REPORT_FORM: Bilingual("Formulir laporan Bawaslu", "Bawaslu's report form"),
    LetterKind.CLOSING: Bilingual("Surat penutupan perkara", "Closing letter"),
    LetterKind.APPEAL_OUTCOME: Bilingual("Surat hasil keberatan", "Outcome of the appeal"),
    LetterKind.CORRECTION: Bilingual("Surat koreksi", "Correction letter"),
}
PAPER_OF: Mapping[LetterKind, PaperKind] = {
    LetterKind.NOTICE: PaperKind.NOTICE,
    LetterKind.REPLY: PaperKind.REPLY_ANNEX,
    LetterKind.DECISION: PaperKind.DECISION,
    LetterKind.REFERRAL: PaperKind.REFERRAL_LETTER,
    LetterKind.REPORT_FORM: PaperKind.REPORT_FORM,
    LetterKind.CLOSING: PaperKind.CLOSING_LETTER,
    LetterKind.APPEAL_OUTCOME: PaperKind.APPEAL_OUTCOME,
    LetterKind.CORRECTION: PaperKind.CORRECTION,
}
_REPLY_OPEN = frozenset({CaseState.NOTICE_SENT, CaseState.REPLY_WINDOW})
_ANSWERS_OPEN = frozenset(
    {
        CaseState.FINAL_REVIEW,
        CaseState.FINAL_SPLIT,
        CaseState.FINAL_THIRD_REVIEW,
        *_REPLY_OPEN,
    }
)
"""While they are, a reviewer's answer is nobody else's to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything that the letters of one case need beside the case."""

    case: Case
    person: PersonOnPaper
    deed: Deed
    procedure: Procedure
    correspondence: Correspondence
    decided_on: date | None = None
    """The local day of the decision; the case itself does not keep it."""


def list_letters(case: Case) -> list[LetterKind]:
    """List the letters that a case has by now; it has none while nobody was told."""
    if case.notice is None or case.allegation is None:
        return []
    decided = case.decision is not None
    refers = case.decision is not None and bool(case.decision.recipients)
    has = {
        LetterKind.NOTICE: True,
        LetterKind.REPLY: bool(case.replies) and case.state not in _ANSWERS_OPEN,
        LetterKind.DECISION: decided,
        LetterKind.REFERRAL: refers,
        LetterKind.REPORT_FORM: refers,
        LetterKind.CLOSING: case.state is CaseState.CLOSED,
        LetterKind.APPEAL_OUTCOME: is_overturned(case) is not None,
        LetterKind.CORRECTION: bool(case.recipients) and is_overturned(case) is True,
    }
    return [kind for kind in LetterKind if has[kind]]


def find_day(kind: LetterKind, facts: LetterFacts) -> date:
    """Find the day that stands on a letter: that of the step that it belongs to."""
    case, procedure = facts.case, facts.procedure
    if kind is LetterKind.NOTICE and case.delivery is not None:
        return procedure.local_day(case.delivery.delivered_at)
    of_decision = (LetterKind.DECISION, LetterKind.REFERRAL, LetterKind.REPORT_FORM)
    if kind in (*of_decision, LetterKind.REPLY) and facts.decided_on is not None:
        return facts.decided_on
    return procedure.local_day(case.state_since)


def compose_letter(
    kind: LetterKind,
    facts: LetterFacts,
    *,
    recipient: BodyId | None = None,
) -> Paper:
    """Compose a letter of a case.

    Args:
        kind: Which one.
        facts: The case, the person, the act and the office.
        recipient: Which receiving body a referral or a correction goes to; by default
            the first that the decision names.

    Returns:
        The document; the same facts always give the same one.

    Raises:
        EventRefusedError: If the case is not that far.
    """
    case = facts.case
    if kind not in list_letters(case):
        raise EventRefusedError(case.case_id, "the case has no such letter yet")
    head = facts.correspondence.head_of(PAPER_OF[kind], case.case_id, find_day(kind, facts))
    signer = facts.correspondence.manner_of(PAPER_OF[kind]).signed_by
    match kind:
        case LetterKind.NOTICE:
            return _notice(facts, head, signer)
        case LetterKind.REPLY:
            return write_reply_annex(
                ReplyAnnex(
                    letterhead=head,
                    case=case,
                    others=facts.deed.others,
                    signed_by=signer,
                    zone=facts.procedure.zone,
                )
            )
        case LetterKind.DECISION:
            written = DecisionLetter(
                letterhead=head,
                case=case,
                deed=facts.deed,
                person=facts.person,
                contact=facts.correspondence.reply_contact,
                signed_by=signer,
            )
            return write_decision_letter(written, facts.procedure)
        case LetterKind.REFERRAL:
            return _referral(facts, head, signer, recipient)
        case LetterKind.REPORT_FORM:
            return _report_form(facts, head, signer)
        case _:
            return _compose_ending(kind, facts, head, signer, recipient)


def _compose_ending(
    kind: LetterKind,
    facts: LetterFacts,
    head: Letterhead,
    signer: Official,
    recipient: BodyId | None,
) -> Paper:
    case = facts.case
    if kind is LetterKind.CLOSING:
        until = facts.procedure.due_on(
            DeadlineKind.KEEP_CLOSED, start=facts.procedure.local_day(case.state_since)
        )
        return write_closing_letter(
            ClosingLetter(
                letterhead=head,
                case=case,
                deed=facts.deed,
                person=facts.person,
                erased_from=until,
                signed_by=signer,
            )
        )
    if kind is LetterKind.APPEAL_OUTCOME:
        return write_appeal_outcome(
            AppealOutcome(letterhead=head, case=case, person=facts.person, signed_by=signer)
        )
    wanted = recipient or case.recipients[0].body_id
    told = next((each for each in case.recipients if each.body_id == wanted), None)
    if told is None:
        raise EventRefusedError(case.case_id, f"{wanted} got no package")
    return write_correction_letter(
        CorrectionLetter(
            letterhead=head,
            case=case,
            recipient=told,
            body=_body(facts, wanted, head.dated),
            receiver=facts.correspondence.find_receiver(wanted),
            signed_by=signer,
        ),
        facts.procedure,
    )


def _body(facts: LetterFacts, body_id: BodyId, on: date) -> Body:
    return facts.procedure.get_body(body_id, Task.RECEIVES_REFERRAL, on=on)


def _notice(facts: LetterFacts, head: Letterhead, signer: Official) -> Paper:
    case = facts.case
    if case.notice is None:
        raise EventRefusedError(case.case_id, "there is no notice")
    delivered_on, days_off = None, ()
    if case.delivery is not None and case.reply_until is not None:
        delivered_on = facts.procedure.local_day(case.delivery.delivered_at)
        days_off = list_days_off(facts.procedure.calendar, delivered_on, case.reply_until)
    return write_notice_letter(
        NoticeLetter(
            letterhead=head,
            person=facts.person,
            notice=case.notice,
            deed=facts.deed,
            reply_until=case.reply_until,
            holidays=days_off,
            contact=facts.correspondence.reply_contact,
            signed_by=signer,
        )
    )


def _referral(
    facts: LetterFacts,
    head: Letterhead,
    signer: Official,
    recipient: BodyId | None,
) -> Paper:
    named = () if facts.case.decision is None else facts.case.decision.recipients
    wanted = recipient or named[0]
    if wanted not in named:
        raise EventRefusedError(facts.case.case_id, f"the decision does not name {wanted}")
    return write_referral_letter(
        ReferralLetter(
            letterhead=head,
            case=facts.case,
            deed=facts.deed,
            person=facts.person,
            recipient=_body(facts, wanted, head.dated),
            receiver=facts.correspondence.find_receiver(wanted),
            package=make_package(facts.case, []),
            signed_by=signer,
        ),
        facts.procedure,
    )


def _report_form(facts: LetterFacts, head: Letterhead, signer: Official) -> Paper:
    allegation, known_on = facts.deed.allegation, facts.case.known_on
    if known_on is None:
        raise EventRefusedError(facts.case.case_id, "nothing of the case is left")
    moment = spell_moment(allegation.occurred_at, facts.procedure.zone)
    about = f" terkait {facts.deed.contestant}" if facts.deed.contestant else ""
    return write_report_form(
        ReportForm(
            letterhead=head,
            reporter=FormReporter(
                name=head.office,
                birth_place="- (instansi)",
                birth_date=None,
                sex="- (instansi)",
                occupation="Instansi pemerintah",
                nationality="Indonesia",
                address=head.address,
            ),
            reported=FormReported(
                name=f"{facts.person.name} (NIP {facts.person.nip})", address=facts.person.unit
            ),
            event=FormEvent(
                what=f"Dugaan perbuatan: {facts.deed.what}{about}.",
                place=f"Media sosial, {allegation.url}",
                occurred_on=facts.procedure.local_day(allegation.occurred_at),
                known_on=known_on,
            ),
            evidence=facts.deed.exhibits,
            narrative=(
                f"Pada {moment} diduga dilakukan perbuatan: {facts.deed.what}{about}. Ketentuan "
                f"yang dinilai: {'; '.join(describe_rules(allegation))}. Yang bersangkutan telah "
                "diberi tahu, melihat bukti, dan diberi waktu menjawab. Jawabannya dilampirkan "
                "kata demi kata bersama tanggapan pemeriksa. Yang disampaikan di sini adalah "
                "dugaan untuk dinilai."
            ),
            signed_by=signer.name,
        )
    )
