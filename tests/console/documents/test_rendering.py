"""Tests of letters as their reader gets them: read back from PDF and DOCX."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest

from netral.casework import Procedure, load_procedure
from netral.casework.paper import NOBODY_ELSE, Paper, PaperKind
from netral.casework.paper.block import (
    CheckBoxes,
    Fields,
    Grid,
    Heading,
    Numbered,
    Paragraph,
    Quotation,
)
from netral.casework.script import ARTICLE, digest_of, make_pool
from netral.casework.vote import Assessment
from netral_console.documents.docx import render_docx
from netral_console.documents.letter import LetterKind, compose_letter, list_letters
from netral_console.documents.pdf import render_pdf
from netral_console.documents.plain_text import show_hidden, show_unprintable
from tests.console.documents.gallery import (
    NEIGHBOUR,
    PROCEDURE_FOLDER,
    REVIEWER_NAME,
    SIGNER,
    STATEMENT,
    Gallery,
    allegation,
    write_gallery,
)

DAY = date(2024, 10, 2)
RIGHT_TO_LEFT, POP, ZERO_WIDTH = "\u202e", "\u202c", "\u200b"
HOSTILE = {
    "typesetter's markup": '#panic("x") $x^2$ *b* _i_ `raw` = Judul \\ @ref <l> #import "a.typ"',
    "typesetter's code": '"); #read("/etc/passwd") #sys.inputs.paper',
    "formula": '=HYPERLINK("http://contoh.invalid","klik") +1 -1 @SUM(A1)',
    "word processor's field": '{ INCLUDETEXT "C:\\\\x" } <w:instrText>DDEAUTO x</w:instrText>',
    "markup of the web": "<script>alert(1)</script> &amp; <b>tebal</b> ]]>",
    "direction marks": f"aman {RIGHT_TO_LEFT}gnp.exe{POP} {ZERO_WIDTH}selesai",
    "controls": "a\x00b\x07c\x1bd\u2028e\u0085f\ufffeg\ufeffh",
    "emoji": "\U0001f44d\U0001f3fd \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "scripts": "مرحبا שלום 你好 ꦲꦤꦕꦫꦏ हिन्दी ไทย \U0001d40f\U0001d422\U0001d425",
    "smeared letters": "a" + "\u0301" * 60 + " e" + "\u0334" * 3,
    "one endless word": "x" * 4000,
    "endless address": "https://contoh.invalid/" + "y" * 1500,
    "very long": "Kalimat panjang sekali yang diulang. " * 3000,
    "many lines": "baris\n" * 400,
    "lone surrogate": "awal \ud83d akhir",
}


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return load_procedure(PROCEDURE_FOLDER)


@pytest.fixture(scope="module")
def gallery(procedure: Procedure) -> dict[str, tuple[Paper, date]]:
    return write_gallery(procedure)


def read_pdf(content: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]


def read_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(paper: Paper) -> str:
    return "\n".join(paper.iter_texts())


def letter_with(text: str) -> Paper:
    """Put a text everywhere that a letter has a place for one."""
    return Paper(
        kind=PaperKind.NOTICE,
        title=text[:200],
        number="1/PBT/2024",
        office="BADAN CONTOH",
        office_address=text[:200],
        place_and_date="Jakarta, 2 Oktober 2024",
        addressee=(f"Yth. {text[:200]}",),
        subject=text[:200],
        blocks=(
            Paragraph(text),
            Heading(text[:300]),
            Fields(((text[:80], text),)),
            Numbered((text,)),
            CheckBoxes((text,)),
            Quotation(text),
            Grid(head=(text[:40], "b"), rows=((text[:900], text[:900]),), widths=(1, 3)),
            Paragraph("Penutup."),
        ),
        signatures=(),
        attachments=(text[:200],),
        copies_to=(text[:200],),
    )


def find_canaries(content: str, words: tuple[str, ...]) -> list[str]:
    plain = squeeze(content).casefold()
    return [word for word in words if squeeze(word).casefold() in plain]


CANARIES = (NEIGHBOUR, REVIEWER_NAME, *(each.reviewer for each in make_pool()))


class TestEveryLetter:
    def test_says_the_same_in_pdf_docx_and_data(
        self, gallery: dict[str, tuple[Paper, date]]
    ) -> None:
        for name, (paper, day) in gallery.items():
            pdf = squeeze("".join(read_pdf(render_pdf(paper, dated=day))))
            word = squeeze(read_docx(render_docx(paper, dated=day)))
            for text in filter(None, paper.iter_texts()):
                if text == paper.title and paper.addressee:
                    continue  # letters have a subject, no title
                if text == paper.secrecy and not paper.addressee:
                    continue  # other documents have a title, no head of a letter
                if text == paper.subject and not paper.addressee:
                    continue
                assert squeeze(show_hidden(text)) in word, (name, text)
                for part in show_unprintable(text).split("\n"):
                    assert squeeze(part) in pdf, (name, part)

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("pemberitahuan", "Tidak memberikan klarifikasi bukan pengakuan"),
            ("panggilan", f"Pangkat/golongan pemeriksa\n{SIGNER.grade}"),
            ("keputusan-terus", "Pemeriksa lain, yang tidak mengetahui penilaian terdahulu"),
        ],
    )
    def test_tells_the_person_what_they_need(
        self, name: str, said: str, gallery: dict[str, tuple[Paper, date]]
    ) -> None:
        assert said in text_of(gallery[name][0])

    def test_has_one_number_on_each_page(self, gallery: dict[str, tuple[Paper, date]]) -> None:
        for name, (paper, day) in gallery.items():
            pages = read_pdf(render_pdf(paper, dated=day))
            for number, text in enumerate(pages, start=1):
                found = re.findall(r"Halaman (\d+) dari (\d+)", text)
                assert found == [(str(number), str(len(pages)))], name

    def test_numbers_its_pages_in_docx(self, gallery: dict[str, tuple[Paper, date]]) -> None:
        paper, day = gallery["pemberitahuan"]
        with zipfile.ZipFile(io.BytesIO(render_docx(paper, dated=day))) as opened:
            footer = opened.read("word/footer1.xml").decode()

        assert re.findall(r'w:instr="(\w+)"', footer) == ["PAGE", "NUMPAGES"]

    def test_gives_the_same_bytes_again(self, procedure: Procedure) -> None:
        digests = [
            {
                name: (
                    hashlib.sha256(render_pdf(paper, dated=day)).hexdigest(),
                    hashlib.sha256(render_docx(paper, dated=day)).hexdigest(),
                )
                for name, (paper, day) in write_gallery(procedure).items()
            }
            for _ in range(2)
        ]

        assert digests[0] == digests[1]

    def test_another_word_gives_other_bytes(self, gallery: dict[str, tuple[Paper, date]]) -> None:
        paper, day = gallery["koreksi"]
        other = replace(paper, subject=f"{paper.subject}.")

        assert render_pdf(paper, dated=day) != render_pdf(other, dated=day)
        assert render_docx(paper, dated=day) != render_docx(other, dated=day)

    def test_brings_its_fonts_and_is_made_for_archives(
        self, gallery: dict[str, tuple[Paper, date]]
    ) -> None:
        paper, day = gallery["pemberitahuan"]
        content = render_pdf(paper, dated=day)

        assert content.count(b"/FontFile3") >= 1 or content.count(b"/FontFile2") >= 1
        assert b"pdfaid:part" in content

    def test_names_nobody_else_and_no_reviewer(
        self, gallery: dict[str, tuple[Paper, date]]
    ) -> None:
        for name, (paper, day) in gallery.items():
            pdf, word = render_pdf(paper, dated=day), render_docx(paper, dated=day)
            with zipfile.ZipFile(io.BytesIO(word)) as opened:
                raw = "".join(
                    opened.read(each).decode("utf-8", "replace") for each in opened.namelist()
                )
            for content in ("".join(read_pdf(pdf)), raw, text_of(paper)):
                assert find_canaries(content, CANARIES) == [], name

    def test_a_letter_that_forgets_the_mask_is_caught(self, procedure: Procedure) -> None:
        told = Gallery(procedure)
        told.reply()
        told.vote(Assessment.SUPPORTED)
        facts = told.facts()
        keeps = replace(NOBODY_ELSE, keep=frozenset({NEIGHBOUR}))
        forgetful = replace(facts, deed=replace(facts.deed, others=keeps))

        notice = compose_letter(LetterKind.NOTICE, forgetful)
        reply = compose_letter(LetterKind.REPLY, forgetful)

        assert find_canaries(text_of(notice), CANARIES) == [NEIGHBOUR]
        assert NEIGHBOUR in find_canaries(text_of(reply), CANARIES)
        assert REVIEWER_NAME in find_canaries(text_of(reply), CANARIES)

    def test_never_runs_over_the_edge(self, gallery: dict[str, tuple[Paper, date]]) -> None:
        for name, (paper, day) in gallery.items():
            assert overruns(render_pdf(paper, dated=day)) == [], name


def overruns(content: bytes) -> list[str]:
    """List what stands nearer to the right edge than the margin allows."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        limit = page.get_width() - 2 / 2.54 * 72 + 2
        for number in range(text.count_chars()):
            right = text.get_charbox(number)[2]
            if right > limit and text.get_text_range(number, 1).strip():
                found.append(text.get_text_range(number, 1))
    return found


class TestNotice:
    def test_shows_each_fact_of_the_act_in_pdf(self, procedure: Procedure) -> None:
        told = Gallery(procedure)
        told.tell()
        text = " ".join(
            "".join(read_pdf(render_pdf(told.compose(LetterKind.NOTICE), dated=DAY))).split()
        )

        assert "Senin, 30 September 2024, pukul 09.00 WIB" in text
        assert "https://contoh.invalid/sitirekaan/p/1" in text
        assert digest_of("bukti") in text
        assert ARTICLE in text
        assert "Hukuman disiplin sedang" in text
        assert "Bukti P-1" in text
        assert "Bukti P-2" in text
        assert "[Akun lain 1]" in text
        assert "pelanggaran" not in text.lower()

    def test_says_which_days_do_not_count(self, procedure: Procedure) -> None:
        told = Gallery(procedure)
        told.tell()
        case = told.script.case
        assert case.delivery is not None
        christmas = replace(
            case.delivery, delivered_at=case.delivery.delivered_at.replace(month=12, day=20)
        )
        facts = replace(
            told.facts(), case=replace(case, delivery=christmas, reply_until=date(2025, 1, 3))
        )

        text = text_of(compose_letter(LetterKind.NOTICE, facts))

        assert "sampai dengan Jumat, 3 Januari 2025" in text
        assert "25 Desember 2024" in text
        assert "26 Desember 2024" in text
        assert "1 Januari 2025" in text


class TestReply:
    def test_stands_word_for_word_with_an_answer_to_each_point(
        self, gallery: dict[str, tuple[Paper, date]]
    ) -> None:
        paper, _ = gallery["klarifikasi"]
        quoted = [each.text for each in paper.blocks if isinstance(each, Quotation)]
        answers = [
            label
            for each in paper.blocks
            if isinstance(each, Fields)
            for label, _ in each.rows
            if label.startswith("Pemeriksa ")
        ]

        assert quoted == [STATEMENT, "Saya mohon maaf atas kelalaian ini."]
        assert answers == ["Pemeriksa 1", "Pemeriksa 2"] * 2

    def test_names_whom_the_person_names(self, procedure: Procedure) -> None:
        statement = "Akun dipakai @adik_saya."
        told = Gallery(procedure, statement=statement)
        told.reply()
        told.vote(Assessment.SUPPORTED)

        assert statement in text_of(told.compose(LetterKind.REPLY))

    def test_is_no_letter_while_reviewers_are_blind(self, procedure: Procedure) -> None:
        told = Gallery(procedure)
        told.reply()

        assert list_letters(told.script.case) == [LetterKind.NOTICE]


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
    def test_breaks_neither_pdf_nor_docx(self, text: str) -> None:
        paper = letter_with(text)

        pages = read_pdf(render_pdf(paper, dated=DAY))
        word = read_docx(render_docx(paper, dated=DAY))

        assert "Penutup." in "".join(pages)
        assert squeeze(show_hidden(text)) in squeeze(word)
        for number, page in enumerate(pages, start=1):
            assert f"Halaman {number} dari {len(pages)}" in page

    @pytest.mark.parametrize(
        "name", ["typesetter's markup", "typesetter's code", "formula", "markup of the web"]
    )
    def test_is_shown_as_it_was_written(self, name: str) -> None:
        text = HOSTILE[name]

        shown = squeeze("".join(read_pdf(render_pdf(letter_with(text), dated=DAY))))

        assert squeeze(text) in shown

    @pytest.mark.parametrize("name", ["one endless word", "endless address"])
    def test_stays_on_the_page(self, name: str) -> None:
        assert overruns(render_pdf(letter_with(HOSTILE[name]), dated=DAY)) == []

    def test_shows_direction_marks(self) -> None:
        for content in (
            "".join(read_pdf(render_pdf(letter_with(HOSTILE["direction marks"]), dated=DAY))),
            read_docx(render_docx(letter_with(HOSTILE["direction marks"]), dated=DAY)),
        ):
            assert "[U+202E]gnp.exe[U+202C]" in content
            assert RIGHT_TO_LEFT not in content

    def test_keeps_no_field_of_a_word_processor(self) -> None:
        content = render_docx(letter_with(HOSTILE["word processor's field"]), dated=DAY)
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            body = opened.read("word/document.xml").decode()

        assert "<w:instrText" not in body
        assert "<w:fldSimple" not in body

    @pytest.mark.parametrize("show", [show_hidden, show_unprintable])
    def test_is_marked_once(self, show: Callable[[str], str]) -> None:
        for text in HOSTILE.values():
            assert show(show(text)) == show(text)


def test_the_act_without_words_has_no_empty_quotation(procedure: Procedure) -> None:
    told = Gallery(procedure, about=allegation(text="", object_text=" "))
    told.tell()

    blocks = told.compose(LetterKind.NOTICE).blocks

    assert not [each for each in blocks if isinstance(each, Quotation)]
