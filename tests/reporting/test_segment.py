"""Tests of the cutting of a text into the pieces that are shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.reporting.segment import cut_text, name_hidden


def span(start: int, end: int, why: str = "name") -> dict[str, object]:
    return {"start": start, "end": end, "why": why, "contestant_id": "surya"}


class TestCutText:
    def test_marks_the_words_that_were_recognised(self) -> None:
        pieces = cut_text("pilih Surya ya", [span(6, 11)])

        assert [(piece.text, piece.kind, piece.why) for piece in pieces] == [
            ("pilih ", "", ""),
            ("Surya", "mark", "name"),
            (" ya", "", ""),
        ]

    def test_joins_the_reasons_of_spans_that_overlap(self) -> None:
        pieces = cut_text("abcdef", [span(0, 4, "name"), span(2, 6, "hashtag")])

        assert [(piece.text, piece.why) for piece in pieces] == [
            ("ab", "name"),
            ("cd", "hashtag, name"),
            ("ef", "hashtag"),
        ]

    def test_names_a_hidden_character_inside_a_mark(self) -> None:
        pieces = cut_text("Su\u200brya", [span(0, 6)])

        assert [(piece.text, piece.kind) for piece in pieces] == [
            ("Su", "mark"),
            ("ZWSP U+200B", "hidden"),
            ("rya", "mark"),
        ]

    def test_leaves_pictures_of_several_parts_whole(self) -> None:
        family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

        assert [piece.text for piece in cut_text(family, [])] == [family]

    def test_gives_nothing_for_nothing(self) -> None:
        assert cut_text("", []) == []

    @given(st.text(st.characters(codec="utf-8"), max_size=60), st.data())
    def test_shows_all_that_can_be_seen_and_nothing_that_hides(
        self, text: str, data: st.DataObject
    ) -> None:
        spans = [
            span(*sorted(data.draw(st.tuples(place, place))))
            for place in [st.integers(0, len(text))] * 3
        ]

        pieces = cut_text(text, spans)

        shown = "".join(piece.text for piece in pieces if piece.kind != "hidden")
        without = [each for each in text if name_hidden(each) is None or each == "\u200d"]
        assert shown.replace("\u200d", "") == "".join(without).replace("\u200d", "")
        assert not {"\u202e", "\u2066", "\u200b"} & set(shown)


class TestNameHidden:
    @pytest.mark.parametrize(
        ("character", "name"),
        [
            ("\u202e", "RLO U+202E"),
            ("\u2067", "RLI U+2067"),
            ("\ufeff", "BOM U+FEFF"),
            ("\U000e0041", "TAG U+E0041"),
            ("\x00", "U+0000"),
            ("\u3164", "U+3164"),
            ("\u2028", "U+2028"),
        ],
    )
    def test_names_what_cannot_be_seen(self, character: str, name: str) -> None:
        assert name_hidden(character) == name

    @pytest.mark.parametrize("character", ["a", " ", "\n", "\t", "é", "ﷺ", "🙏"])
    def test_leaves_what_can_be_seen(self, character: str) -> None:
        assert name_hidden(character) is None

    def test_names_every_character_that_turns_the_direction(self) -> None:
        turning = [
            character
            for character in map(chr, range(0x110000))
            if unicodedata.bidirectional(character)
            in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        ]

        assert turning
        assert all(name_hidden(character) for character in turning)


class TestTheQuickCut:
    @given(
        text=st.text(
            alphabet=st.sampled_from(
                "ab \n\t\u200b\u202e\u2800\u3164\u200d\ufe0f\U0001f468\U0001f64f\U000e0041"
            ),
            max_size=12,
        )
    )
    def test_names_every_hidden_character_that_joins_no_pictures(self, text: str) -> None:
        named = [piece.text for piece in cut_text(text, []) if piece.kind == "hidden"]
        hidden = [name_hidden(character) for character in text if character != "\u200d"]

        assert [name for name in named if not name.startswith("ZWJ")] == [
            name for name in hidden if name is not None
        ]
