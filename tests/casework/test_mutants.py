"""Bugs that were seeded on purpose, and that the oracle of the state machine sees.

Each line takes one duty, role or rule out of the room and plays the attack that it stops.
As it is, the attack is refused; with the bug it goes through, and the oracle names it.

| seeded bug | attack | what the oracle says |
|---|---|---|
| a vote is not locked | one reviewer votes twice | two votes by one reviewer |
| anybody votes | a reviewer who was not drawn | somebody who was not drawn |
| a reason may be short | "ok" | a vote without a reason |
| the window closes at once | closed the minute after delivery | could still reply |
| defences may stay open | final votes without answers | before every defence was answered |
| one supporter is enough | one for, one against, tally says yes | fewer than two people |
| notice may be skipped | straight from review to final review | referred unheard |
| the machine may draw | the machine triggers the draw | the machine did ReviewersDrawn |
| reviewers may decide | a reviewer with the authority's role | a reviewer decided |
| the package may lack the reply | a package without it | not in the package |
| any body may receive | KASN after its abolition | not in office |
| a draw may be chosen | two reviewers by hand, one of the unit | with a conflict |
| a commitment may come late | committed to after the case | committed to after |
| a screenshot is enough | grade D alone | a lone screenshot |
| events may be backdated | a vote three days ago | backdated |
| a case expires at once | expiry on the next day | before its time |
| the person in an office | the person as authority | acted in an office |
| one may draw anew | the coordinator as their own second | one person alone |
| drawn anew at once | asked and carried out in an hour | before whoever sat had a day |
| who follows may be chosen | a reviewer for a second time | was on the case before |
| a locked seat goes as well | whoever follows on it votes | was not drawn |
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from netral.casework import InMemoryCaseStore, Procedure, applying, stepping, transition
from netral.casework.allegation import EvidenceItem
from netral.casework.case import Case
from netral.casework.draw import Draw, Replacement
from netral.casework.duty import Duty
from netral.casework.errors import CaseworkError
from netral.casework.event import (
    CaseDecided,
    CaseEvent,
    CaseExpired,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
    WindowClosed,
)
from netral.casework.ids import ActorId, BodyId
from netral.casework.package import PackagePart
from netral.casework.reply import DefenceKind
from netral.casework.role import Actor, Role
from netral.casework.script import AUTHORITY, COORDINATOR, MACHINE, REASON, RULE, CaseScript
from netral.casework.state import CaseState, StepKind
from netral.casework.transition import TRANSITIONS, Transition
from netral.casework.vote import Assessment, Tally, tally_votes
from netral.values.provenance import Grade
from tests.casework.oracle import list_wrongs

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Mutant:
    """A seeded bug, the attack that it lets through, and what the oracle must say."""

    name: str
    seed: Patch
    attack: Callable[[CaseScript], object]
    wrong: str


def use_table(monkeypatch: pytest.MonkeyPatch, rows: tuple[Transition, ...]) -> None:
    def find(step: StepKind, source: CaseState | None) -> Transition | None:
        return next((row for row in rows if row.step is step and source in row.sources), None)

    monkeypatch.setattr(stepping, "find_transition", find)


def without(*names: str) -> Patch:
    """Take duties out of every row."""

    def keep(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
        return tuple(duty for duty in duties if duty.__name__ not in names)

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        known = {duty.__name__ for row in TRANSITIONS for duty in row.duties}
        known |= {duty.__name__ for duty in transition.ALWAYS}
        assert set(names) <= known
        use_table(monkeypatch, tuple(replace(row, duties=keep(row.duties)) for row in TRANSITIONS))
        monkeypatch.setattr(stepping, "ALWAYS", keep(transition.ALWAYS))

    return patch


def with_rows(*rows: Transition, also_without: tuple[str, ...] = ()) -> Patch:
    """Put rows before those of the table."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        without(*also_without)(monkeypatch)
        kept = tuple(
            replace(row, duties=tuple(d for d in row.duties if d.__name__ not in also_without))
            for row in TRANSITIONS
        )
        use_table(monkeypatch, (*rows, *kept))

    return patch


def one_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def tally(votes: tuple[object, ...]) -> Tally:
        found = tally_votes(votes)  # type: ignore[arg-type]
        return Tally.SUPPORTED if found is Tally.SPLIT else found

    without("two_people_support", "decision_is_within_votes")(monkeypatch)
    monkeypatch.setattr(applying, "tally_votes", tally)


def start_review(script: CaseScript) -> None:
    script.open()
    script.draw()


def vote_as(script: CaseScript, actor: Actor, reason: str = REASON) -> None:
    script.do(VoteCast, actor, assessment=YES, rule_code=RULE, reason=reason)


def vote_twice(script: CaseScript) -> None:
    start_review(script)
    first = script.sitting()[0]
    vote_as(script, first)
    vote_as(script, first)


def stranger_votes(script: CaseScript) -> None:
    start_review(script)
    seated = {seat.reviewer for seat in script.case.seats}
    other = next(each.reviewer for each in script.pool if each.reviewer not in seated)
    vote_as(script, Actor(actor_id=other, role=Role.REVIEWER))


def short_reason(script: CaseScript) -> None:
    start_review(script)
    vote_as(script, script.sitting()[0], reason="ok")


def close_at_once(script: CaseScript) -> None:
    script.play_to_notice_due()
    script.notice()
    script.deliver()
    script.close_window()
    script.vote(YES, YES)
    script.decide()
    script.refer()


def leave_defences_open(script: CaseScript) -> None:
    script.play_to_final_review(DefenceKind.IMPOSTOR)
    script.vote(YES, YES)
    script.decide()
    script.refer()


def one_supporter(script: CaseScript) -> None:
    start_review(script)
    script.vote(YES, NO)
    script.notice()
    script.deliver()
    script.reply(DefenceKind.OTHER)
    script.close_window()
    script.answer()
    script.vote(YES, NO)
    script.decide()
    script.refer()


def skip_the_notice(script: CaseScript) -> None:
    script.play_to_notice_due()
    script.do(WindowClosed, COORDINATOR)
    script.vote(YES, YES)
    script.decide()
    script.refer()


def machine_draws(script: CaseScript) -> None:
    other = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
    start_review(other)
    script.open()
    script.do(ReviewersDrawn, MACHINE, draw=other.case.draws[0])


def reviewer_decides(script: CaseScript) -> None:
    script.play_to_decision()
    other = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
    other.play_to_decision()
    other.decide()
    decided = list(other.store.iter_events())[-1]
    assert isinstance(decided, CaseDecided)
    hat = Actor(actor_id=script.case.votes[0].reviewer, role=Role.AUTHORITY)
    script.do(CaseDecided, hat, decision=decided.decision)
    script.refer()


def leave_out_the_reply(script: CaseScript) -> None:
    script.play_to_decision()
    script.decide()
    whole = script.package()
    items = tuple(each for each in whole.items if each.part is not PackagePart.REPLY)
    script.refer(package=replace(whole, items=items))


def send_to_the_abolished(script: CaseScript) -> None:
    script.play_to_decision()
    script.decide(recipients=(BodyId("kasn"),))
    script.refer()


def seat_friends(script: CaseScript) -> None:
    script.open()
    subject = script.allegation.subject
    friends = (replace(script.pool[0], unit=subject.unit), *script.pool[1:])
    draw = Draw(
        kind=next(iter(script.seeds)),
        seed=next(iter(script.seeds.values())).hex(),
        pool=friends,
        chosen=(friends[0].reviewer, friends[1].reviewer),
    )
    script.do(ReviewersDrawn, COORDINATOR, draw=draw)


def commit_late(script: CaseScript) -> None:
    late = script.at + timedelta(hours=1)
    script.open(
        commitments=tuple(replace(each, committed_at=late) for each in script.commitments())
    )


def open_on_a_screenshot(script: CaseScript) -> None:
    lone = (EvidenceItem(exhibit_id="E", sha256="0" * 64, grade=Grade.D),)
    script.open(allegation=replace(script.allegation, evidence=lone))


def backdate(script: CaseScript) -> None:
    start_review(script)
    script.wait(days=-3)
    script.vote(YES)


def expire_at_once(script: CaseScript) -> None:
    start_review(script)
    script.vote(NO, NO)
    script.wait(days=1)
    script.do(CaseExpired, MACHINE)


def sit_in_own_case(script: CaseScript) -> None:
    script.open()
    own = replace(AUTHORITY, person=script.allegation.subject.person, actor_id=ActorId("atasan"))
    other = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
    start_review(other)
    script.do(ReviewersDrawn, replace(own, role=Role.COORDINATOR), draw=other.case.draws[0])


def draw_anew_alone(script: CaseScript) -> None:
    start_review(script)
    script.redraw(countersigned_by=COORDINATOR)


def draw_anew_at_once(script: CaseScript) -> None:
    start_review(script)
    script.redraw(days=0)


def choose_who_follows(script: CaseScript) -> None:
    start_review(script)
    first, second = (actor.actor_id for actor in script.sitting())
    chosen = (
        Replacement(leaving=first, arriving=script.pool[0].reviewer),
        Replacement(leaving=second, arriving=first),
    )
    script.redraw(replacements=chosen)


def take_a_locked_seat(script: CaseScript) -> None:
    start_review(script)
    script.vote(YES)
    script.redraw()
    redrawn = list(script.store.iter_events())[-1]
    assert isinstance(redrawn, SeatsRedrawn)
    vote_as(script, Actor(actor_id=redrawn.replacements[0].arriving, role=Role.REVIEWER))


def draw_locked_seats_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "list_unlocked", Case.list_sitting)


MUTANTS = [
    Mutant("vote not locked", without("reviewer_has_not_voted"), vote_twice, "two votes by one"),
    Mutant("anybody votes", without("reviewer_sits"), stranger_votes, "was not drawn"),
    Mutant("short reason", without("reason_is_given"), short_reason, "without a reason"),
    Mutant(
        "window closes at once",
        without("window_is_over", "person_was_heard"),
        close_at_once,
        "could still reply",
    ),
    Mutant(
        "defences stay open",
        without("defences_are_answered", "person_was_heard"),
        leave_defences_open,
        "before every defence",
    ),
    Mutant("one supporter", one_is_enough, one_supporter, "fewer than two people"),
    Mutant(
        "notice skipped",
        with_rows(
            Transition(
                step=StepKind.CLOSE_WINDOW,
                sources=(CaseState.NOTICE_DUE,),
                targets=(CaseState.FINAL_REVIEW,),
                roles=(Role.COORDINATOR,),
            ),
            also_without=("window_is_over", "person_was_heard"),
        ),
        skip_the_notice,
        "referred unheard",
    ),
    Mutant(
        "machine draws",
        with_rows(
            Transition(
                step=StepKind.DRAW_REVIEWERS,
                sources=(CaseState.INDICATION,),
                targets=(CaseState.REVIEW,),
                roles=tuple(Role),
            )
        ),
        machine_draws,
        "the machine did",
    ),
    Mutant(
        "reviewer decides",
        without("authority_did_nothing_before"),
        reviewer_decides,
        "a reviewer decided",
    ),
    Mutant("reply left out", without("package_is_complete"), leave_out_the_reply, "word for word"),
    Mutant(
        "abolished body",
        without("recipients_are_in_office", "recipients_are_as_decided"),
        send_to_the_abolished,
        "not in office",
    ),
    Mutant("friends seated", without("draw_is_honest"), seat_friends, "with a conflict"),
    Mutant(
        "late commitment",
        without("draws_were_committed_before"),
        commit_late,
        "committed to after",
    ),
    Mutant("screenshot", without("evidence_is_firm"), open_on_a_screenshot, "lone screenshot"),
    Mutant("backdated", without("moment_is_in_order"), backdate, "backdated"),
    Mutant("expires at once", without("time_to_keep_is_over"), expire_at_once, "before its time"),
    Mutant(
        "person in an office",
        without("nobody_acts_in_own_case"),
        sit_in_own_case,
        "acted in an office",
    ),
    Mutant("drawn anew alone", without("redraw_needs_two"), draw_anew_alone, "one person alone"),
    Mutant(
        "drawn anew at once",
        without("everybody_had_a_day"),
        draw_anew_at_once,
        "before whoever sat had a day",
    ),
    Mutant(
        "who follows is chosen",
        without("replacements_are_next"),
        choose_who_follows,
        "was on the case before",
    ),
    Mutant("locked seats go", draw_locked_seats_too, take_a_locked_seat, "was not drawn"),
]


def wrongs_after(script: CaseScript) -> list[str]:
    events: list[CaseEvent] = list(script.store.iter_events(script.case_id))
    return list_wrongs(events, script.procedure)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda each: each.name)
class TestMutants:
    def test_the_attack_is_refused_as_it_is(self, mutant: Mutant, script: CaseScript) -> None:
        with pytest.raises(CaseworkError):
            mutant.attack(script)

        assert wrongs_after(script) == []

    def test_the_oracle_sees_the_bug(
        self, mutant: Mutant, procedure: Procedure, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mutant.seed(monkeypatch)
        script = CaseScript(InMemoryCaseStore(procedure), procedure)

        mutant.attack(script)

        assert any(mutant.wrong in each for each in wrongs_after(script)), wrongs_after(script)


class TestMachineActor:
    def test_stands_in_the_rows_of_expiry_and_in_no_other(self) -> None:
        steps = {row.step for row in TRANSITIONS if Role.MACHINE in row.roles}

        assert steps == {StepKind.EXPIRE_CASE, StepKind.ERASE_CASE}
