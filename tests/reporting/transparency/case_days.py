"""Thirty days of whole cases: every step by people, with notice, reply, appeal and erasure."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from netral.casework import Assessment, DecisionOutcome, Finding, InMemoryCaseStore, Procedure
from netral.casework.event import CaseErased, CaseExpired
from netral.casework.ids import BodyId
from netral.casework.reply import DefenceKind
from netral.casework.script import MACHINE, START, CaseScript, digest_of, make_allegation
from netral.casework.standing import find_standing
from netral.values.standing import Standing

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
Step = Callable[[CaseScript], object]


def _erase(script: CaseScript) -> None:
    case = script.case
    facts = {"version": case.version + 1, "taken_in_at": case.taken_in_at}
    script.do(CaseErased, MACHINE, certificate_sha256=digest_of("kunci"), **facts)


_FIRST: tuple[Step, ...] = (CaseScript.open, CaseScript.draw)
_HEARD: tuple[Step, ...] = (
    *_FIRST,
    lambda script: script.vote(YES, YES),
    CaseScript.notice,
    CaseScript.deliver,
    lambda script: script.reply(DefenceKind.RUN_BY_ANOTHER),
    CaseScript.close_window,
    CaseScript.answer,
)
_REFERRED: tuple[Step, ...] = (
    *_HEARD,
    lambda script: script.vote(YES, YES),
    CaseScript.decide,
    CaseScript.refer,
)
ROUTES: tuple[tuple[Step, ...], ...] = (
    (*_FIRST, lambda script: script.vote(NO, NO)),
    (
        *_HEARD,
        lambda script: script.vote(NO, NO),
        lambda script: script.decide(DecisionOutcome.CLOSE),
    ),
    (*_REFERRED, CaseScript.receive_outcome),
    (*_REFERRED, lambda script: script.receive_outcome(Finding.NOT_PROVEN)),
    (
        *_REFERRED,
        CaseScript.appeal,
        CaseScript.draw,
        lambda script: script.vote(NO, NO),
        lambda script: script.acknowledge(BodyId("bawaslu")),
        lambda script: script.acknowledge(BodyId("bkn")),
    ),
    (
        *_FIRST,
        lambda script: script.vote(NO, NO),
        lambda script: script.wait(days=60),
        lambda script: script.do(CaseExpired, MACHINE),
        _erase,
    ),
)
CONTESTANTS = ("satu", "dua", "tiga")


def play_days(
    procedure: Procedure, *, days: int, cases_a_day: int
) -> Iterator[tuple[date, InMemoryCaseStore, Counter[Standing]]]:
    """Play cases, each one step a day, and count where all stand at the end of each day."""
    store = InMemoryCaseStore(procedure)
    running: list[tuple[CaseScript, list[Step]]] = []
    number = 0
    for day in range(days):
        now = START + timedelta(days=day)
        for _ in range(cases_a_day):
            number += 1
            name = CONTESTANTS[number % 7 % len(CONTESTANTS)]
            allegation = make_allegation(number, contestant_id=name)
            script = CaseScript(store, procedure, number=number, at=now, allegation=allegation)
            running.append((script, list(ROUTES[number % len(ROUTES)])))
        for script, steps in running:
            _go_on(script, steps)
        today = procedure.local_day(now)
        yield (
            today,
            store,
            Counter(find_standing(case, procedure, on=today) for case in store.iter_cases()),
        )


def _go_on(script: CaseScript, steps: list[Step]) -> None:
    if steps:
        steps.pop(0)(script)
        script.wait(days=1)
