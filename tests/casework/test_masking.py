"""Tests that the mask leaves out only what could not match."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.casework.ids import CaseId
from netral.casework.masking import ContestantWords, Form, Mask, WordsFor, make_mask

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


def cover_with_all(mask: Mask, text: str) -> str:
    """Cover with every form tried at every place, as it would be without a choice before."""
    pattern = "|".join(f"({form.expression})" for form in mask.forms)
    return re.sub(
        pattern, lambda found: mask.labels[(found.lastindex or 1) - 1], text, flags=re.IGNORECASE
    )


class TestCover:
    @given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
    def test_is_as_if_every_form_were_tried(self, text: str) -> None:
        assert MASK.cover(text) == cover_with_all(MASK, text)

    def test_covers_capitals_that_lower_case_does_not_give_back(self) -> None:
        assert MASK.cover("S\u0130T\u0130 lewat") == "Pegawai " + MASK.person_label[-2:] + " lewat"

    def test_would_miss_a_form_whose_first_word_is_wrong(self) -> None:
        broken = replace(MASK, forms=tuple(Form("zzz", form.expression) for form in MASK.forms))

        assert broken.cover("Siti Andaiwati") == "Siti Andaiwati"


class TestFind:
    @pytest.mark.parametrize("text", ["", "tidak ada siapa-siapa"])
    def test_finds_nobody_where_nobody_is(self, text: str) -> None:
        assert list(MASK.find(text)) == []
