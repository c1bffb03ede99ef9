"""Tests of the answers before an act, under the server's Python."""

from typing import Any

import pytest

from netral.rulebook.trace import Answer
from netral_selfcheck.device.answering import SelfAnswer, answer_question
from netral_selfcheck.device.question import parse_question
from netral_selfcheck.device.world import World
from netral_selfcheck.errors import QuestionNotUnderstoodError

SUPPORT = "Ayo dukung dan coblos Pramono-Rano nomor 3!"


def ask(world: World, **changes: Any) -> SelfAnswer:
    asked = {"election": "jakarta_2024", "act_kind": "post", "on": "2024-10-10"} | changes
    return answer_question(parse_question(asked, world), world)


class TestAnswerQuestion:
    def test_warns_of_a_call_for_a_pair(self, world: World) -> None:
        answer = ask(world, text=SUPPORT)

        assert answer.answer is Answer.INDICATION
        assert answer.trace is not None
        assert any("PP 94/2021" in article for article in answer.trace.matches[0].articles)

    def test_finds_nothing_in_praise_of_a_service(self, world: World) -> None:
        answer = ask(world, text="Terima kasih, pelayanan di kelurahan sekarang cepat sekali")

        assert answer.answer is Answer.NOTHING

    def test_cannot_tell_without_text_and_without_object(self, world: World) -> None:
        assert ask(world).answer is Answer.UNCLEAR

    def test_answers_by_the_description_of_an_act_that_no_machine_reads(self, world: World) -> None:
        described = {"about": "candidate", "stance": "support"}
        attending = ask(world, act_kind="attend", **described)
        after = ask(world, act_kind="attend", on="2024-11-28", **described)

        assert attending.answer is Answer.INDICATION
        assert attending.trace is not None
        assert attending.trace.matches[0].code == "DS-04"
        assert after.trace is not None
        assert after.trace.matches[0].code != "DS-04"

    def test_cannot_tell_on_a_day_outside_the_election(self, world: World) -> None:
        answer = ask(world, text=SUPPORT, on="2024-12-18")

        assert not answer.in_window
        assert answer.answer is Answer.UNCLEAR
        assert ask(world, text=SUPPORT, on="2024-12-16").in_window

    def test_takes_the_more_careful_of_text_and_description(self, world: World) -> None:
        text = "Selamat pagi semuanya"

        assert ask(world, text=text).answer is Answer.NOTHING
        described = ask(world, text=text, about="campaign_account", stance="support")
        assert described.answer is Answer.INDICATION

    def test_does_not_take_a_description_for_more_than_the_text(self, world: World) -> None:
        answer = ask(world, text=SUPPORT, about="government")

        assert answer.answer is Answer.INDICATION

    def test_is_lifted_by_an_exception_that_applies(self, world: World) -> None:
        described = {"act_kind": "attend", "about": "candidate", "stance": "neutral"}

        assert ask(world, **described).answer is not Answer.NOTHING
        on_duty = ask(world, **described, circumstances=["on_duty"])
        assert on_duty.answer.strength < ask(world, **described).answer.strength

    def test_shows_whoever_holds_an_office_the_rules_that_bind_officials(
        self, world: World
    ) -> None:
        plain, official = ask(world, text=SUPPORT), ask(world, text=SUPPORT, actor="official")

        assert plain.trace is not None
        assert official.trace is not None
        codes = [{match.code for match in each.trace.matches} for each in (plain, official)]
        assert codes[0] <= codes[1]
        assert official.answer is plain.answer

    def test_speaks_of_no_person(self, world: World) -> None:
        answer = ask(world, text=SUPPORT)

        assert answer.screened is not None
        assert answer.screened.person == "self"
        assert answer.screened.act.account.account_id is None


class TestParseQuestion:
    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("election", "atlantis_2024"),
            ("act_kind", "think"),
            ("on", "kemarin"),
            ("about", "neighbour"),
            ("stance", "maybe"),
        ],
    )
    def test_refuses_what_nothing_means(self, world: World, key: str, value: str) -> None:
        with pytest.raises(QuestionNotUnderstoodError, match=key):
            ask(world, **{key: value})
