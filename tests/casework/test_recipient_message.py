"""Tests of what a recipient must be told next."""

from netral.casework.ids import BodyId
from netral.casework.recipient_message import MessageKind, list_recipient_messages
from netral.casework.script import CaseScript
from netral.casework.vote import Assessment

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN


def told(script: CaseScript) -> set[tuple[str, MessageKind]]:
    return {(each.body_id, each.kind) for each in list_recipient_messages(script.case)}


class TestListRecipientMessages:
    def test_says_nothing_while_all_is_as_it_was_sent(self, script: CaseScript) -> None:
        script.play_to_decision()
        assert told(script) == set()
        script.decide()
        script.refer()

        assert told(script) == set()

    def test_marks_every_copy_while_an_appeal_is_heard(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()

        contested = {("bawaslu", MessageKind.CONTESTED), ("bkn", MessageKind.CONTESTED)}

        assert told(script) == contested
        script.draw()
        script.vote(YES, NO)
        assert told(script) == contested

    def test_takes_the_mark_away_when_it_is_upheld(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        script.vote(YES, YES)

        assert told(script) == {("bawaslu", MessageKind.UPHELD), ("bkn", MessageKind.UPHELD)}

    def test_corrects_whoever_has_not_confirmed(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        script.vote(NO, NO)
        assert told(script) == {("bawaslu", MessageKind.WRONG), ("bkn", MessageKind.WRONG)}
        script.acknowledge(BodyId("bawaslu"))

        assert told(script) == {("bkn", MessageKind.WRONG)}
        script.acknowledge(BodyId("bkn"))
        assert told(script) == set()
