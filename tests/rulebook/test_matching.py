from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.rulebook import (
    About,
    ActFacts,
    Actor,
    Answer,
    Channel,
    ContradictingFactsError,
    ElectionKind,
    NoEditionGivenError,
    match_act,
)
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance
from tests.rulebook.builders import (
    DAY_BEFORE,
    DESIGNATION,
    codes_of,
    facts,
    match_of,
    shipped,
)

SKB = shipped("skb_2022")
PRE = shipped("pre_2022")
WORDS = sorted({word for each in SKB.circumstances for word in (each.key, *each.also)})


@st.composite
def any_facts(draw: st.DrawFn, **fixed: object) -> ActFacts:
    """Draw facts that do not contradict each other."""
    designated_on = draw(st.none() | st.dates(date(2016, 1, 1), date(2026, 1, 1)))
    on = draw(st.none() | st.dates(date(2014, 1, 1), date(2026, 12, 31)))
    phases = list(Phase)
    if on is not None and designated_on is not None:
        phases = [each for each in Phase if each.is_designated == (on >= designated_on)]
    drawn: dict[str, object] = {
        "act_kind": draw(st.sampled_from(ActKind)),
        "about": draw(st.sampled_from(About)),
        "stance": draw(st.sampled_from(Stance)),
        "phase": draw(st.sampled_from(phases)),
        "on": on,
        "designated_on": designated_on,
        "known_circumstances": draw(st.frozensets(st.sampled_from(WORDS), max_size=2)),
        "channel": draw(st.sampled_from(Channel)),
        "actor": draw(st.sampled_from(Actor)),
        "election_kind": draw(st.none() | st.sampled_from(ElectionKind)),
    }
    return ActFacts(**{**drawn, **fixed})


class TestMatchAct:
    def test_raises_the_ethics_item_before_designation(self) -> None:
        trace = match_act(facts(phase="before", on=DAY_BEFORE), [SKB])

        assert codes_of(trace)[0] == "KE-02"
        assert match_of(trace, "KE-02").class_kind == "ethics"
        assert trace.answer is Answer.INDICATION

    def test_raises_the_discipline_item_from_the_day_of_designation(self) -> None:
        trace = match_act(facts(phase="designated", on=DESIGNATION), [SKB])

        assert codes_of(trace)[0] == "DS-02"
        assert match_of(trace, "DS-02").class_kind == "discipline"

    def test_shows_both_classes_where_the_law_has_both(self) -> None:
        match = match_of(match_act(facts("like"), [SKB]), "DS-06")

        assert match.class_kinds == ("discipline", "ethics")

    def test_shows_one_class_where_the_law_has_one(self) -> None:
        trace = match_act(facts("support_letter", phase="before", on=DAY_BEFORE), [SKB])

        assert match_of(trace, "DS-11").class_kinds == ("discipline",)

    def test_puts_the_joint_decree_before_regulation_and_statute(self) -> None:
        codes = codes_of(match_act(facts("mobilise"), [SKB]))

        assert codes[:3] == ["DS-08", "PP-N3", "PP-N6"]
        assert codes.index("UU-01") > codes.index("PP-N6")

    @pytest.mark.parametrize("about", ["government", "none"])
    def test_finds_nothing_without_somebody_who_runs(self, about: str) -> None:
        trace = match_act(facts(about=about, stance="oppose"), [SKB])

        assert trace.answer is Answer.NOTHING
        assert trace.matches == ()
        assert "never an indication" in trace.not_matched[0]

    def test_finds_nothing_without_a_deed(self) -> None:
        trace = match_act(facts("none"), [SKB])

        assert trace.answer is Answer.NOTHING
        assert "nobody's business" in trace.not_matched[0]

    def test_uses_the_edition_of_the_day(self) -> None:
        old = match_act(facts(on=date(2017, 1, 10), designated_on=date(2016, 10, 24)), [PRE, SKB])
        new = match_act(facts(), [PRE, SKB])

        assert (old.edition, new.edition) == ("pre_2022", "skb_2022")
        assert "DS-02" not in codes_of(old)

    def test_says_so_when_no_edition_was_in_force(self) -> None:
        trace = match_act(facts(on=date(2017, 1, 10), designated_on=None), [SKB])

        assert trace.answer is Answer.NOTHING
        assert trace.not_matched == (
            "On 10 January 2017 none of these editions was in force: skb_2022.",
        )

    @pytest.mark.parametrize(
        ("on", "article"),
        [
            (date(2023, 10, 30), "UU 5/2014 pasal 9 ayat (2)"),
            (date(2023, 10, 31), "UU 20/2023 pasal 9 ayat (2)"),
        ],
    )
    def test_cites_the_article_by_the_number_of_the_day(self, on: date, article: str) -> None:
        trace = match_act(facts("like", on=on, designated_on=None), [SKB])

        assert match_of(trace, "DS-06").articles[0] == article

    def test_asks_only_what_can_matter_for_the_act(self) -> None:
        match = match_of(match_act(facts("like"), [SKB]), "DS-06")

        checks = {check.code: check.applies for check in match.exceptions}
        assert checks["OK-11"] is None
        assert checks["OK-03"] is False
        assert "OK-05" not in checks

    def test_lifts_an_act_that_others_did(self) -> None:
        trace = match_act(facts(seen=("tagged_by_others",)), [SKB])

        assert trace.answer is Answer.NOTHING
        check = next(c for c in match_of(trace, "DS-02").exceptions if c.code == "OK-10a")
        assert check.applies is True

    def test_lifts_presence_on_duty_and_not_support_on_duty(self) -> None:
        present = match_act(facts("attend", stance="neutral", seen=("on_duty",)), [SKB])
        cheering = match_act(facts("attend", stance="support", seen=("on_duty",)), [SKB])

        assert present.answer is Answer.NOTHING
        assert cheering.answer is Answer.INDICATION
        check = next(c for c in match_of(cheering, "DS-04").exceptions if c.code == "OK-04")
        assert check.applies is None
        assert check.why == "it was seen, but it does not excuse the stance support"

    def test_tells_of_a_circumstance_that_no_edition_knows(self) -> None:
        trace = match_act(facts(seen=("full_moon",)), [SKB])

        assert trace.answer is Answer.INDICATION
        assert (
            'the circumstance "full_moon" is in no edition and changed nothing' in trace.not_matched
        )

    def test_keeps_an_official_crime_unclear_while_the_office_is_unknown(self) -> None:
        asked = facts("decision", election_kind=ElectionKind.REGIONAL)
        official = facts("decision", election_kind=ElectionKind.REGIONAL, actor=Actor.OFFICIAL)

        assert match_of(match_act(asked, [SKB]), "PD-01").answer is Answer.UNCLEAR
        assert match_of(match_act(official, [SKB]), "PD-01").answer is Answer.INDICATION

    def test_never_maps_a_reaction_to_a_crime(self) -> None:
        for act in ("like", "follow", "comment", "share", "post"):
            trace = match_act(
                facts(act, actor=Actor.OFFICIAL, election_kind=ElectionKind.REGIONAL), [SKB]
            )
            assert "criminal" not in {match.class_kind for match in trace.matches}

    def test_refuses_facts_that_contradict_each_other(self) -> None:
        with pytest.raises(ContradictingFactsError, match="2024-09-21"):
            match_act(facts(phase="campaign", on=DAY_BEFORE), [SKB])

    def test_refuses_to_match_with_nothing(self) -> None:
        with pytest.raises(NoEditionGivenError):
            match_act(facts(), [])

    @given(any_facts())
    @settings(max_examples=150, deadline=None)
    def test_never_indicates_without_somebody_who_runs(self, drawn: ActFacts) -> None:
        trace = match_act(drawn, [PRE, SKB])

        if not drawn.about.takes_part or drawn.act_kind is ActKind.NONE:
            assert trace.answer is Answer.NOTHING
            assert trace.matches == ()

    @given(st.sampled_from([About.GOVERNMENT, About.NONE]).flatmap(lambda a: any_facts(about=a)))
    @settings(max_examples=100, deadline=None)
    def test_never_indicates_about_government(self, drawn: ActFacts) -> None:
        assert match_act(drawn, [PRE, SKB]).answer is Answer.NOTHING

    @given(any_facts())
    @settings(max_examples=150, deadline=None)
    def test_raises_only_rules_that_hold_in_the_phase(self, drawn: ActFacts) -> None:
        for match in match_act(drawn, [PRE, SKB]).matches:
            edition = {"pre_2022": PRE, "skb_2022": SKB}[match.edition_id]
            rule = edition.get_rule(match.code)
            assert drawn.phase in rule.phases
            assert rule.is_in_force(drawn.on)
            assert edition.is_in_force(drawn.on)

    @given(any_facts())
    @settings(max_examples=150, deadline=None)
    def test_never_indicates_a_contested_point_alone(self, drawn: ActFacts) -> None:
        for match in match_act(drawn, [PRE, SKB]).matches:
            edition = {"pre_2022": PRE, "skb_2022": SKB}[match.edition_id]
            rule = edition.get_rule(match.code)
            limiting = [
                point
                for point in rule.contested
                if point.limits_to_unclear
                and point.concerns(drawn.act_kind, drawn.about, drawn.stance, drawn.phase)
            ]
            if limiting or rule.general:
                assert match.answer is not Answer.INDICATION
                assert match.limits

    @given(any_facts())
    @settings(max_examples=150, deadline=None)
    def test_never_indicates_without_a_side_shown(self, drawn: ActFacts) -> None:
        if drawn.stance in (Stance.NEUTRAL, Stance.UNCLEAR):
            assert match_act(drawn, [PRE, SKB]).answer is not Answer.INDICATION

    @given(any_facts(act_kind=ActKind.FOLLOW) | any_facts(act_kind=ActKind.GESTURE))
    @settings(max_examples=100, deadline=None)
    def test_never_indicates_a_follow_or_a_sign_alone(self, drawn: ActFacts) -> None:
        assert match_act(drawn, [PRE, SKB]).answer is not Answer.INDICATION

    @settings(deadline=None)
    @given(st.integers(-400, 400), st.sampled_from(["post", "like", "photo", "attend", "banner"]))
    def test_switches_exactly_on_the_day_of_designation(self, days: int, act: str) -> None:
        on = DESIGNATION + timedelta(days=days)
        phase = "designated" if days >= 0 else "before"

        trace = match_act(facts(act, "candidate", phase=phase, on=on), [SKB])

        lists = {match.code[:2] for match in trace.matches} & {"KE", "DS"}
        wanted = "DS" if days >= 0 else "KE"
        assert wanted in lists
        classes = {m.class_kind for m in trace.matches if m.code[:2] in ("KE", "DS")}
        assert ("ethics" in classes) == (days < 0)

    @given(any_facts())
    @settings(max_examples=100, deadline=None)
    def test_gives_the_same_trace_for_the_same_facts(self, drawn: ActFacts) -> None:
        assert match_act(drawn, [PRE, SKB]) == match_act(drawn, (PRE, SKB))

    @given(any_facts())
    @settings(max_examples=100, deadline=None)
    def test_says_everything_in_both_languages(self, drawn: ActFacts) -> None:
        trace = match_act(drawn, [PRE, SKB])

        assert len(trace.not_matched) == len(trace.not_matched_id)
        for match in trace.matches:
            for name in ("facts_used", "contested", "would_change", "limits"):
                assert len(getattr(match, name)) == len(getattr(match, f"{name}_id"))

    @given(any_facts())
    @settings(max_examples=100, deadline=None)
    def test_never_forecasts_a_sanction(self, drawn: ActFacts) -> None:
        for match in match_act(drawn, [PRE, SKB]).matches:
            rule = {"pre_2022": PRE, "skb_2022": SKB}[match.edition_id].get_rule(match.code)
            assert match.class_printed == rule.class_printed
