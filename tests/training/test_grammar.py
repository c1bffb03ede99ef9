"""Tests of the self-written sentences: what their labels promise."""

import re

from netral.cli.shipped import find_election_path
from netral.election import load_election
from netral.language.vocabulary import Vocabulary
from training.corpus import make_grammar
from training.example import Viewer
from training.grammar import write_sentences
from training.twins import list_reduced, reduce_sentence


class TestWriteSentences:
    def test_writes_the_same_sentences_for_the_same_seed(self) -> None:
        assert list(write_sentences(50, 7)) == list(write_sentences(50, 7))
        assert list(write_sentences(50, 7)) != list(write_sentences(50, 8))

    def test_leaves_no_slot_open_but_those_for_contestants(self) -> None:
        slots = {
            slot
            for sentence in write_sentences(3000, 1)
            for slot in re.findall(r"\{(\w+)\}", sentence.text)
        }

        assert slots <= {"T", "O", "P", "N", "S", "H", "H2", "W"}

    def test_never_calls_a_sentence_partisan_without_a_side(self) -> None:
        for sentence in write_sentences(2000, 2):
            sides = set(sentence.stances.values()) & {"support", "oppose"}
            assert sentence.partisan is bool(sides)

    def test_varies_so_that_no_sentence_can_be_learned_by_heart(self) -> None:
        texts = [sentence.text for sentence in write_sentences(3000, 3)]

        assert len(set(texts)) > 0.75 * len(texts)


def test_no_sentence_of_the_twins_trains() -> None:
    viewer = Viewer(load_election(find_election_path("banten_2024")), Vocabulary(["pilih"]))
    twins = list_reduced()
    written = {reduce_sentence(sentence.text) for sentence in write_sentences(3000, 1)}

    views = {reduce_sentence(" ".join(example.view)) for example in make_grammar(viewer, 3000, 1)}

    assert "semoga t menang" in written & twins
    assert "semoga t menang" not in views
    assert len(views) > 1000
