"""Tests of the windows: the kept shares of words add up to the product they replace."""

import numpy as np
from numpy.typing import NDArray

from netral.language.model_file import load_model
from netral.language.word_window import WordWindows


def multiply_out(ids: NDArray[np.int64], flagged: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    network = load_model().network
    flags = np.zeros(len(ids), dtype=np.int64)
    flags[flagged] = network.flag
    vectors = np.concatenate([network.table[ids].astype(np.int64), flags[:, np.newaxis]], 1)
    padded = np.concatenate([vectors, np.zeros((3, vectors.shape[1]), np.int64)])
    found = []
    for width, layer in enumerate(network.windows, start=1):
        joined = np.concatenate([padded[shift : shift + len(ids)] for shift in range(width)], 1)
        sums = joined @ layer.weights.astype(np.int64) + layer.biases.astype(np.int64)
        found.append(np.maximum(sums, 0))
    return found


class TestWordWindows:
    def test_gives_the_product_of_words_and_weights_exactly(self) -> None:
        network = load_model().network
        windows = WordWindows(network.table, network.windows, network.flag)
        generator = np.random.default_rng(3)
        ids = generator.integers(0, len(network.table), 80)
        flagged = np.array([0, 1, 40, 79])

        for _ in range(2):  # the second time from kept shares
            found = windows.apply(ids, flagged)

            for ours, wanted in zip(found, multiply_out(ids, flagged), strict=True):
                assert ours.astype(np.int64).tolist() == wanted.tolist()

    def test_keeps_no_trace_of_the_flag_in_what_it_keeps(self) -> None:
        network = load_model().network
        windows = WordWindows(network.table, network.windows, network.flag)
        ids = np.array([5, 6, 7])
        plain = np.array([], dtype=np.int64)

        windows.apply(ids, np.array([1]))
        after = windows.apply(ids, plain)

        for ours, wanted in zip(after, multiply_out(ids, plain), strict=True):
            assert ours.astype(np.int64).tolist() == wanted.tolist()
