"""Tests of the documents: all fields, Indonesian words, and nobody called guilty."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netral.casework import Procedure
from netral.casework.errors import VagueNoticeError
from netral.casework.ids import BodyId
from netral.casework.paper import (
    PRESUMPTION,
    Deed,
    FormEvent,
    FormReported,
    FormReporter,
    FormWitness,
    Letterhead,
    Minutes,
    NoticeLetter,
    Official,
    Paper,
    PersonOnPaper,
    QuestionAndAnswer,
    ReferralLetter,
    ReportForm,
    Summons,
    check_minutes,
    check_report_form,
    check_summons,
    write_minutes,
    write_notice_letter,
    write_referral_letter,
    write_report_form,
    write_summons,
)
from netral.casework.paper.block import CheckBoxes
from netral.casework.procedure import Task
from netral.casework.reply import DefenceKind
from netral.casework.script import ARTICLE, CaseScript, digest_of
from netral.values.instant import WIB

HEAD = Letterhead(
    office="Inspektorat Rekaan",
    address="Jalan Contoh 1",
    place="Jakarta",
    number="001/R/2024",
    dated=date(2024, 10, 2),
)
PERSON = PersonOnPaper(
    name="Siti Andaiwati",
    nip="198001012005012001",
    grade="Penata (III/c)",
    position="Analis",
    unit="Kelurahan Contohrejo",
)
SIGNER = Official(name="Budi Rekaan", nip="197001011995011001", position="Inspektur")
EXAMINED_AT = datetime(2024, 10, 8, 2, 0, tzinfo=UTC)
GUILT = re.compile(
    r"terbukti|pelanggar\b|bersalah|pelaku|tersangka|terdakwa|melakukan pelanggaran|sanksi",
    re.IGNORECASE,
)

SUMMONS = Summons(
    letterhead=HEAD,
    person=PERSON,
    call=1,
    examined_at=EXAMINED_AT,
    place="Ruang Rapat 2",
    examiner=SIGNER,
    matter="membagikan satu unggahan pada 30 September 2024",
    signed_by=SIGNER,
)
MINUTES = Minutes(
    letterhead=HEAD,
    person=PERSON,
    examined_at=EXAMINED_AT,
    place="Ruang Rapat 2",
    examiners=(SIGNER, SIGNER, SIGNER),
    exchange=(QuestionAndAnswer(question="Apakah akun itu milik Saudara?", answer="Ya."),),
    zone=WIB,
)
FORM = ReportForm(
    letterhead=HEAD,
    reporter=FormReporter(
        name="Budi Rekaan",
        birth_place="Jakarta",
        birth_date=date(1970, 1, 1),
        sex="laki-laki",
        occupation="ASN",
        nationality="Indonesia",
        address="Jalan Contoh 1",
    ),
    reported=FormReported(name="Siti Andaiwati"),
    event=FormEvent(
        what="Dugaan membagikan unggahan pasangan calon",
        place="Instagram",
        occurred_on=date(2024, 9, 30),
        known_on=date(2024, 10, 1),
    ),
    evidence=(f"Bukti 1, SHA-256 {digest_of('bukti')}",),
    narrative="Uraian rekaan.",
    witnesses=(FormWitness(name="Saksi Rekaan"),),
)


def deed_of(script: CaseScript) -> Deed:
    return Deed(allegation=script.allegation, what="membagikan di Instagram", zone=WIB)


def notice_letter(script: CaseScript) -> NoticeLetter:
    script.play_to_notice_due()
    notice = script.notice().notice
    assert notice is not None
    return NoticeLetter(
        letterhead=HEAD,
        person=PERSON,
        notice=notice,
        deed=deed_of(script),
        reply_until=script.deliver().reply_until,
        contact="klarifikasi@contoh.invalid",
        signed_by=SIGNER,
    )


def referral_letter(script: CaseScript) -> ReferralLetter:
    script.play_to_decision()
    script.decide()
    return ReferralLetter(
        letterhead=HEAD,
        case=script.case,
        deed=deed_of(script),
        person=PERSON,
        recipient=script.procedure.get_body(
            BodyId("bawaslu"), Task.RECEIVES_REFERRAL, on=HEAD.dated
        ),
        package=script.package(),
        signed_by=SIGNER,
    )


PAPERS: dict[str, Callable[[CaseScript], Paper]] = {
    "notice": lambda script: write_notice_letter(notice_letter(script)),
    "summons": lambda script: write_summons(SUMMONS, script.procedure),
    "minutes": lambda _: write_minutes(MINUTES),
    "referral": lambda script: write_referral_letter(referral_letter(script), script.procedure),
    "form": lambda _: write_report_form(FORM),
}


def text_of(paper: Paper) -> str:
    return "\n".join(paper.iter_texts())


@pytest.mark.parametrize("write", PAPERS.values(), ids=PAPERS.keys())
class TestEveryPaper:
    def test_presumes_innocence(
        self, write: Callable[[CaseScript], Paper], script: CaseScript
    ) -> None:
        text = text_of(write(script))

        assert PRESUMPTION in text
        assert GUILT.search(text.replace(PRESUMPTION, "")) is None

    def test_can_be_signed(self, write: Callable[[CaseScript], Paper], script: CaseScript) -> None:
        paper = write(script)

        assert paper.signatures
        assert paper.number == HEAD.number
        assert paper.place_and_date == "Jakarta, 2 Oktober 2024"

    def test_names_no_reviewer(
        self, write: Callable[[CaseScript], Paper], script: CaseScript
    ) -> None:
        text = text_of(write(script))

        assert not [each for each in script.pool if each.reviewer in text]


class TestNoticeLetter:
    def test_says_when_where_what_and_on_which_article(self, script: CaseScript) -> None:
        letter = notice_letter(script)

        text = text_of(write_notice_letter(letter))

        assert "Senin, 30 September 2024, pukul 09.00 WIB" in text
        assert script.allegation.url in text
        assert script.allegation.evidence[0].sha256 in text
        assert ARTICLE in text
        assert "sampai dengan Kamis, 10 Oktober 2024" in text
        assert "Hukuman disiplin sedang" in text

    def test_names_every_rule_with_all_its_articles(self, script: CaseScript) -> None:
        letter = notice_letter(script)
        allegation = letter.deed.allegation
        second = replace(
            allegation.rules[0], code="DS-06", title_id="Mengikuti akun", articles=("pasal 6", "7a")
        )
        both = replace(allegation, rules=(*allegation.rules, second))
        act = replace(letter.notice.acts[0], articles=(ARTICLE, "pasal 6", "7a"))

        text = text_of(
            write_notice_letter(
                replace(
                    letter,
                    notice=replace(letter.notice, acts=(act,)),
                    deed=replace(letter.deed, allegation=both),
                )
            )
        )

        assert ARTICLE in text
        assert "pasal 6; 7a: Mengikuti akun (DS-06)" in text

    def test_offers_every_defence_and_ticks_none(self, script: CaseScript) -> None:
        paper = write_notice_letter(notice_letter(script))

        boxes = [block for block in paper.blocks if isinstance(block, CheckBoxes)]

        assert boxes == [CheckBoxes(tuple(kind.law_words for kind in DefenceKind))]

    def test_goes_to_the_person_alone(self, script: CaseScript) -> None:
        paper = write_notice_letter(notice_letter(script))

        assert paper.addressee[0] == "Yth. Sdr. Siti Andaiwati"
        assert "hanya disampaikan kepada Saudara" in text_of(paper)

    def test_refuses_a_notice_of_another_case(self, script: CaseScript) -> None:
        letter = notice_letter(script)
        other = replace(letter.deed.allegation, url="https://contoh.invalid/p/9")

        with pytest.raises(VagueNoticeError):
            write_notice_letter(replace(letter, deed=replace(letter.deed, allegation=other)))


class TestSummons:
    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            pytest.param({}, None, id="in order"),
            pytest.param(
                {"examined_at": datetime(2024, 10, 11, 2, 0, tzinfo=UTC)}, None, id="the last day"
            ),
            pytest.param(
                {"examined_at": datetime(2024, 10, 14, 2, 0, tzinfo=UTC)},
                "by 2024-10-11",
                id="too late: seven working days are the longest",
            ),
            pytest.param(
                {"examined_at": datetime(2024, 10, 2, 4, 0, tzinfo=UTC)}, "after", id="same day"
            ),
            pytest.param(
                {"examined_at": datetime(2024, 10, 5, 2, 0, tzinfo=UTC)},
                "no working day",
                id="a Saturday",
            ),
            pytest.param({"call": 3}, "a first and a second", id="a third call"),
        ],
    )
    def test_is_checked(
        self, change: dict[str, object], problem: str | None, procedure: Procedure
    ) -> None:
        problems = check_summons(replace(SUMMONS, **change), procedure)

        if problem is None:
            assert problems == []
        else:
            assert any(problem in each for each in problems)

    def test_says_what_follows_absence(self, procedure: Procedure) -> None:
        assert "panggilan kedua" in text_of(write_summons(SUMMONS, procedure))
        second = write_summons(replace(SUMMONS, call=2), procedure)
        assert "bukti yang ada" in text_of(second)
        assert second.title == "SURAT PANGGILAN KEDUA"


class TestMinutes:
    def test_need_a_team_where_the_class_is_severe(self) -> None:
        alone = replace(MINUTES, examiners=(SIGNER,))

        assert check_minutes(MINUTES, severe=True) == []
        assert check_minutes(alone, severe=False) == []
        assert "severe class" in check_minutes(alone, severe=True)[0]

    def test_need_an_answer_to_each_question(self) -> None:
        silent = replace(MINUTES, exchange=(QuestionAndAnswer(question="Apa?", answer=" "),))

        assert "tidak menjawab" in check_minutes(silent, severe=False)[0]

    def test_say_that_the_person_refused_to_sign_and_gets_a_copy(self) -> None:
        text = text_of(write_minutes(replace(MINUTES, refused_to_sign=True)))

        assert "Menolak menandatangani" in text
        assert "Salinannya diberikan" in text

    def test_of_an_absent_person_rest_on_the_evidence(self) -> None:
        text = text_of(write_minutes(replace(MINUTES, present=False, exchange=())))

        assert "tidak hadir" in text


class TestReferralLetter:
    def test_lists_every_file_with_its_digest(self, script: CaseScript) -> None:
        letter = referral_letter(script)

        text = text_of(write_referral_letter(letter, script.procedure))

        assert all(each.sha256 in text for each in letter.package.items)
        assert "klarifikasi-1.json" in text

    def test_says_both_dates_and_whether_it_is_late(self, script: CaseScript) -> None:
        letter = referral_letter(script)
        late = replace(letter, letterhead=replace(HEAD, dated=date(2024, 10, 9)))

        text = text_of(write_referral_letter(letter, script.procedure))

        assert "Senin, 30 September 2024" in text
        assert "Selasa, 1 Oktober 2024" in text
        assert "terlewati" not in text
        assert "terlewati" in text_of(write_referral_letter(late, script.procedure))

    def test_says_when_there_was_no_reply(self, script: CaseScript) -> None:
        letter = referral_letter(script)
        silent = replace(letter, case=replace(letter.case, replies=()))

        assert "tidak memberikan klarifikasi" in text_of(
            write_referral_letter(silent, script.procedure)
        )


class TestReportForm:
    @pytest.mark.parametrize(
        ("change", "lacking"),
        [
            pytest.param({}, None, id="complete"),
            pytest.param({"evidence": ()}, "evidence", id="no evidence"),
            pytest.param({"narrative": ""}, "account of events", id="no narrative"),
            pytest.param({"reported": FormReported(name="")}, "reported person", id="nobody"),
            pytest.param(
                {"event": replace(FORM.event, known_on=date(2024, 9, 1))},
                "day of knowing",
                id="known before it happened",
            ),
            pytest.param({"witnesses": ()}, None, id="witnesses are optional"),
        ],
    )
    def test_is_checked(self, change: dict[str, object], lacking: str | None) -> None:
        found = check_report_form(replace(FORM, **change))

        if lacking is None:
            assert found == []
        else:
            assert any(lacking in each for each in found)

    def test_has_every_field_of_the_print(self) -> None:
        text = text_of(write_report_form(FORM))

        for label in (
            "Nama",
            "Tempat/tanggal lahir",
            "Jenis kelamin",
            "Pekerjaan",
            "Kewarganegaraan",
            "Alamat",
            "No. telepon/HP *)",
            "E-mail *)",
            "Peristiwa",
            "Tempat kejadian",
            "Hari dan tanggal kejadian",
            "Hari dan tanggal diketahui",
            "4. Saksi-saksi *)",
        ):
            assert label in text
