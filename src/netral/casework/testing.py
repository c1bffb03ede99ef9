"""The guarantees of `CaseStore` as a runnable contract."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from netral.casework.applying import replay_events
from netral.casework.counting import verify_counts
from netral.casework.errors import (
    CaseMovedOnError,
    CaseNotFoundError,
    CaseworkError,
    CommitmentOutOfTurnError,
    CommitmentReusedError,
    DutyNotDoneError,
    EventIdReusedError,
    StepNotPossibleError,
)
from netral.casework.event import CaseErased, CaseExpired, CaseOpened, VoteCast
from netral.casework.ids import EventId, make_case_id
from netral.casework.procedure import Procedure
from netral.casework.script import (
    COORDINATOR,
    MACHINE,
    OFFICER,
    REASON,
    RULE,
    CaseScript,
    digest_of,
)
from netral.casework.state import CaseState
from netral.casework.store import CaseStore
from netral.casework.vote import Assessment

_THREADS = 6


def store_contract(open_store: Callable[[Procedure], CaseStore], procedure: Procedure) -> None:
    """Check that a store of cases keeps what the port promises.

    Args:
        open_store: Opens a new, empty store each time.
        procedure: The procedure by which steps are taken.

    Raises:
        AssertionError: If it does not.
    """
    for check in (
        _check_whole_way,
        _check_refusal_writes_nothing,
        _check_repetition,
        _check_versions,
        _check_commitments,
        _check_one_act_one_case,
        _check_new_draw,
        _check_erasure,
        _check_three_clicks,
    ):
        check(open_store(procedure), procedure)


def _check_whole_way(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.play_to_referral()
    other = CaseScript(store, procedure, number=2)
    other.play_to_notice_due()
    events = list(store.iter_events(script.case_id))
    _require(replay_events(events) == script.case, "a case is what its events make")
    _require(script.case.version == len(events), "each step leaves one event")
    _require(len(list(store.iter_events())) > len(events), "all events can be read together")
    first = next(store.iter_cases())
    _require(first.case_id == script.case_id, "cases come in the order of intake")
    verify_counts(store.iter_events(), store.count_states(), taken_in=2)
    unknown = make_case_id("nowhere")
    _require(store.find_case(unknown) is None, "an unknown case is not found")
    _require_raises(CaseNotFoundError, lambda: store.get_case(unknown))


def _check_refusal_writes_nothing(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.play_to_notice_due()
    before, events = script.case, list(store.iter_events())
    _require_raises(StepNotPossibleError, script.decide)
    _require_raises(DutyNotDoneError, lambda: script.notice(reply_days=1))
    _require(script.case == before, "a refused step leaves the case")
    _require(list(store.iter_events()) == events, "a refused step leaves no event")


def _check_repetition(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.open()
    script.draw()
    facts = {"assessment": Assessment.SUPPORTED, "rule_code": RULE, "reason": REASON}
    event = script.event(VoteCast, script.sitting()[0], **facts)
    once = store.record(event)
    _require(store.record(event) == once == script.case, "the same event again changes nothing")
    other = replace(event, assessment=Assessment.NOT_PROVEN)
    _require_raises(EventIdReusedError, lambda: store.record(other))
    _require(script.case == once, "another event under the same id changes nothing")
    _require_raises(
        DutyNotDoneError, lambda: store.record(replace(event, event_id=EventId("EV-again")))
    )


def _check_versions(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    seen = script.open().version
    script.draw()
    facts = {"assessment": Assessment.SUPPORTED, "rule_code": RULE, "reason": REASON}
    event = script.event(VoteCast, script.sitting()[0], **facts)
    _require_raises(CaseMovedOnError, lambda: store.record(event, expected_version=seen))
    store.record(event, expected_version=seen + 1)


def _check_commitments(store: CaseStore, procedure: Procedure) -> None:
    first, second = (CaseScript(store, procedure, number=number) for number in (1, 2))
    first.open()
    _require_raises(CommitmentReusedError, lambda: second.open(commitments=first.commitments()))
    for wrong in (1, 3):
        chosen = tuple(replace(each, sequence=wrong) for each in second.commitments())
        _require_raises(CommitmentOutOfTurnError, partial(second.open, commitments=chosen))
    _require(store.find_case(second.case_id) is None, "a refused case does not exist")
    second.open()
    _require(store.find_next_draw_number() == 3, "each case takes the next draws")  # noqa: PLR2004


def _check_new_draw(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.open()
    script.draw()
    script.vote(Assessment.SUPPORTED)
    voted, silent = script.sitting()
    _require_raises(DutyNotDoneError, lambda: script.redraw(days=0))
    _require_raises(DutyNotDoneError, lambda: script.redraw(countersigned_by=COORDINATOR))
    _require(script.sitting() == [voted, silent], "a refused draw seats nobody")
    redrawn = script.redraw()
    kept, new = script.sitting()
    _require(kept == voted and new != silent, "a locked vote keeps its seat, the other one goes")
    _require_raises(DutyNotDoneError, lambda: script.vote_of(silent, Assessment.SUPPORTED))
    _require(script.case == redrawn, "whoever left does not vote")
    moved = script.vote_of(new, Assessment.SUPPORTED)
    _require(moved.state is CaseState.NOTICE_DUE, "whoever follows votes")
    _require(replay_events(store.iter_events(script.case_id)) == moved, "it can be read again")


def _check_erasure(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.open()
    script.draw()
    closed = script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    _require(closed.state is CaseState.CLOSED, "two agree that there is nothing")
    script.wait(days=60)
    script.do(CaseExpired, MACHINE)
    facts = {
        "certificate_sha256": digest_of("kunci dimusnahkan"),
        "version": script.case.version + 1,
        "taken_in_at": script.case.taken_in_at,
    }
    script.do(CaseErased, MACHINE, **facts)
    left = list(store.iter_events(script.case_id))
    _require([type(each) for each in left] == [CaseErased], "one event is left of an erased case")
    _require(script.case == replay_events(left), "an erased case is what its event makes")
    _require(script.case.allegation is None and not script.case.votes, "nothing of it is left")
    verify_counts(store.iter_events(), store.count_states(), taken_in=1)
    _require_raises(CaseworkError, script.open)


def _check_three_clicks(store: CaseStore, procedure: Procedure) -> None:
    """One reviewer clicks three times at once, and so does the other: two votes, one each."""
    script = CaseScript(store, procedure)
    script.open()
    script.draw()
    facts = {"assessment": Assessment.SUPPORTED, "rule_code": RULE, "reason": REASON}
    template = [script.event(VoteCast, actor, **facts) for actor in script.sitting()]
    clicks = [
        replace(event, event_id=EventId(f"{event.event_id}-{click}"), at=script.at)
        for click in range(_THREADS // 2)
        for event in template
    ]

    def click(event: VoteCast) -> bool:
        try:
            store.record(event)
        except CaseworkError:
            return False
        return True

    with ThreadPoolExecutor(_THREADS) as threads:
        taken = sum(threads.map(click, clicks))
    _require(taken == len(template), "each reviewer has one vote, however often they click")
    voters = [vote.reviewer for vote in script.case.votes]
    _require(len(voters) == len(set(voters)) == len(template), "two votes are by two people")
    _require(script.case.state is CaseState.NOTICE_DUE, "two votes move the case on")


def _check_one_act_one_case(store: CaseStore, procedure: Procedure) -> None:
    script = CaseScript(store, procedure)
    script.open()
    again = script.event(
        CaseOpened,
        OFFICER,
        allegation=script.allegation,
        known_on=procedure.local_day(script.at),
        commitments=(),
    )
    _require_raises(StepNotPossibleError, lambda: store.record(again))


def _require(is_kept: bool, promise: str) -> None:  # noqa: FBT001 - reads as an assertion
    if not is_kept:
        raise AssertionError(promise)


def _require_raises(kind: type[Exception], call: Callable[[], object]) -> None:
    try:
        call()
    except kind:
        return
    raise AssertionError(kind.__name__)
