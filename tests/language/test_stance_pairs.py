"""Tests of stances that are chosen together."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from netral.language.stance_pairs import MOST, StancePairs

_APART = StancePairs(((-1.0, 1.0, 0.0), (1.0, 0.5, -1.0), (0.0, -1.0, 0.5)))
_scores = st.lists(
    st.lists(st.integers(-40, 40).map(lambda n: n / 8), min_size=3, max_size=3),
    min_size=1,
    max_size=MOST + 2,
)


class TestStancePairs:
    def test_takes_the_likeliest_stance_of_one_contestant(self) -> None:
        assert _APART.choose([[0.0, 2.0, 1.5]]) == [(1, 0.5)]

    def test_lets_praise_of_one_speak_against_praise_of_another(self) -> None:
        (one, _), (two, _) = _APART.choose([[3.0, 0.0, 0.0], [0.3, 0.2, -2.0]])

        assert (one, two) == (0, 1)

    def test_does_not_override_two_clear_stances(self) -> None:
        clear = [[9.0, 0.0, 0.0], [9.0, 0.0, 0.0]]

        assert [stance for stance, _ in _APART.choose(clear)] == [0, 0]

    @given(scores=_scores)
    def test_gives_each_contestant_the_same_in_whatever_order_they_stand(
        self, scores: list[list[float]]
    ) -> None:
        """Holds for margins always; for stances wherever no two choices are worth the same."""
        table = scores
        chosen = _APART.choose(table)

        for order in list(permutations(range(len(scores))))[:24]:
            again = _APART.choose([table[place] for place in order])
            for place, (stance, margin) in zip(order, again, strict=True):
                assert margin == chosen[place][1]
                assert margin == 0 or stance == chosen[place][0]

    def test_chooses_one_by_one_in_a_long_list(self) -> None:
        scores = [[0.2, 0.1, 0.0]] * (MOST + 1)

        assert {stance for stance, _ in _APART.choose(scores)} == {0}
