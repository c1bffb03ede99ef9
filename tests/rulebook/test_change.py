from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.rulebook import About, ActFacts, Answer, match_act
from netral.rulebook.change import flip_designation
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance
from tests.rulebook.builders import DAY_BEFORE, DESIGNATION, facts, match_of, shipped

SKB = shipped("skb_2022")


@st.composite
def dated_facts(draw: st.DrawFn) -> ActFacts:
    """Draw facts of an act near the designation of Jakarta 2024."""
    on = DESIGNATION + timedelta(days=draw(st.integers(-60, 60)))
    late = [each for each in Phase if each.is_designated]
    return ActFacts(
        act_kind=draw(st.sampled_from(ActKind)),
        about=draw(st.sampled_from(About)),
        stance=draw(st.sampled_from(Stance)),
        phase=draw(st.sampled_from(late)) if on >= DESIGNATION else Phase.BEFORE,
        on=on,
        designated_on=DESIGNATION,
    )


class TestListChanges:
    @pytest.mark.parametrize(
        ("act", "about", "sentence"),
        [
            ("like", "campaign_account", "before 22 September 2024: ethics, KE-04"),
            ("post", "candidate", "before 22 September 2024: ethics, KE-02"),
            ("attend", "candidate", "before 22 September 2024: ethics, KE-03"),
            ("photo", "candidate", "before 22 September 2024: ethics, KE-05"),
            ("team_role", "candidate", "before 22 September 2024: discipline, DS-09"),
        ],
    )
    def test_names_the_item_of_the_other_side_in_days(
        self, act: str, about: str, sentence: str
    ) -> None:
        trace = match_act(facts(act, about), [SKB])

        assert any(sentence in match.would_change for match in trace.matches)

    def test_says_so_when_the_other_side_is_less_clear(self) -> None:
        match = match_of(match_act(facts("like", "candidate"), [SKB]), "DS-06")

        assert "before 22 September 2024: ethics, KE-04, unclear" in match.would_change

    def test_looks_forward_before_designation(self) -> None:
        match = match_of(match_act(facts(phase="before", on=DAY_BEFORE), [SKB]), "KE-02")

        assert "from 22 September 2024: discipline, DS-02" in match.would_change
        assert "sejak 22 September 2024: disiplin, DS-02" in match.would_change_id

    def test_speaks_without_days_when_nobody_gives_them(self) -> None:
        match = match_of(match_act(facts(on=None, designated_on=None), [SKB]), "DS-02")

        assert "before designation: ethics, KE-02" in match.would_change

    def test_names_only_exceptions_that_excuse_the_stance(self) -> None:
        support = match_of(match_act(facts("attend"), [SKB]), "DS-04")
        present = match_of(match_act(facts("attend", stance="neutral"), [SKB]), "PP-N1")

        assert not any("OK-04" in each for each in support.would_change)
        assert any("OK-04" in each for each in present.would_change)

    def test_names_the_article_of_the_other_period(self) -> None:
        match = match_of(match_act(facts("like"), [SKB]), "DS-06")

        assert "before 31 October 2023: UU 5/2014 pasal 9 ayat (2)" in match.would_change

    @given(dated_facts())
    @settings(max_examples=150, deadline=None)
    def test_tells_the_truth_about_the_other_side(self, drawn: ActFacts) -> None:
        there = match_act(flip_designation(drawn), [SKB])
        raised_there = {match.code: match for match in there.matches}
        border = (
            "before 22 September 2024: "
            if drawn.phase.is_designated
            else ("from 22 September 2024: ")
        )

        for match in match_act(drawn, [SKB]).matches:
            told = [
                each.removeprefix(border) for each in match.would_change if each.startswith(border)
            ]
            if match.code in raised_there:
                assert told == []
                continue
            assert len(told) == 1
            if told[0].endswith("does not hold"):
                assert match.code not in raised_there
                continue
            kind, code, *_ = told[0].split(", ")
            assert raised_there[code].class_kind == kind

    @given(dated_facts())
    @settings(max_examples=150, deadline=None)
    def test_tells_the_truth_about_the_stance(self, drawn: ActFacts) -> None:
        neutral = match_act(replace(drawn, stance=Stance.NEUTRAL), [SKB])
        answers = {match.code: match.answer for match in neutral.matches}

        for match in match_act(drawn, [SKB]).matches:
            said = f"with a neutral stance: {answers.get(match.code, Answer.NOTHING)}, {match.code}"
            told = [each for each in match.would_change if each.startswith("with a neutral")]
            assert told in ([], [said])


class TestFlipDesignation:
    def test_steps_over_the_border_by_one_day(self) -> None:
        there = flip_designation(facts(phase="designated", on=DESIGNATION))

        assert (there.phase, there.on) == (Phase.BEFORE, date(2024, 9, 21))

    def test_comes_back(self) -> None:
        start = facts(phase="designated", on=DESIGNATION)

        assert flip_designation(flip_designation(start)) == start
