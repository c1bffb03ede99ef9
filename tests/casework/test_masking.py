"""Tests that the mask leaves out only what could not match."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.casework.ids import CaseId
from netral.casework.masking import ContestantWords, Form, Mask, WordsFor, make_mask
from netral.language.word_list import list_words

WORDS = (
    "Siti",
    "ANDAIWATI",
    "satu",
    "@sitirekaan",
    "#SatuMenang",
    "siti-andaiwati",
    "dan",
    "12345",
)
MASK = make_mask(
    CaseId("PKR-0000000000000001"),
    person=WordsFor(names=("Siti Andaiwati",), phrases=("12345", "sitirekaan")),
    contestant_id="pasangan_satu",
    contestants=[
        ContestantWords(
            contestant_id="pasangan_satu",
            words=WordsFor(names=("Rekaan Satu",), phrases=("#SatuMenang",)),
        )
    ],
)


ALIKE = {
    "a": "\u0430\u03b1\uff41\U0001d41a4@",
    "b": "\u0432\uff42",
    "c": "\u0441",
    "d": "\u0501\uff44",
    "e": "\u0435\u03b53",
    "h": "\uff48",
    "i": "\u0456\u03b9\u01311!",
    "k": "\u043a\u03ba",
    "l": "\u04cf",
    "m": "\u043c",
    "n": "\u03b7\u043f",
    "o": "\u043e\u03bf0\u03c3",
    "r": "\u0280",
    "s": "\u0455\U0001d4285$".replace("\U0001d428", "\U0001d42c"),
    "t": "\u0442\u03c47",
    "u": "\u03c5",
    "w": "\u051d",
    "y": "\u0443\u03b3",
}
"""Letters and signs that pass for each, chosen by eye and not taken from the code."""
BACK = {ord(twin): letter for letter, twins in ALIKE.items() for twin in twins}
SPLIT = "\x00"
"""Stands where a name can be split."""
HIDDEN = "\u200b\u200c\u2060\u00ad\ufeff\u202e\u034f\u3164"
NAMES = ("Siti Andaiwati", "Budi Hartono", "Ani Rahmawati", "Muhammad Dharma", "Nur Cahyo")


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a name, and a text in which it stands in some disguise."""
    name = draw(st.sampled_from(NAMES))
    how = draw(st.sampled_from(["", " ", ".", "-", "_", " \u00b7 ", "\n", SPLIT]))
    between = draw(st.sampled_from(["", " ", "  "])) if how == "" else " "
    words = [_disguise(draw, word, how) for word in name.split()]
    if how == SPLIT:
        gap = draw(st.sampled_from([" ", "  ", " - ", "\n", "\u00a0"]))
        words = [_split(draw, word.split(SPLIT), gap) for word in words]
    shown = draw(st.sampled_from([words, words[:1], words[1:], words[::-1]]))
    if how == "" and between == "" and len(shown) == 1:
        between = " "
    return name, f"zz {between.join(shown) or words[0]} zz"


def _disguise(draw: st.DrawFn, word: str, how: str) -> str:
    letters = []
    for place, letter in enumerate(word):
        twins = ALIKE.get(letter.lower(), "")
        look = draw(st.sampled_from([letter, letter, *twins]))
        # At the ends of a word a digit or a sign is one, and stands for nothing.
        at_end = place in (0, len(word) - 1)
        letters.append(letter if at_end and not look.isalpha() else look)
        letters[-1] += draw(st.sampled_from(["", "", "", *HIDDEN]))
    return how.join(letters)


def _split(draw: st.DrawFn, letters: list[str], gap: str) -> str:
    gaps = [draw(st.sampled_from(["", "", gap])) for _ in letters[1:]]
    return letters[0] + "".join(map(str.__add__, gaps, letters[1:]))


def reduce_to_letters(text: str) -> str:
    """Read a text as somebody does who wants to see a name in it."""
    letters = text.lower().translate(BACK)
    return "".join(each for each in letters if each.isalpha() and each not in HIDDEN)


def find_with_all(mask: Mask, text: str) -> list[tuple[int, int, str]]:
    """Find with every form tried at every place, as it would be without a choice before."""
    pattern = "|".join(f"({form.expression})" for form in mask.forms)
    return [
        (*found.span(), mask.labels[(found.lastindex or 1) - 1])
        for found in re.finditer(pattern, text, flags=re.IGNORECASE)
    ]


class TestCover:
    def test_covers_capitals_that_lower_case_does_not_give_back(self) -> None:
        assert MASK.cover("S\u0130T\u0130 lewat") == "Pegawai " + MASK.person_label[-2:] + " lewat"

    def test_would_miss_a_form_whose_first_word_is_wrong(self) -> None:
        broken = replace(MASK, forms=tuple(Form("zzz", form.expression) for form in MASK.forms))

        assert list(broken.find("Siti Andaiwati")) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Bu di rumah bersama s i apa pun",
            "a, b, c dan 1, 2, 3",
            "antara per mana dan si t ada",
            "begitu. S. iti, dan seterusnya",
            "lihat 5 iti dan si 71",
            "r i n t i k hujan",
        ],
    )
    def test_leaves_what_names_nobody(self, text: str) -> None:
        assert MASK.cover(text) == text


class TestLocate:
    @pytest.mark.parametrize(
        ("text", "covered"),
        [
            ("lihat S\u0456ti di sini", "S\u0456ti"),
            ("lihat Andai\u0461ati di sini", "Andai\u0461ati"),
            ("lihat S i t i di sini", "S i t i"),
            ("lihat S.i.t.i\u200b A n d a i w a t i di sini", "S.i.t.i\u200b A n d a i w a t i"),
            ("lihat S\ni\nt\ni\ndi sini", "S\ni\nt\ni"),
            ("lihat si-ti di sini", "si-ti"),
            ("lihat Si ti di sini", "Si ti"),
            ("lihat s it i di sini", "s it i"),
            ("lihat Si - ti di sini", "Si - ti"),
            ("lihat S-i t-i di sini", "S-i t-i"),
            ("lihat S\u0456 ti di sini", "S\u0456 ti"),
            ("lihat S1 t! di sini", "S1 t!"),
            ("lihat S1t! di sini", "S1t!"),
            ("lihat $iti di sini", "$iti"),
            ("lihat andai wati di sini", "andai wati"),
            ("lihat \u202eSi\u034fti\u202c di sini", "Si\u034fti"),
            ("lihat Siiiiiti di sini", "Siiiiiti"),
            ("lihat S\u0301i\u0301ti di sini", "S\u0301i\u0301ti"),
        ],
    )
    def test_gives_the_place_in_the_raw_text(self, text: str, covered: str) -> None:
        spans = MASK.locate(text)

        assert [text[start:end] for start, end, _ in spans] == [covered]
        assert {label for _, _, label in spans} == {MASK.person_label}

    @given(disguised())
    def test_no_form_of_a_name_stays_visible(self, drawn: "tuple[str, str]") -> None:
        name, text = drawn
        mask = make_mask(
            CaseId("PKR-0000000000000001"),
            person=WordsFor(names=(name,)),
            contestant_id="",
            contestants=[],
        )

        seen = reduce_to_letters(mask.cover(text))

        assert not [word for word in name.lower().split() if word in seen], seen

    @given(disguised())
    def test_spans_lie_apart_and_in_the_text(self, drawn: "tuple[str, str]") -> None:
        _, text = drawn
        spans = MASK.locate(text)

        assert all(0 <= start < end <= len(text) for start, end, _ in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


class TestFind:
    @given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
    def test_is_as_if_every_form_were_tried(self, text: str) -> None:
        assert list(MASK.find(text)) == find_with_all(MASK, text)

    @pytest.mark.parametrize("text", ["", "tidak ada siapa-siapa"])
    def test_finds_nobody_where_nobody_is(self, text: str) -> None:
        assert list(MASK.find(text)) == []


SHORT_NAMES = list_words("""
abdul adi aditya agung agus ahmad aisyah akbar ali amelia amin ana andi andika ani anis anita anwar
arif aris astuti ayu bagus bambang basuki bayu budi cahya candra damar dani david dedi desi dewi
dian diana didi dina dodi dwi edi eka eko endang eni erna erwin fadli fajar farid fikri fitri galih
gita hadi hakim hamid hani hari hasan hendra heri ida ika ilham imam indah indra intan iqbal irfan
irma isa iwan jaka joko kamil lia lina lukman maman mega nina novi nur oki pandu puji putri putu
rahma rama rani rano ratna rian ridwan rika rina rini rio rizal rosa rudi sandi sari sigit siti sri
surya susi tari tini titin tono udin umar usman utami wahyu wati wawan wulan yadi yani yati yoga
yudi yuli yusuf zaki
""")


class TestOrdinaryText:
    def test_has_no_gap_taken_for_one_in_a_name(self, shared_folder: Path) -> None:
        lines = (shared_folder / "data" / "protected_dev.jsonl").read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
        mask = make_mask(
            CaseId("PKR-0000000000000001"),
            person=WordsFor(names=tuple(sorted(SHORT_NAMES))),
            contestant_id="",
            contestants=[],
        )
        without = replace(mask, short=())

        masked = [n for n, text in enumerate(texts) if mask.locate(text) != without.locate(text)]

        assert len(texts) > 1000
        # Places alone: no text of the shared folder stands in a message.
        assert masked == []
