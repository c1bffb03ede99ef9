"""Tests of the grammar: how alternatives are parsed, and that the shipped files are whole."""

import pytest

from netral_practice.errors import BrokenGrammarError
from netral_practice.grammar import Grammar, load_grammar
from tests.practice.builders import seeded

SLOTS = {
    name: [f"<{name.lower()}>"]
    for name in (
        "WHO",
        "RIVAL",
        "TAG",
        "SLOGAN",
        "NO",
        "OFFICE",
        "REGION",
        "CALON",
        "PASLON",
        "ELECTION",
        "OFFICIAL",
        "HANDLE",
    )
}


def grow(symbols: dict[str, list[str]], **slots: list[str]) -> set[str]:
    grammar, rng = Grammar(symbols), seeded(1)
    return {
        "".join(piece.text for piece in grammar.grow("start", rng=rng, slots=slots))
        for _ in range(200)
    }


class TestGrammar:
    def test_puts_in_symbols_slots_and_choices(self) -> None:
        grown = grow({"start": ["{x} [a|b|] {WHO}"], "x": ["1", "2"]}, WHO=["W"])

        assert grown == {f"{x} {y} W" for x in "12" for y in ("a", "b", "")}

    def test_nests_choices(self) -> None:
        assert grow({"start": ["[a[b|c]|{x}]"], "x": ["d"]}) == {"ab", "ac", "d"}

    def test_protects_slots_and_nothing_else(self) -> None:
        grammar = Grammar({"start": ["pilih {WHO} ya"]})

        pieces = grammar.grow("start", rng=seeded(1), slots={"WHO": ["W"]})

        assert [(piece.text, piece.is_protected) for piece in pieces] == [
            ("pilih ", False),
            ("W", True),
            (" ya", False),
        ]

    def test_finds_the_slots_that_a_symbol_asks_for(self) -> None:
        grammar = Grammar({"start": ["{x} {WHO}"], "x": ["{NO}", "-"]})

        assert grammar.find_slots("start") == {"WHO", "NO"}

    @pytest.mark.parametrize(
        ("alternative", "reason"),
        [
            ("{missing}", "it names {missing}, which does not exist"),
            ("{open", '"{open" opens a brace and never closes it'),
            ("[a|b", '"[a|b" opens a bracket and never closes it'),
            ("a]", '"a]" closes a bracket it never opened'),
        ],
    )
    def test_refuses_a_broken_alternative(self, alternative: str, reason: str) -> None:
        with pytest.raises(BrokenGrammarError) as caught:
            Grammar({"start": [alternative]})

        assert caught.value.problem == f'The grammar symbol "start" is broken: {reason}.'

    def test_refuses_a_symbol_without_alternatives(self) -> None:
        with pytest.raises(BrokenGrammarError, match="it has no alternatives"):
            Grammar({"start": []})

    def test_refuses_a_slot_without_a_value(self) -> None:
        with pytest.raises(BrokenGrammarError, match="the slot was given no value"):
            grow({"start": ["{WHO}"]})


class TestShippedGrammar:
    @pytest.mark.parametrize("symbol", load_grammar().symbols)
    def test_grows_every_symbol(self, symbol: str) -> None:
        grammar = load_grammar()

        assert grammar.find_slots(symbol) <= set(SLOTS)
        for seed in range(20):
            grammar.grow(symbol, rng=seeded(seed), slots=SLOTS)

    @pytest.mark.parametrize("tongue", ["id", "betawi", "jawa", "sunda"])
    def test_speaks_of_life_government_and_both_sides_in_every_tongue(self, tongue: str) -> None:
        symbols = load_grammar().symbols

        for subject in ("daily", "comment", "criticism", "support", "oppose"):
            assert f"{subject}_{tongue}" in symbols

    @pytest.mark.parametrize("subject", ["daily", "work", "comment", "criticism", "policy_praise"])
    def test_names_no_contestant_in_ordinary_life(self, subject: str) -> None:
        assert load_grammar().find_slots(f"{subject}_id") <= {"OFFICE", "REGION"}

    def test_can_say_thousands_of_things_in_every_tongue(self) -> None:
        grammar, rng = load_grammar(), seeded(1)

        for tongue in ("id", "betawi", "jawa", "sunda"):
            texts = {
                "".join(piece.text for piece in grammar.grow(f"daily_{tongue}", rng=rng, slots={}))
                for _ in range(3_000)
            }
            assert len(texts) > 2_900
