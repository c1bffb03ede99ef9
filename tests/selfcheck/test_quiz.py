"""Tests of the quiz."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from netral.rulebook.matching import match_act
from netral_selfcheck.device.quiz import QUESTIONS, draw_quiz, say_case
from netral_selfcheck.device.world import World


class TestDrawQuiz:
    def test_is_the_same_for_a_seed_and_different_for_another(self, world: World) -> None:
        first, again, other = (draw_quiz(world, seed=seed) for seed in (1, 1, 2))

        assert first == again
        assert [each["question"] for each in first] != [each["question"] for each in other]

    def test_has_ten_questions_of_all_answers_for_any_seed(self, world: World) -> None:
        @given(seed=st.integers(0, 2**32 - 1))
        def holds(seed: int) -> None:
            drawn = draw_quiz(world, seed=seed)

            assert len(drawn) == QUESTIONS
            assert len({each["question"][0] for each in drawn}) == QUESTIONS
            assert set(Counter(each["answer"] for each in drawn)) == {
                "indication",
                "unclear",
                "nothing",
            }

        holds()

    def test_explains_each_answer(self, world: World) -> None:
        for each in draw_quiz(world, seed=7):
            assert each["rules"] or each["missed"] or each["answer"] == "nothing"
            assert all(rule["articles"] and rule["class"] for rule in each["rules"])

    def test_takes_the_answer_of_the_whole_rulebook(self, world: World) -> None:
        answers = {
            tuple(say_case(case.facts, world.law.editions[case.edition_id])): match_act(
                case.facts, (world.law.editions[case.edition_id],)
            ).answer.value
            for case in world.law.cases
        }

        for each in draw_quiz(world, seed=3):
            assert answers[tuple(each["question"])] == each["answer"]


class TestSayCase:
    def test_gives_nothing_of_the_answer_away(self, world: World) -> None:
        for case in world.law.cases:
            said = say_case(case.facts, world.law.editions[case.edition_id])

            assert not any(word in said.id for word in ("indikasi", "dilarang", "golongan"))
