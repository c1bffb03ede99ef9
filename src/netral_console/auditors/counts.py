"""What the dashboard counts: cases by stage, age and holding office; agreement of votes."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min

from netral.casework import Assessment, CaseState
from netral.casework.agreement import Agreement, measure_agreement
from netral.casework.state import StepKind
from netral.casework.vote import Round
from netral.reporting.bilingual import Bilingual
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseEventRow, CaseRow, VoteRow
from netral_console.office.facets import is_nearly_due, is_overdue, refresh_facets
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
HOLDER_KEYS: dict[str, Bilingual] = {
    each.en.split(" (")[0].replace(" ", "-"): each for each in dict.fromkeys(HOLDERS.values())
}
"""What stands in addresses for an office that holds files."""


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
    funnel: tuple[tuple[StepKind, Bilingual, int], ...]
    states: tuple[StateLine, ...]
    holders: tuple[tuple[str, Bilingual, int, int], ...]
    """Key and name of the office, cases, overdue."""
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
    refresh_facets()
    today = wiring.get_procedure().local_day(at)
    with asking_as_store(using="default"):
        lines = CaseRow.objects.values_list("state").annotate(
            count=Count("case_id"),
            oldest=Min("state_since"),
            overdue=Count("case_id", filter=is_overdue(today)),
        )
        of_state = {CaseState(state): tuple(told) for state, *told in lines}
        soon = CaseRow.objects.filter(is_nearly_due(today)).count()
        pairs = CaseEventRow.objects.values_list("step", "case_id").distinct()
        reached = Counter(step for step, _ in pairs)
        waiting = PendingIndication.objects.filter(is_open=True).count()
        votes = list(
            VoteRow.objects.filter(round=Round.PRELIMINARY.value)
            .order_by("case_id", "position")
            .values_list("case_id", "assessment")
        )
    states = tuple(
        StateLine(state=state, holder=HOLDERS[state], count=count, oldest=oldest, overdue=overdue)
        for state in CaseState
        if state in of_state
        for count, oldest, overdue in (of_state[state],)
    )
    return Board(
        taken_in=sum(count for count, _, _ in of_state.values()),
        waiting=waiting,
        funnel=tuple((step, words, reached[step.value]) for step, words in FUNNEL),
        states=states,
        holders=_by_holder(states),
        agreement=measure_agreement(_pairs(votes)),
        due_soon=soon,
        today=today,
    )


def _by_holder(states: tuple[StateLine, ...]) -> tuple[tuple[str, Bilingual, int, int], ...]:
    of_holder = (
        (key, holder, [line for line in states if line.holder == holder])
        for key, holder in HOLDER_KEYS.items()
    )
    return tuple(
        (key, holder, sum(line.count for line in lines), sum(line.overdue for line in lines))
        for key, holder, lines in of_holder
        if lines
    )


def _pairs(votes: list[tuple[str, str]]) -> list[tuple[bool, bool]]:
    of_case: dict[str, list[bool]] = defaultdict(list)
    for case_id, assessment in votes:
        of_case[case_id].append(assessment == Assessment.SUPPORTED.value)
    return [(said[0], said[1]) for said in of_case.values() if len(said) >= _PAIR]
