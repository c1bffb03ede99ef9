"""How far each case of practice has come: one plan for every state."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from netral.casework import (
    Actor,
    ActorId,
    Allegation,
    Assessment,
    DecisionOutcome,
    DefenceKind,
    Finding,
    PersonKey,
    PoolMember,
    Procedure,
    Role,
)
from netral.casework.ids import BodyId
from netral.casework.script import CaseScript
from netral.casework.store import CaseStore
from netral_console.practice.calendar import PRACTICE_NOW

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
_UNSURE = Assessment.CANNOT_BE_VERIFIED
_REPLY = (
    "Saya tidak ingat membuat unggahan itu. Ponsel saya dipakai anak saya pada malam hari, dan "
    "sandinya tersimpan. Begitu tahu, unggahan itu saya hapus."
)


def play(plan: str, script: CaseScript) -> None:
    """Play a case as far as a plan says."""
    script.open()
    PLANS[plan][1](script)


def make_script(
    plan: str,
    number: int,
    allegation: Allegation,
    *,
    store: CaseStore,
    procedure: Procedure,
    pool: tuple[PoolMember, ...],
) -> CaseScript:
    """Make the script of a case that begins as many days ago as its plan needs."""
    person = Actor(
        actor_id=ActorId(f"orang-{allegation.subject.person}"),
        role=Role.PERSON,
        person=PersonKey(allegation.subject.person),
    )
    return CaseScript(
        store,
        procedure,
        number=number,
        at=begin_of(plan),
        allegation=allegation,
        pool=pool,
        person=person,
    )


def begin_of(plan: str) -> datetime:
    """Tell when a case of a plan begins."""
    return PRACTICE_NOW - timedelta(days=PLANS[plan][0], hours=2)


def _drawn(script: CaseScript) -> None:
    script.draw()


def _half_voted(script: CaseScript) -> None:
    script.draw()
    script.vote(YES)


def _split(script: CaseScript) -> None:
    script.draw()
    script.vote(YES, NO)


def _third(script: CaseScript) -> None:
    _split(script)
    script.draw()


def _dismissed(script: CaseScript) -> None:
    script.draw()
    script.vote(NO, _UNSURE)


def _notice_due(script: CaseScript) -> None:
    script.draw()
    script.vote(YES, YES)


def _notice_sent(script: CaseScript) -> None:
    _notice_due(script)
    script.notice()


def _reply_window(script: CaseScript) -> None:
    _notice_sent(script)
    script.deliver()


def _replied(script: CaseScript) -> None:
    _reply_window(script)
    script.wait(days=1)
    script.reply(DefenceKind.RUN_BY_ANOTHER, text=_REPLY)


def _final_review(script: CaseScript) -> None:
    _replied(script)
    script.close_window()


def _final_split(script: CaseScript) -> None:
    _final_review(script)
    script.answer()
    script.vote(YES, NO)


def _awaiting(script: CaseScript) -> None:
    _final_review(script)
    script.answer()
    script.vote(YES, YES)


def _referral_due(script: CaseScript) -> None:
    _awaiting(script)
    script.decide()


def _referred(script: CaseScript) -> None:
    _referral_due(script)
    script.refer()


def _concluded(script: CaseScript) -> None:
    _referred(script)
    script.wait(days=4)
    script.receive_outcome(Finding.VIOLATION)


def _closed_by_authority(script: CaseScript) -> None:
    _final_review(script)
    script.answer()
    script.vote(NO, NO)
    script.decide(DecisionOutcome.CLOSE)


def _appealed(script: CaseScript) -> None:
    _referred(script)
    script.appeal()


def _appeal_review(script: CaseScript) -> None:
    _appealed(script)
    script.draw()


def _correcting(script: CaseScript) -> None:
    _appeal_review(script)
    script.vote(NO, NO)


def _corrected(script: CaseScript) -> None:
    _correcting(script)
    for body in ("bawaslu", "bkn"):
        script.acknowledge(BodyId(body))


PLANS: Mapping[str, tuple[int, Callable[[CaseScript], None]]] = {
    "new": (0, lambda script: None),  # noqa: ARG005
    "review": (1, _drawn),
    "half_voted": (1, _half_voted),
    "split": (1, _split),
    "third_review": (1, _third),
    "dismissed": (4, _dismissed),
    "notice_due": (2, _notice_due),
    "notice_sent": (2, _notice_sent),
    "reply_window": (3, _reply_window),
    "replied": (5, _replied),
    "final_review": (5, _final_review),
    "final_split": (5, _final_split),
    "awaiting_decision": (6, _awaiting),
    "referral_due": (6, _referral_due),
    "referred": (7, _referred),
    "concluded": (14, _concluded),
    "closed": (12, _closed_by_authority),
    "appealed": (9, _appealed),
    "appeal_review": (9, _appeal_review),
    "correcting": (12, _correcting),
    "corrected": (16, _corrected),
}
"""For each plan: how many days ago it began, and what happened since."""
HOW_MANY = {"review": 14, "new": 3, "final_review": 4, "awaiting_decision": 3, "reply_window": 2}
