"""Tests of the splitting of hashtags."""

import pytest

from netral.language.hashtag import WordSplitter
from netral.language.vocabulary import Vocabulary

_WORDS = ["yang", "dan", "pilih", "menang", "untuk", "kota", "aku", "coblos", "cinta", "rakyat"]


class TestWordSplitter:
    @pytest.mark.parametrize(
        ("tag", "words"),
        [
            pytest.param("AkuCoblosSari", ("aku", "coblos", "sari"), id="capitals"),
            pytest.param("akucoblossari", ("aku", "coblos", "sari"), id="no capitals"),
            pytest.param("SARIMENANG", ("sari", "menang"), id="all capitals"),
            pytest.param("sari_untuk_kota", ("sari", "untuk", "kota"), id="underscores"),
            pytest.param("pilih2024", ("pilih", "2024"), id="digits"),
            pytest.param("qwrtzx", ("qwrtzx",), id="nothing known"),
        ],
    )
    def test_finds_the_words(self, tag: str, words: tuple[str, ...]) -> None:
        splitter = Vocabulary(_WORDS).build_splitter(["sari"])

        assert splitter.split(tag) == words

    def test_keeps_the_letters_in_order(self) -> None:
        splitter = WordSplitter({"ab": 1.0, "c": 1.0})

        assert "".join(splitter.split("abcabx")) == "abcabx"
