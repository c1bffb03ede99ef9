"""Tests that a reviewer sees the act, and nobody's name and nobody else's vote."""

import json
import re
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.casework import InMemoryCaseStore, Procedure
from netral.casework.draw import DrawKind
from netral.casework.errors import DutyNotDoneError, NotOnThisCaseError, StepNotPossibleError
from netral.casework.event import AutomationObjected, DefenceAnswered, IdentityPeeked, VoteCast
from netral.casework.ids import ActorId, make_case_id
from netral.casework.masking import ContestantWords, Mask, WordsFor, make_mask
from netral.casework.reply import DefenceKind, DefenceView
from netral.casework.reviewer_view import ReviewerView, view_for_reviewer
from netral.casework.role import Actor, Role
from netral.casework.script import PERSON, REASON, RULE, CaseScript
from netral.casework.state import CaseState
from netral.casework.vote import Assessment
from tests.casework.machine import PROCEDURE

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
PERSON_WORDS = WordsFor(
    names=("Siti Andaiwati",),
    phrases=(
        "198001012005012001",
        "Kelurahan Contohrejo",
        "Penata Tingkat Andaian",
        "@siti.andai",
        "sitiandai",
        "orang-0001",
    ),
)
CONTESTANTS = (
    ContestantWords(
        contestant_id="pasangan_satu",
        words=WordsFor(
            names=("Pasangan Fiktifman", "Wakil Khayalan"), phrases=("#MenangKhayal", "nomor 1")
        ),
    ),
    ContestantWords(
        contestant_id="pasangan_dua",
        words=WordsFor(names=("Karangan Belaka",), phrases=("#BelakaJuara",)),
    ),
)
TRACES = re.compile(
    r"siti|andai|198001|contohrejo|penata|fiktif|khayal|karangan|belaka|pasangan_|orang-0001",
    re.IGNORECASE,
)
OTHER_VOTE = "Rahasia penilaian pemeriksa pertama yang tidak boleh terlihat."


def mask_for(script: CaseScript) -> Mask:
    return make_mask(
        script.case_id,
        person=PERSON_WORDS,
        contestant_id="pasangan_satu",
        contestants=CONTESTANTS,
    )


def view(script: CaseScript, actor: Actor) -> ReviewerView:
    return view_for_reviewer(
        script.case, actor.actor_id, mask=mask_for(script), procedure=script.procedure
    )


def spell(seen: ReviewerView) -> str:
    return json.dumps(msgspec.to_builtins(seen), ensure_ascii=False)


def retold(script: CaseScript, text: str) -> None:
    script.allegation = replace(script.allegation, text=text, object_text=text, trace_lines=(text,))


class TestMasking:
    @pytest.mark.parametrize(
        "text",
        [
            "Saya, Siti Andaiwati, memilih Pasangan Fiktifman.",
            "SITI ANDAIWATI dan wakil khayalan",
            "siti  -  andaiwati; #sitiandaiwati2024 @Siti_Andaiwati",
            "s\u200biti an\u200ddaiwati",
            "Ｓｉｔｉ Ａｎｄａｉｗａｔｉ",  # noqa: RUF001 - wide letters carry names past a mask
            "NIP 198001012005012001 di Kelurahan-Contohrejo",
            "Coblos Nomor 1! #menangkhayal #BelakaJuara",
            "Khayalan saja, kata Bu Siti.",
        ],
    )
    def test_covers_every_word_for_somebody(self, script: CaseScript, text: str) -> None:
        covered = mask_for(script).cover(text)

        assert TRACES.search(covered) is None

    def test_leaves_the_other_words(self, script: CaseScript) -> None:
        covered = mask_for(script).cover("Rapat situasi banjir bersama Siti pukul 10.")

        assert covered == f"Rapat situasi banjir bersama {mask_for(script).person_label} pukul 10."

    def test_names_the_contestant_of_the_case_first(self, script: CaseScript) -> None:
        covered = mask_for(script).cover("Belaka lawan Fiktifman")

        assert covered == "Kandidat B lawan Kandidat A"

    def test_gives_one_person_other_labels_in_other_cases(self) -> None:
        labels = {
            make_mask(
                make_case_id(f"ACT-{number}"),
                person=PERSON_WORDS,
                contestant_id="pasangan_satu",
                contestants=CONTESTANTS,
            ).person_label
            for number in range(60)
        }

        assert len(labels) > 40

    def test_covers_nothing_without_words(self) -> None:
        mask = make_mask(make_case_id("A"), person=WordsFor(), contestant_id="x", contestants=())

        assert mask.cover("Siti") == "Siti"


class TestBlindness:
    @given(
        words=st.lists(
            st.sampled_from(
                (
                    *PERSON_WORDS.names,
                    *PERSON_WORDS.phrases,
                    *(word for each in CONTESTANTS for word in each.words.names),
                    *(word for each in CONTESTANTS for word in each.words.phrases),
                    "ayo",
                    "coblos",
                    "rapat,",
                    "!",
                )
            ),
            min_size=1,
            max_size=12,
        ),
        joint=st.sampled_from((" ", "  ", "\n", "/", ", ")),
        shout=st.booleans(),
    )
    @settings(max_examples=60, deadline=None)
    def test_no_trace_of_person_or_contestant_is_in_any_view(
        self,
        words: list[str],
        joint: str,
        shout: bool,  # noqa: FBT001
    ) -> None:
        script = CaseScript(InMemoryCaseStore(PROCEDURE), PROCEDURE)
        text = joint.join(words)
        retold(script, text.upper() if shout else text)
        script.play_to_final_review(DefenceKind.IMPOSTOR, text=text)

        for actor in script.sitting():
            assert TRACES.search(spell(view(script, actor))) is None

    @pytest.mark.parametrize("first", [None, YES, NO], ids=["no vote", "for", "against"])
    def test_the_second_view_is_the_same_whatever_the_first_did(
        self, script: CaseScript, procedure: Procedure, first: Assessment | None
    ) -> None:
        untouched = CaseScript(InMemoryCaseStore(procedure), procedure)
        untouched.open()
        untouched.draw()
        script.open()
        script.draw()
        one, two = script.sitting()
        if first is not None:
            script.do(VoteCast, one, assessment=first, rule_code=RULE, reason=OTHER_VOTE)

        assert spell(view(script, two)) == spell(view(untouched, two))

    def test_the_final_view_is_the_same_whatever_the_first_did(
        self, script: CaseScript, procedure: Procedure
    ) -> None:
        untouched = CaseScript(InMemoryCaseStore(procedure), procedure)
        for each in (script, untouched):
            each.play_to_final_review(DefenceKind.IMPOSTOR)
        one, two = script.sitting()
        script.answer([one])
        script.do(VoteCast, one, assessment=NO, rule_code=RULE, reason=OTHER_VOTE)

        assert spell(view(script, two)) == spell(view(untouched, two))
        assert "Rahasia" not in spell(view(script, two))

    def test_a_third_sees_neither_of_the_two(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        one, two = script.sitting()
        for actor, assessment in ((one, YES), (two, NO)):
            script.do(VoteCast, actor, assessment=assessment, rule_code=RULE, reason=OTHER_VOTE)
        script.draw()
        third = script.sitting()[0]

        seen = spell(view(script, third))

        assert "Rahasia" not in seen
        assert one.actor_id not in seen
        assert two.actor_id not in seen

    def test_the_two_do_not_see_that_they_disagreed(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        one, two = script.sitting()
        for actor, assessment in ((one, YES), (two, NO)):
            script.do(VoteCast, actor, assessment=assessment, rule_code=RULE, reason=OTHER_VOTE)
        assert script.case.state is CaseState.SPLIT

        assert view(script, one).other_votes == ()
        assert "Rahasia" not in spell(replace(view(script, two), own_votes=()))

    def test_the_two_never_learn_that_a_third_was_asked(
        self, script: CaseScript, procedure: Procedure
    ) -> None:
        agreed = CaseScript(InMemoryCaseStore(procedure), procedure)
        agreed.play_to_notice_due()
        script.open()
        script.draw()
        one = script.sitting()[0]
        script.vote(YES, NO)
        expected = spell(view(agreed, one))

        assert spell(view(script, one)) == expected
        script.draw()
        assert spell(view(script, one)) == expected
        script.vote(YES)
        assert script.case.state is CaseState.NOTICE_DUE
        assert spell(view(script, one)) == expected

    def test_answers_of_the_other_are_hidden(self, script: CaseScript) -> None:
        script.play_to_final_review(DefenceKind.IMPOSTOR)
        one, two = script.sitting()
        reply_id, point = script.case.list_open_points(one.actor_id)[0]
        facts = {"reply_id": reply_id, "point": point, "view": DefenceView.CONVINCES}
        script.do(DefenceAnswered, one, reason=OTHER_VOTE, **facts)

        assert view(script, one).points[0].own_answer is not None
        assert view(script, two).points[0].own_answer is None
        assert "Rahasia" not in spell(view(script, two))

    def test_new_reviewers_of_an_appeal_see_no_earlier_vote(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        for actor in script.sitting():
            seen = view(script, actor)
            assert seen.is_blind
            assert seen.other_votes == ()
            assert seen.url == ""

    def test_those_of_an_appeal_do_not_see_that_they_disagreed(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        one, two = script.sitting()
        script.vote(YES, NO)
        assert script.case.state is CaseState.APPEAL_SPLIT

        assert view(script, one).is_blind
        assert view(script, two).other_votes == ()
        script.draw()
        script.vote(YES)
        assert not view(script, one).is_blind

    def test_is_lifted_when_the_last_votes_are_locked(self, script: CaseScript) -> None:
        script.play_to_final_review()
        one, two = script.sitting()
        script.answer()
        script.vote(YES)
        assert view(script, one).is_blind
        script.do(VoteCast, two, assessment=YES, rule_code=RULE, reason=REASON)

        seen = view(script, one)

        assert not seen.is_blind
        assert {vote.reviewer for vote in seen.other_votes} == {two.actor_id}
        assert seen.url == script.allegation.url


class TestPeeking:
    def test_is_for_those_whose_last_vote_is_locked(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        one = script.sitting()[0]
        script.vote(YES)
        with pytest.raises(StepNotPossibleError):
            script.do(IdentityPeeked, one, reason=REASON)
        script.do(VoteCast, script.sitting()[1], assessment=YES, rule_code=RULE, reason=REASON)
        script.notice()
        script.deliver()
        script.reply(DefenceKind.IMPOSTOR)
        script.close_window()
        script.answer()

        with pytest.raises(DutyNotDoneError, match="reviewer_has_voted"):
            script.do(IdentityPeeked, one, reason=REASON)

    def test_shows_who_it_is_and_not_how_the_other_voted(self, script: CaseScript) -> None:
        retold(script, "Saya, Siti Andaiwati, memilih Pasangan Fiktifman.")
        script.play_to_final_review()
        script.answer()
        one, two = script.sitting()
        script.do(VoteCast, two, assessment=NO, rule_code=RULE, reason=OTHER_VOTE)
        untouched = spell(view(script, one))

        script.do(IdentityPeeked, two, reason=REASON)

        assert "Siti Andaiwati" in view(script, two).text
        assert view(script, two).other_votes == ()
        assert spell(view(script, one)) == untouched
        assert list(script.store.iter_events())[-1].actor == two


class TestViewForReviewer:
    def test_is_for_those_who_have_a_seat(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        stranger = Actor(actor_id=ActorId("pemeriksa-99"), role=Role.REVIEWER)

        with pytest.raises(NotOnThisCaseError):
            view(script, stranger)

        leaving = script.sitting()[0]
        script.recuse(leaving)
        with pytest.raises(NotOnThisCaseError):
            view(script, leaving)

    def test_shows_nothing_of_the_tool_after_an_objection(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        actor = script.sitting()[0]
        assert view(script, actor).trace_lines
        script.do(AutomationObjected, PERSON)

        assert view(script, actor).trace_lines == ()

    def test_pre_fills_nothing(self, script: CaseScript) -> None:
        script.open()
        script.draw()

        seen = view(script, script.sitting()[0])

        assert seen.own_votes == ()
        assert not {"stance", "score", "confidence"} & set(msgspec.to_builtins(seen))

    def test_shows_the_reply_only_when_the_window_is_over(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        script.deliver()
        seat = script.case.find_seat(DrawKind.PAIR)
        assert seat is not None
        actor = Actor(actor_id=seat.reviewer, role=Role.REVIEWER)
        script.reply(DefenceKind.IMPOSTOR)
        assert view(script, actor).points == ()
        script.close_window()

        assert [point.law_words for point in view(script, actor).points] == [
            DefenceKind.IMPOSTOR.law_words
        ]
