"""The letters of a case: from the case, the register and the office's own facts."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from netral.casework import Case, Procedure
from netral.casework.errors import EventRefusedError
from netral.casework.package import Package
from netral.casework.paper import (
    FormEvent,
    FormReported,
    FormReporter,
    Letterhead,
    NoticeLetter,
    Official,
    Paper,
    PersonOnPaper,
    ReferralLetter,
    ReportForm,
    write_notice_letter,
    write_referral_letter,
    write_report_form,
)
from netral.casework.procedure import Task
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.platform import Platform
from netral_console.registry.identity import Identity, find_identity


class LetterKind(StrEnum):
    """A letter that a case can have."""

    NOTICE = "pemberitahuan"
    REFERRAL = "penerusan"
    REPORT_FORM = "formulir-laporan"


LETTER_WORDS: Mapping[LetterKind, Bilingual] = {
    LetterKind.NOTICE: Bilingual("Surat pemberitahuan", "Notice"),
    LetterKind.REFERRAL: Bilingual("Surat penerusan", "Referral letter"),
    LetterKind.REPORT_FORM: Bilingual("Formulir laporan Bawaslu", "Bawaslu's report form"),
}


def list_letters(case: Case) -> list[LetterKind]:
    """List the letters that a case has by now."""
    found = []
    if case.notice is not None:
        found.append(LetterKind.NOTICE)
    if case.decision is not None and case.decision.recipients:
        found += [LetterKind.REFERRAL, LetterKind.REPORT_FORM]
    return found


def write_letter(
    kind: LetterKind, case: Case, procedure: Procedure, package: Callable[[], Package]
) -> Paper:
    """Write a letter of a case.

    Args:
        kind: Which one.
        case: The case.
        procedure: For days and bodies.
        package: Gives the package without letters, for the referral letter.

    Raises:
        EventRefusedError: If the case is not that far, or nothing is left of it.
    """
    identity = None if case.allegation is None else find_identity(case.allegation.subject.person)
    if case.allegation is None or identity is None:
        raise EventRefusedError(case.case_id, "nobody is left whom the letter could be about")
    if kind not in list_letters(case):
        raise EventRefusedError(case.case_id, "the case has no such letter yet")
    match kind:
        case LetterKind.NOTICE:
            return _notice(case, identity, procedure)
        case LetterKind.REFERRAL:
            return _referral(case, identity, procedure, package())
        case LetterKind.REPORT_FORM:
            return _report_form(case, identity, procedure)


def day_of_letter(kind: LetterKind, case: Case, procedure: Procedure) -> date:
    """Give the day that stands on a letter: that of the step that it belongs to."""
    if kind is LetterKind.NOTICE and case.delivery is not None:
        return procedure.local_day(case.delivery.delivered_at)
    return procedure.local_day(case.state_since)


def letterhead(case: Case, kind: str, dated: date) -> Letterhead:
    """Give the head of the office's letters; its words are configuration."""
    return Letterhead(
        office=os.environ.get("NETRAL_OFFICE", "Pemerintah Provinsi (nama instansi)"),
        address=os.environ.get("NETRAL_OFFICE_ADDRESS", "(alamat instansi)"),
        place=os.environ.get("NETRAL_OFFICE_PLACE", "Jakarta"),
        number=f"{case.case_id.removeprefix('PKR-')[:8].upper()}/{kind.upper()}/{dated.year}",
        dated=dated,
    )


def _signer() -> Official:
    return Official(
        name="",
        nip="",
        position=os.environ.get("NETRAL_SIGNER", "Pejabat yang berwenang"),
    )


def _person(identity: Identity) -> PersonOnPaper:
    return PersonOnPaper(
        name=identity.name,
        nip=identity.nip,
        grade=identity.rank,
        position=identity.position,
        unit=identity.unit_title,
    )


def _notice(case: Case, identity: Identity, procedure: Procedure) -> Paper:
    allegation, notice = case.allegation, case.notice
    if allegation is None or notice is None:
        raise EventRefusedError(case.case_id, "there is no notice")
    dated = day_of_letter(LetterKind.NOTICE, case, procedure)
    return write_notice_letter(
        NoticeLetter(
            letterhead=letterhead(case, "pbt", dated),
            person=_person(identity),
            notice=notice,
            allegation=allegation,
            reply_until=case.reply_until,
            contact=os.environ.get("NETRAL_OFFICE_CONTACT", "halaman pegawai di Netral"),
            shown_text=allegation.text or allegation.object_text,
            signed_by=_signer(),
            zone=procedure.zone,
        )
    )


def _referral(case: Case, identity: Identity, procedure: Procedure, package: Package) -> Paper:
    dated = day_of_letter(LetterKind.REFERRAL, case, procedure)
    named = case.decision.recipients if case.decision is not None else ()
    return write_referral_letter(
        ReferralLetter(
            letterhead=letterhead(case, "pnr", dated),
            case=case,
            person=_person(identity),
            recipient=procedure.get_body(named[0], Task.RECEIVES_REFERRAL, on=dated),
            package=package,
            signed_by=_signer(),
        ),
        procedure,
    )


def _report_form(case: Case, identity: Identity, procedure: Procedure) -> Paper:
    allegation = case.allegation
    if allegation is None or case.known_on is None:
        raise EventRefusedError(case.case_id, "nothing of the case is left")
    dated = day_of_letter(LetterKind.REPORT_FORM, case, procedure)
    head = letterhead(case, "form", dated)
    kind = ACT_KINDS[ActKind(allegation.act_kind)].id.lower()
    platform = PLATFORMS[Platform(allegation.platform)]
    rules = "; ".join(
        f"{each.code} {each.title_id} ({', '.join(each.articles)}; {each.class_printed})"
        for each in allegation.rules
    )
    return write_report_form(
        ReportForm(
            letterhead=head,
            reporter=FormReporter(
                name=head.office,
                birth_place="-",
                birth_date=None,
                sex="-",
                occupation="Instansi pemerintah",
                nationality="Indonesia",
                address=head.address,
            ),
            reported=FormReported(name=identity.name, address=identity.unit_title),
            event=FormEvent(
                what=f"Dugaan perbuatan: {kind} di {platform}. Ketentuan yang diduga: {rules}.",
                place=f"{platform}, {allegation.url}",
                occurred_on=procedure.local_day(allegation.occurred_at),
                known_on=case.known_on,
            ),
            evidence=tuple(
                f"Bukti P-{number}: {each.exhibit_id}, SHA-256 {each.sha256}"
                for number, each in enumerate(allegation.evidence, start=1)
            ),
            narrative=(
                "Yang bersangkutan telah diberi tahu, melihat bukti, dan diberi waktu menjawab. "
                "Jawabannya dilampirkan kata demi kata bersama tanggapan pemeriksa. Yang "
                "disampaikan di sini adalah dugaan untuk dinilai."
            ),
        )
    )
