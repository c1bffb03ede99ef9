"""Tests of the network: whole numbers only, so that nothing but the text decides."""

import numpy as np

from netral.language.model_file import load_model
from netral.language.network_model import NEAR

_TEXTS = [["ayo", "pilih", "<t>", "!"], ["<t>", "bohong"], ["x"] * 90, ["<t>"], ["a", "<o>", "b"]]
_MARKS = [["=exclaims"], [], ["=long5"], [], ["=reply", "=unheard-of"]]


class TestNetworkModel:
    def test_scores_a_text_alone_as_in_any_batch(self) -> None:
        network = load_model().network

        together = network.score(_TEXTS, _MARKS)

        for place, (text, marks) in enumerate(zip(_TEXTS, _MARKS, strict=True)):
            assert network.score([text], [marks])[0].tolist() == together[place].tolist()

    def test_reads_the_words_beside_another_contestant_apart(self) -> None:
        network = load_model().network
        target, far = ["<t>", *["ya"] * 9, "<o>"], ["bohong"]

        within, beyond = network.score(
            [
                target + ["ya"] * (NEAR - 1) + far + ["ya"] * 3,
                target + ["ya"] * NEAR + far + ["ya"] * 2,
            ],
            [[], []],
        )

        assert within.tolist() != beyond.tolist()

    def test_stays_within_numbers_that_a_float_holds_exactly(self) -> None:
        network = load_model().network

        for layer in network.windows:
            largest = np.abs(layer.weights).sum(axis=0).max() * 127 + np.abs(layer.biases).max()
            assert largest < 2**24
        inner = np.abs(network.hidden.weights).sum(axis=0).max() * 127
        assert inner + np.abs(network.hidden.biases).max() < 2**53

    def test_does_not_look_beyond_the_border_of_a_text(self) -> None:
        network = load_model().network

        alone = network.score([["<t>", "mantap"]], [[]])[0]
        between = network.score([["bohong"], ["<t>", "mantap"], ["bohong"]], [[], [], []])[1]

        assert alone.tolist() == between.tolist()
