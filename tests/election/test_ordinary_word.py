"""Tests of the warning that a name may mean something else."""

import pytest

from netral.election.ordinary_word import count_texts_with, find_risk, list_risky_words


class TestFindRisk:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("Menyala", "is an ordinary word"),
            ("#Lanjutkan", "is an ordinary word"),
            ("Jakarta Baru", "is made of ordinary words and places only"),
            ("Maju Bersama", "is made of ordinary words and places only"),
            ("PKS", "is an abbreviation of other things too"),
            ("Agus", "is a name that very many people bear"),
            ("Surabaya", "is a place"),
            ("Xy", "is too short to mean one thing"),
        ],
    )
    def test_says_why(self, text: str, why: str) -> None:
        assert find_risk(text) == why

    @pytest.mark.parametrize("text", ["Pongrekun", "Pramono Anung", "Kang Emil", "#PramDoel", "#"])
    def test_is_silent_about_what_is_in_no_list(self, text: str) -> None:
        assert find_risk(text) is None

    def test_leaves_long_phrases_alone(self) -> None:
        assert find_risk("Jakarta Baru, Jakarta Maju") is None


class TestListRiskyWords:
    def test_looks_at_long_words_only(self) -> None:
        assert [word for word, _ in list_risky_words("Ade Ari Setiawan")] == ["Setiawan"]


class TestCountTextsWith:
    def test_counts_texts_and_not_mentions(self) -> None:
        texts = ["rido rido", "Semoga RIDO-Nya", "Rhoma", "ridoan"]

        assert count_texts_with(["RIDO", "kun"], texts) == {"RIDO": 2, "kun": 0}
