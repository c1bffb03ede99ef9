"""A machine that tries everything in every state, in the right order and in the wrong one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from netral.casework import InMemoryCaseStore, Procedure, load_procedure
from netral.casework.applying import replay_events
from netral.casework.counting import verify_counts
from netral.casework.decision import DecisionOutcome
from netral.casework.errors import CaseworkError
from netral.casework.event import (
    AutomationObjected,
    CaseErased,
    CaseExpired,
    CaseOpened,
    CaseWithdrawn,
    DefenceAnswered,
    LeadJoined,
    LeadReported,
    NoticeDelivered,
    ReviewersDrawn,
    VoteCast,
    WindowClosed,
    WindowExtended,
)
from netral.casework.ids import ActorId, BodyId, EventId
from netral.casework.notice import Delivery, DeliveryChannel
from netral.casework.redrawing import plan_replacements
from netral.casework.reply import DefenceKind, DefenceView
from netral.casework.role import Actor, Role
from netral.casework.script import (
    AUDITOR,
    AUTHORITY,
    COORDINATOR,
    MACHINE,
    OFFICER,
    PERSON,
    PROTECTOR,
    REASON,
    REPORTER,
    RULE,
    CaseScript,
    digest_of,
)
from netral.casework.state import CaseState, Finding
from netral.casework.vote import Assessment
from tests.casework.conftest import PROCEDURE_FOLDER
from tests.casework.oracle import list_wrongs

PROCEDURE: Procedure = load_procedure(PROCEDURE_FOLDER)
ACTORS = st.sampled_from(
    (OFFICER, COORDINATOR, AUTHORITY, PROTECTOR, AUDITOR, REPORTER, MACHINE, PERSON)
)
ASSESSMENTS = st.sampled_from(
    (Assessment.SUPPORTED, Assessment.SUPPORTED, Assessment.SUPPORTED, Assessment.NOT_PROVEN)
)
STARTS = ("nothing", "split", "notice", "final", "final split", "decision", "sent")
S = CaseState


class CaseMachine(RuleBasedStateMachine):
    """Two cases, everybody, every step; what is refused writes nothing."""

    reached: ClassVar[Counter[CaseState]] = Counter()
    steps: ClassVar[int] = 0

    def open_store(self) -> InMemoryCaseStore:
        """Open an empty store; the console's tests open one with a twin in PostgreSQL."""
        return InMemoryCaseStore(PROCEDURE)

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: str) -> None:
        """Begin somewhere on the way: from the start alone, chance rarely comes to the end."""
        self.store = self.open_store()
        self.scripts = [CaseScript(self.store, PROCEDURE, number=n) for n in (1, 2)]
        self.doubles = 0
        first = self.scripts[0]
        if start == "split":
            first.open()
            first.draw()
            first.vote(Assessment.SUPPORTED, Assessment.NOT_PROVEN)
        if start == "final split":
            first.play_to_final_review()
            first.answer()
            first.vote(Assessment.NOT_PROVEN, Assessment.SUPPORTED)
        ways = {
            "notice": first.play_to_notice_due,
            "final": first.play_to_final_review,
            "decision": first.play_to_decision,
            "sent": first.play_to_referral,
        }
        if start in ways:
            ways[start]()
        self.taken_in = len({event.case_id for event in self.store.iter_events()})

    def attempt(self, step: Callable[[], object]) -> None:
        """Try a step; if it is refused, nothing may have changed."""
        type(self).steps += 1
        events, cases = list(self.store.iter_events()), list(self.store.iter_cases())
        try:
            step()
        except CaseworkError:
            assert list(self.store.iter_events()) == events
            assert list(self.store.iter_cases()) == cases
        self.taken_in = len({event.case_id for event in self.store.iter_events()})
        type(self).reached.update(case.state for case in self.store.iter_cases())

    def pick(self, which: int) -> CaseScript:
        return self.scripts[which]

    @rule(which=st.integers(0, 1), votes=st.lists(ASSESSMENTS, min_size=1, max_size=2))
    def go_on(self, which: int, votes: list[Assessment]) -> None:
        """Do what the state waits for."""
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        ways: dict[CaseState | None, Callable[[], object]] = {
            None: script.open,
            S.LEAD: script.open,
            S.INDICATION: script.draw,
            S.SPLIT: script.draw,
            S.FINAL_SPLIT: script.draw,
            S.APPEALED: script.draw,
            S.APPEAL_SPLIT: script.draw,
            S.NOTICE_DUE: script.notice,
            S.NOTICE_SENT: script.deliver,
            S.REPLY_WINDOW: script.close_window,
            S.AWAITING_DECISION: script.decide,
            S.REFERRAL_DUE: script.refer,
            S.REFERRED: script.appeal,
            S.CORRECTING: lambda: script.acknowledge(script.case.list_uncorrected()[0]),
        }
        self.attempt(
            ways.get(case.state if case else None, lambda: self.answer_and_vote(script, votes))
        )

    @rule(which=st.integers(0, 1), votes=st.tuples(ASSESSMENTS, ASSESSMENTS))
    def go_on_further(self, which: int, votes: tuple[Assessment, Assessment]) -> None:
        """Once more, so that the way is not lost among the attempts to leave it."""
        for _ in range(3):
            self.go_on(which, list(votes))

    def answer_and_vote(self, script: CaseScript, votes: list[Assessment]) -> None:
        if script.case.state in (S.FINAL_REVIEW, S.FINAL_THIRD_REVIEW):
            script.answer()
        if script.case.state.value.endswith("review"):
            for actor, assessment in zip(script.sitting(), votes, strict=False):
                facts = {"assessment": assessment, "rule_code": RULE, "reason": REASON}
                # Each is an attempt of its own: the first may count and the second be refused.
                self.attempt(partial(script.do, VoteCast, actor, **facts))

    @rule(
        which=st.integers(0, 1),
        number=st.integers(1, 12),
        role=st.sampled_from((Role.REVIEWER, Role.REVIEWER, Role.AUTHORITY, Role.MACHINE)),
        assessment=ASSESSMENTS,
        reason=st.sampled_from((REASON, REASON, "ok")),
    )
    def anybody_votes(
        self, which: int, number: int, role: Role, assessment: Assessment, reason: str
    ) -> None:
        script = self.pick(which)
        actor = Actor(actor_id=ActorId(f"pemeriksa-{number:02}"), role=role)
        facts = {"assessment": assessment, "rule_code": RULE, "reason": reason}
        self.attempt(lambda: script.do(VoteCast, actor, **facts))

    @rule(which=st.integers(0, 1), place=st.integers(0, 1), assessment=ASSESSMENTS)
    def somebody_votes_without_answering(
        self, which: int, place: int, assessment: Assessment
    ) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or len(case.seats) <= place:
            return
        actor = Actor(actor_id=case.seats[place].reviewer, role=Role.REVIEWER)
        facts = {"assessment": assessment, "rule_code": RULE, "reason": REASON}
        self.attempt(lambda: script.do(VoteCast, actor, **facts))

    @rule(which=st.integers(0, 1), complete=st.booleans(), kind=st.sampled_from(DefenceKind))
    def person_replies(self, which: int, complete: bool, kind: DefenceKind) -> None:  # noqa: FBT001
        script = self.pick(which)
        self.attempt(lambda: script.reply(kind, is_complete=complete))

    @rule(which=st.integers(0, 1), point=st.integers(0, 2), number=st.integers(0, 2))
    def somebody_answers_a_point(self, which: int, point: int, number: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or not case.replies or len(case.seats) <= number:
            return
        actor = Actor(actor_id=case.seats[number].reviewer, role=Role.REVIEWER)
        facts: dict[str, Any] = {
            "reply_id": case.replies[-1].reply_id,
            "point": point,
            "view": DefenceView.CANNOT_TELL,
            "reason": REASON,
        }
        self.attempt(lambda: script.do(DefenceAnswered, actor, **facts))

    @rule(which=st.integers(0, 1), actor=ACTORS)
    def somebody_closes_the_window(self, which: int, actor: Actor) -> None:
        self.attempt(lambda: self.pick(which).do(WindowClosed, actor))

    @rule(which=st.integers(0, 1), days=st.integers(0, 3))
    def somebody_miscounts_the_window(self, which: int, days: int) -> None:
        script = self.pick(which)
        delivery = Delivery(
            channel=DeliveryChannel.IN_PERSON, delivered_at=script.at, proof_sha256=digest_of("x")
        )
        until = PROCEDURE.calendar.add_working_days(PROCEDURE.local_day(script.at), days + 1)
        facts = {"delivery": delivery, "reply_until": until}
        self.attempt(lambda: script.do(NoticeDelivered, OFFICER, **facts))

    @rule(which=st.integers(0, 1), days=st.integers(-3, 20))
    def somebody_moves_the_window(self, which: int, days: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or case.reply_until is None:
            return
        until = case.reply_until.fromordinal(case.reply_until.toordinal() + days)
        facts = {"reply_until": until, "reason": REASON}
        self.attempt(lambda: script.do(WindowExtended, AUTHORITY, **facts))

    @rule(which=st.integers(0, 1), days=st.sampled_from((1, 2, 4, 9, 40)))
    def time_passes(self, which: int, days: int) -> None:
        self.pick(which).wait(days=days)

    @rule(
        which=st.integers(0, 1),
        outcome=st.sampled_from(DecisionOutcome),
        recipients=st.sampled_from(((), ("bawaslu",), ("kasn",), ("bawaslu", "bkn"))),
        actor=ACTORS,
    )
    def somebody_decides(
        self, which: int, outcome: DecisionOutcome, recipients: tuple[str, ...], actor: Actor
    ) -> None:
        script = self.pick(which)
        named = tuple(BodyId(each) for each in recipients)
        self.attempt(lambda: script.decide(outcome, recipients=named, countersigned_by=actor))

    @rule(which=st.integers(0, 1), drop=st.integers(0, 9))
    def somebody_refers_with_a_part_missing(self, which: int, drop: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or case.decision is None or case.allegation is None:
            return
        whole = script.package()
        items = tuple(each for n, each in enumerate(whole.items) if n != drop % len(whole.items))
        self.attempt(lambda: script.refer(package=replace(whole, items=items)))

    @rule(which=st.integers(0, 1))
    def somebody_refers(self, which: int) -> None:
        script = self.pick(which)
        if self.store.find_case(script.case_id) is not None and script.case.decision is not None:
            self.attempt(script.refer)

    @rule(which=st.integers(0, 1), first=st.integers(0, 11), second=st.integers(0, 11))
    def somebody_seats_friends(self, which: int, first: int, second: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or not case.draws:
            return
        chosen = (script.pool[first].reviewer, script.pool[second].reviewer)
        draw = replace(case.draws[0], chosen=chosen)
        self.attempt(lambda: script.do(ReviewersDrawn, OFFICER, draw=draw))

    @rule(which=st.integers(0, 1), place=st.integers(0, 1))
    def a_reviewer_steps_aside(self, which: int, place: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or len(case.seats) <= place or not case.draws:
            return
        self.attempt(
            lambda: script.recuse(Actor(actor_id=case.seats[place].reviewer, role=Role.REVIEWER))
        )

    @rule(which=st.integers(0, 1), second=ACTORS, days=st.integers(0, 5), swaps=st.booleans())
    def seats_are_drawn_anew(self, which: int, second: Actor, days: int, swaps: bool) -> None:  # noqa: FBT001
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is None or not case.list_sitting():
            return
        changes: dict[str, Any] = {"countersigned_by": second}
        planned = plan_replacements(case)
        if swaps and planned:
            changes["replacements"] = planned[::-1]
        self.attempt(lambda: script.redraw(days=days, **changes))

    @rule(which=st.integers(0, 1), actor=ACTORS, days=st.sampled_from((0, 10, 100)))
    def somebody_lets_it_expire(self, which: int, actor: Actor, days: int) -> None:
        script = self.pick(which)
        case = self.store.find_case(script.case_id)
        if case is not None and case.state in (S.LEAD, S.CLOSED, S.CONCLUDED):
            script.wait(days=days)
        self.attempt(lambda: script.do(CaseExpired, actor))
        self.attempt(lambda: script.do(CaseExpired, MACHINE))
        if case is not None:
            facts = {
                "certificate_sha256": digest_of("musnah"),
                "version": self.store.get_case(script.case_id).version + 1,
                "taken_in_at": case.taken_in_at,
            }
            self.attempt(lambda: script.do(CaseErased, actor, **facts))

    @rule(which=st.integers(0, 1), second=ACTORS)
    def somebody_withdraws(self, which: int, second: Actor) -> None:
        script = self.pick(which)
        if len(list(self.store.iter_events(script.case_id))) % 7:
            return  # rarely: it ends the way of a case early
        facts = {"reason": REASON, "countersigned_by": second}
        self.attempt(lambda: script.do(CaseWithdrawn, OFFICER, **facts))

    @rule(which=st.integers(0, 1), actor=ACTORS)
    def somebody_objects_or_appeals(self, which: int, actor: Actor) -> None:
        script = self.pick(which)
        self.attempt(lambda: script.do(AutomationObjected, actor))
        self.attempt(script.appeal)

    @rule(which=st.integers(0, 1), finding=st.sampled_from(Finding))
    def an_outcome_comes(self, which: int, finding: Finding) -> None:
        self.attempt(lambda: self.pick(which).receive_outcome(finding))

    @rule(which=st.integers(0, 1))
    def the_public_reports(self, which: int) -> None:
        script = self.pick(which)
        self.attempt(
            lambda: script.do(
                LeadReported,
                REPORTER,
                act_id=script.allegation.act_id,
                url=script.allegation.url,
                declaration=script.allegation.declaration,
            )
        )
        self.attempt(lambda: script.do(LeadJoined, REPORTER))

    @rule(which=st.integers(0, 1))
    def somebody_sends_the_last_event_again(self, which: int) -> None:
        events = list(self.store.iter_events(self.pick(which).case_id))
        if events and not isinstance(events[-1], CaseOpened):
            self.doubles += 1
            same = events[-1]
            self.attempt(lambda: self.store.record(same))
            other = replace(same, event_id=EventId(f"{same.event_id}-again-{self.doubles}"))
            self.attempt(lambda: self.store.record(other))

    @invariant()
    def nothing_happened_that_must_not(self) -> None:
        if not hasattr(self, "store"):
            return
        for script in self.scripts:
            assert list_wrongs(list(self.store.iter_events(script.case_id)), PROCEDURE) == []

    @invariant()
    def intake_is_the_sum_of_states(self) -> None:
        if not hasattr(self, "store"):
            return
        verify_counts(self.store.iter_events(), self.store.count_states(), taken_in=self.taken_in)
        for case in self.store.iter_cases():
            assert replay_events(self.store.iter_events(case.case_id)) == case
