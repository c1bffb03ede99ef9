"""Tests of spelling: slang, neighbours' tongues and slips meet in one word."""

import pytest

from netral.language.model_file import load_model
from netral.language.spelling import Spelling


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(load_model().vocabulary)


class TestSpelling:
    @pytest.mark.parametrize(
        ("written", "word"),
        [
            ("gw", "saya"),
            ("kagak", "tidak"),
            ("ora", "tidak"),
            ("teu", "tidak"),
            ("pisan", "sangat"),
            ("wkwkwkwk", "haha"),
            ("hahaha", "haha"),
            ("pemimpn", "pemimpin"),
            ("pemimipn", "pemimpin"),
            ("rakyattt", "rakyattt"),
            ("ttp", "tetap"),
            ("bsk", "besok"),
            ("slalu", "selalu"),
            ("kasian", "kasihan"),
            ("geratis", "gratis"),
            ("emoh", "ogah"),
            ("ojok", "jangan"),
        ],
    )
    def test_gives_one_spelling(self, spelling: Spelling, written: str, word: str) -> None:
        assert spelling.correct(written) == word

    @pytest.mark.parametrize(
        "word",
        ["dukung", "pilih", "gubernur", "hanif", "kota", "x", "2024", "kpk", "pns", "smk", "ngeri"],
    )
    def test_leaves_ordinary_and_short_words_alone(self, spelling: Spelling, word: str) -> None:
        assert spelling.correct(word) == word

    def test_leads_no_form_to_a_word_that_is_itself_a_form(self, spelling: Spelling) -> None:
        forms = spelling._forms

        assert {word for word in forms.values() if forms.get(word, word) != word} == set()

    @pytest.mark.parametrize(
        ("word", "stem"),
        [
            ("mendukung", "dukung"),
            ("memilih", "pilih"),
            ("milih", "pilih"),
            ("menangkan", "menang"),
        ],
    )
    def test_finds_what_a_word_is_made_of(self, spelling: Spelling, word: str, stem: str) -> None:
        assert stem in spelling.list_stems(word)
