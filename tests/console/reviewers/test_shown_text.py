"""Texts at the desk: names covered in every spelling, hidden characters made visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.casework import ContestantWords, WordsFor, make_mask
from netral.casework.ids import CaseId
from netral_console.reviewers.shown_text import ShownText, show_text

MASK = make_mask(
    CaseId("PKR-0000000000000001"),
    person=WordsFor(names=("Siti Andaiwati",), phrases=("sitirekaan",)),
    contestant_id="satu",
    contestants=[ContestantWords(contestant_id="satu", words=WordsFor(names=("Ridwan Kamil",)))],
)
HIDDEN = "\u200b\u200d\u2060\u00ad\ufeff"


def spell(shown: ShownText) -> str:
    return "".join(each.text for each in (*shown.raw, *shown.read_as))


class TestShowText:
    def test_shows_a_plain_text_once(self) -> None:
        shown = show_text("Halo semua.", MASK)

        assert [each.text for each in shown.raw] == ["Halo semua."]
        assert shown.read_as == ()

    def test_marks_hidden_characters_and_says_how_it_is_read(self) -> None:
        shown = show_text("pi\u200blih", MASK)

        assert [(each.kind, each.text) for each in shown.raw] == [
            ("plain", "pi"),
            ("hidden", "U+200B"),
            ("plain", "lih"),
        ]
        assert "".join(each.text for each in shown.read_as) == "pilih"
        assert shown.hidden_count == 1

    @pytest.mark.parametrize(
        "name",
        [
            "Ridwan Kamil",
            "R\u200bidwan K\u2060amil",
            "R\u0456dw\u0430n K\u0430mil",
            "R i d w a n",
            "#RidwanKamil",
            "\uff32\uff49\uff44\uff57\uff41\uff4e",
            "@siti_andaiwati_99",
            "S1ti And4iwati",
        ],
    )
    def test_covers_a_name_in_every_disguise(self, name: str) -> None:
        shown = spell(show_text(f"Ayo bersama {name} sekarang", MASK))

        assert name not in shown
        assert "Kandidat A" in shown or "Pegawai" in shown

    @given(
        st.lists(st.sampled_from(["Rid", "wan", "Kam", "il", "Siti", " ", "dan", *HIDDEN])).map(
            "".join
        )
    )
    def test_never_shows_a_name_that_the_mask_would_find(self, text: str) -> None:
        shown = show_text(text, MASK)
        for pieces in (shown.raw, shown.read_as):
            left = "".join(each.text if each.kind == "plain" else "\x01" for each in pieces)
            assert list(MASK.find(left)) == []

    def test_shows_everything_once_the_identity_is_open(self) -> None:
        assert "Ridwan Kamil" in spell(show_text("Ridwan Kamil", None))
