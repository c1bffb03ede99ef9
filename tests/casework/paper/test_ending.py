"""Tests of the papers that end something: decision, closing, appeal, correction, erasure."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netral.casework.decision import DecisionOutcome
from netral.casework.errors import EventRefusedError
from netral.casework.event import CaseExpired
from netral.casework.ids import ActorId, BodyId
from netral.casework.paper import (
    AppealOutcome,
    ClosingLetter,
    CorrectionLetter,
    DecisionLetter,
    Deed,
    ErasureCertificate,
    Letterhead,
    Official,
    Paper,
    PersonOnPaper,
    write_appeal_outcome,
    write_closing_letter,
    write_correction_letter,
    write_decision_letter,
    write_erasure_certificate,
)
from netral.casework.procedure import Task
from netral.casework.role import Actor, Role
from netral.casework.script import MACHINE, REASON, CaseScript
from netral.casework.state import Finding
from netral.casework.vote import Assessment
from netral.values.instant import WIB

HEAD = Letterhead(
    office="Inspektorat Rekaan",
    address="Jalan Contoh 1",
    place="Jakarta",
    number="001/R/2024",
    dated=date(2024, 10, 2),
)
PERSON = PersonOnPaper(name="Siti Andaiwati", nip="198001012005012001")
SIGNER = Official(name="Budi Rekaan", nip="197001011995011001", position="Inspektur")
SECOND = Actor(actor_id=ActorId("pejabat-2"), role=Role.AUTHORITY)
GUILT = re.compile(r"pelanggar|bersalah|pelaku\b|tersangka|sanksi|terbukti", re.IGNORECASE)


def deed(script: CaseScript) -> Deed:
    return Deed(allegation=script.allegation, what="membagikan di Instagram", zone=WIB)


def text_of(paper: Paper) -> str:
    return "\n".join(paper.iter_texts())


def decision(script: CaseScript) -> DecisionLetter:
    return DecisionLetter(
        letterhead=HEAD,
        case=script.case,
        deed=deed(script),
        person=PERSON,
        contact="halaman pegawai",
        signed_by=SIGNER,
    )


def closing(script: CaseScript) -> ClosingLetter:
    return ClosingLetter(
        letterhead=HEAD, case=script.case, deed=deed(script), person=PERSON, signed_by=SIGNER
    )


def correction(script: CaseScript) -> CorrectionLetter:
    case = script.case
    told = case.recipients[0]
    body = script.procedure.get_body(told.body_id, Task.RECEIVES_REFERRAL, on=HEAD.dated)
    return CorrectionLetter(letterhead=HEAD, case=case, recipient=told, body=body, signed_by=SIGNER)


def appeal(script: CaseScript, *assessments: Assessment) -> AppealOutcome:
    script.play_to_referral()
    script.appeal()
    script.draw()
    script.vote(*assessments)
    return AppealOutcome(letterhead=HEAD, case=script.case, person=PERSON, signed_by=SIGNER)


class TestDecisionLetter:
    def test_to_hand_on_finds_nothing(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide()

        text = text_of(write_decision_letter(decision(script), script.procedure))

        assert "Badan Kepegawaian Negara" in text
        assert "bukan putusan tentang benar atau tidaknya dugaan" in text
        assert REASON in text
        assert GUILT.search(text.replace("dianggap tidak bersalah", "")) is None

    def test_to_hand_on_tells_how_long_and_where_one_objects(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide()

        text = text_of(write_decision_letter(decision(script), script.procedure))

        assert "keberatan dengan alasan sampai 14 (empat belas) hari kerja sesudah" in text
        assert "melalui halaman pegawai." in text

    def test_to_close_says_with_what(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide(
            DecisionOutcome.CLOSE, finding=Finding.CANNOT_BE_VERIFIED, countersigned_by=SECOND
        )

        text = text_of(write_decision_letter(decision(script), script.procedure))

        assert "Dengan persetujuan pejabat kedua" in text
        assert "dugaan tidak dapat diverifikasi" in text
        assert "Tidak ada informasi yang diteruskan" in text

    def test_says_where_and_when_it_was_taken(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide()

        paper = write_decision_letter(decision(script), script.procedure)

        assert paper.place_and_date == "Ditetapkan di Jakarta\npada tanggal 2 Oktober 2024"

    def test_is_refused_before_the_authority_decided(self, script: CaseScript) -> None:
        script.play_to_decision()

        with pytest.raises(EventRefusedError):
            write_decision_letter(decision(script), script.procedure)


class TestClosingLetter:
    def test_clears_the_person(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide(DecisionOutcome.CLOSE, countersigned_by=SECOND)
        letter = replace(closing(script), erased_from=date(2024, 10, 31))

        text = text_of(write_closing_letter(letter))

        assert "dugaan tidak terbukti" in text
        assert "tidak diteruskan kepada lembaga lain" in text
        assert "mulai Kamis, 31 Oktober 2024" in text

    def test_is_refused_while_the_case_is_open(self, script: CaseScript) -> None:
        script.play_to_decision()

        with pytest.raises(EventRefusedError):
            write_closing_letter(closing(script))

    def test_never_closes_over_a_violation(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide(DecisionOutcome.CLOSE, countersigned_by=SECOND)
        letter = closing(script)
        found = replace(letter, case=replace(letter.case, finding=Finding.VIOLATION))

        with pytest.raises(EventRefusedError):
            write_closing_letter(found)


class TestAppeal:
    def test_upheld_is_no_finding_either(self, script: CaseScript) -> None:
        outcome = appeal(script, Assessment.SUPPORTED, Assessment.SUPPORTED)

        text = text_of(write_appeal_outcome(outcome))

        assert "tidak mengubah penerusan" in text
        assert "Hal itu bukan putusan" in text
        with pytest.raises(EventRefusedError):
            write_correction_letter(correction(script), script.procedure)

    def test_overturned_asks_every_recipient_to_correct(self, script: CaseScript) -> None:
        outcome = appeal(script, Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)

        text = text_of(write_appeal_outcome(outcome))
        told = text_of(write_correction_letter(correction(script), script.procedure))

        assert "Keberatan Saudara dikabulkan" in text
        assert "Dugaan terhadap Saudara dalam perkara ini dicabut" in text
        assert "yang diuraikan di sini adalah dugaan" not in text
        assert "NO-bawaslu" in told
        assert script.case.package_sha256 in told
        assert PERSON.name not in told

    def test_closes_only_after_all_confirmed(self, script: CaseScript) -> None:
        appeal(script, Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
        for body in ("bawaslu", "bkn"):
            script.acknowledge(BodyId(body))

        text = text_of(write_closing_letter(closing(script)))

        assert "mengonfirmasi koreksinya" in text

    def test_has_no_outcome_while_reviewers_look(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        outcome = AppealOutcome(letterhead=HEAD, case=script.case, person=PERSON, signed_by=SIGNER)

        with pytest.raises(EventRefusedError):
            write_appeal_outcome(outcome)


class TestErasureCertificate:
    def certificate(self, script: CaseScript) -> ErasureCertificate:
        return ErasureCertificate(
            letterhead=HEAD,
            case=script.case,
            erased_at=datetime(2025, 2, 3, 17, 30, tzinfo=UTC),
            keys=("KP-1",),
            log_entries=(3, 7),
            signed_by=SIGNER,
            witness=SIGNER,
            zone=WIB,
        )

    def expired(self, script: CaseScript) -> ErasureCertificate:
        script.open()
        script.draw()
        script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
        script.wait(days=60)
        script.do(CaseExpired, MACHINE)
        return self.certificate(script)

    def test_says_what_was_destroyed_and_names_nobody(self, script: CaseScript) -> None:
        text = text_of(write_erasure_certificate(self.expired(script)))

        assert "KP-1" in text
        assert "3, 7" in text
        assert "Selasa, tanggal empat, bulan Februari" in text  # the local day, not that of UTC
        assert script.allegation.url not in text
        assert script.allegation.subject.person not in text

    def test_is_refused_before_the_case_expired(self, script: CaseScript) -> None:
        script.open()

        with pytest.raises(EventRefusedError):
            write_erasure_certificate(self.certificate(script))

    def test_is_refused_without_a_destroyed_key(self, script: CaseScript) -> None:
        with pytest.raises(EventRefusedError):
            write_erasure_certificate(replace(self.expired(script), keys=()))
