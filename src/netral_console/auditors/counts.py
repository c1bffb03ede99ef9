"""What the dashboard counts: cases by stage, age and holding office; agreement of votes."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from netral.casework import Assessment, CaseState, list_alarms
from netral.casework.agreement import Agreement, measure_agreement
from netral.casework.deadline import Urgency
from netral.casework.state import StepKind
from netral.casework.vote import Round
from netral.reporting.bilingual import Bilingual
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseEventRow, CaseRow, VoteRow
from netral_console.office.models import PendingIndication

_PAIR = 2
FUNNEL: tuple[tuple[StepKind, Bilingual], ...] = (
    (StepKind.OPEN_CASE, Bilingual("perkara dibuka", "cases opened")),
    (StepKind.SEND_NOTICE, Bilingual("diberitahukan", "notified")),
    (StepKind.SUBMIT_REPLY, Bilingual("dijawab", "replied")),
    (StepKind.DECIDE_CASE, Bilingual("diputuskan", "decided")),
    (StepKind.REFER_CASE, Bilingual("diteruskan", "referred")),
    (StepKind.RECEIVE_OUTCOME, Bilingual("ada putusan", "concluded")),
    (StepKind.FILE_APPEAL, Bilingual("banding", "appealed")),
)
_INTAKE = Bilingual("petugas penerima", "intake office")
_REVIEW = Bilingual("pemeriksa", "reviewers")
_PERSON = Bilingual("yang bersangkutan (waktu menjawab)", "the person (time to reply)")
_AUTHORITY = Bilingual("pejabat yang berwenang", "authority")
_BODY = Bilingual("badan penerima", "receiving body")
_KEEPING = Bilingual("masa simpan", "time of keeping")
HOLDERS: dict[CaseState, Bilingual] = {
    CaseState.LEAD: _INTAKE,
    CaseState.INDICATION: _INTAKE,
    CaseState.REVIEW: _REVIEW,
    CaseState.SPLIT: _INTAKE,
    CaseState.THIRD_REVIEW: _REVIEW,
    CaseState.NOTICE_DUE: _INTAKE,
    CaseState.NOTICE_SENT: _INTAKE,
    CaseState.REPLY_WINDOW: _PERSON,
    CaseState.FINAL_REVIEW: _REVIEW,
    CaseState.FINAL_SPLIT: _INTAKE,
    CaseState.FINAL_THIRD_REVIEW: _REVIEW,
    CaseState.AWAITING_DECISION: _AUTHORITY,
    CaseState.REFERRAL_DUE: _AUTHORITY,
    CaseState.REFERRED: _BODY,
    CaseState.CONCLUDED: _KEEPING,
    CaseState.CLOSED: _KEEPING,
    CaseState.APPEALED: _INTAKE,
    CaseState.APPEAL_REVIEW: _REVIEW,
    CaseState.APPEAL_SPLIT: _INTAKE,
    CaseState.APPEAL_THIRD_REVIEW: _REVIEW,
    CaseState.CORRECTING: _INTAKE,
    CaseState.EXPIRED: _KEEPING,
    CaseState.ERASED: _KEEPING,
}
"""Which office holds the file in a state: delays are of offices, never of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """Cases of one state."""

    state: CaseState
    holder: Bilingual
    count: int
    oldest: datetime
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on the dashboard."""

    taken_in: int
    waiting: int
    """Indications that nobody has looked at yet."""
    funnel: tuple[tuple[Bilingual, int], ...]
    states: tuple[StateLine, ...]
    holders: tuple[tuple[Bilingual, int, int], ...]
    """Office, cases, overdue."""
    agreement: Agreement
    due_soon: int
    today: date

    @property
    def closes(self) -> bool:
        """Whether intake is the sum of states."""
        return self.taken_in == sum(line.count for line in self.states)


def count_board(*, at: datetime) -> Board:
    """Count the dashboard.

    Args:
        at: Now.
    """
    procedure = wiring.get_procedure()
    with asking_as_store(using="default"):
        rows = list(CaseRow.objects.values_list("case_id", "state", "state_since"))
        pairs = CaseEventRow.objects.values_list("step", "case_id").distinct()
        reached = Counter(step for step, _ in pairs)
        waiting = PendingIndication.objects.filter(is_open=True).count()
        votes = list(
            VoteRow.objects.filter(round=Round.PRELIMINARY.value)
            .order_by("case_id", "position")
            .values_list("case_id", "assessment")
        )
    alarms = list_alarms(wiring.get_store().iter_cases(), procedure, at=at)
    late = {each.deadline.case_id for each in alarms if each.urgency is Urgency.OVERDUE}
    soon = {each.deadline.case_id for each in alarms} - late
    of_state: dict[CaseState, list[tuple[str, datetime]]] = defaultdict(list)
    for case_id, state, since in rows:
        of_state[CaseState(state)].append((case_id, since))
    states = tuple(
        StateLine(
            state=state,
            holder=HOLDERS[state],
            count=len(of_state[state]),
            oldest=min(since for _, since in of_state[state]),
            overdue=sum(case_id in late for case_id, _ in of_state[state]),
        )
        for state in CaseState
        if of_state[state]
    )
    return Board(
        taken_in=len(rows),
        waiting=waiting,
        funnel=tuple((words, reached[step.value]) for step, words in FUNNEL),
        states=states,
        holders=_by_holder(states),
        agreement=measure_agreement(_pairs(votes)),
        due_soon=len(soon),
        today=procedure.local_day(at),
    )


def _by_holder(states: tuple[StateLine, ...]) -> tuple[tuple[Bilingual, int, int], ...]:
    counts: dict[Bilingual, list[int]] = {}
    for line in states:
        both = counts.setdefault(line.holder, [0, 0])
        both[0] += line.count
        both[1] += line.overdue
    return tuple((holder, count, late) for holder, (count, late) in counts.items())


def _pairs(votes: list[tuple[str, str]]) -> list[tuple[bool, bool]]:
    of_case: dict[str, list[bool]] = defaultdict(list)
    for case_id, assessment in votes:
        of_case[case_id].append(assessment == Assessment.SUPPORTED.value)
    return [(said[0], said[1]) for said in of_case.values() if len(said) >= _PAIR]
