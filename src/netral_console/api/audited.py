"""What an auditor's machine may read: numbers and structure, never a name, a text or a person."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate

from netral.casework import Actor, CaseState, Role, make_case_id
from netral.casework.procedure import DeadlineKind
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.administration.changing import is_sound, list_changes
from netral_console.administration.models import ConfigurationChange
from netral_console.api.cursor import (
    read_cursor,
    read_number_cursor,
    refuse_cursor,
    write_cursor,
)
from netral_console.api.form import (
    CasesForm,
    ChangeForm,
    ChangePage,
    DeadlineForm,
    DeadlinesForm,
    DrawForm,
    DrawPage,
    HolderForm,
    ReachedForm,
    ReadingForm,
    ReadingPage,
    ReconciliationForm,
    StateForm,
    SumForm,
    Words,
)
from netral_console.auditors.counts import count_board
from netral_console.cases.asking import asking_as, asking_as_store
from netral_console.cases.models import CaseEventRow, CaseRow, Commitment
from netral_console.office.case_story import OPEN_VOTES
from netral_console.office.facets import DONE, is_nearly_due, is_overdue, refresh_facets
from netral_console.office.log_page import list_draws
from netral_console.office.models import PendingIndication
from netral_console.office.wording import DEADLINES, STATES
from netral_console.readings.models import Reading

NO_OPEN_VOTE = OPEN_VOTES | {CaseState.EXPIRED, CaseState.ERASED}
"""Cases whose votes are all locked, or gone."""


def count_cases() -> CasesForm:
    """Count cases by state, office and step; the dashboard shows the same."""
    at = clock.now()
    board = count_board(at=at)
    local_day = wiring.get_procedure().local_day
    return CasesForm(
        day=board.today,
        taken_in=board.taken_in,
        waiting=board.waiting,
        nearly_due=board.due_soon,
        closes=board.closes,
        states=[
            StateForm(
                state=line.state.value,
                words=Words.of(STATES[line.state]),
                holder=Words.of(line.holder),
                count=line.count,
                overdue=line.overdue,
                oldest_since=local_day(line.oldest),
            )
            for line in board.states
        ],
        holders=[
            HolderForm(key=key, holder=Words.of(holder), count=count, overdue=late)
            for key, holder, count, late in board.holders
        ],
        reached=[
            ReachedForm(step=step.value, words=Words.of(words), count=count)
            for step, words, count in board.funnel
        ],
    )


def count_deadlines(actor: Actor) -> DeadlinesForm:
    """Count cases in work by their nearest last day; the list of cases filters the same."""
    refresh_facets()
    today = wiring.get_procedure().local_day(clock.now())
    with asking_as(actor):
        rows = CaseRow.objects.exclude(state__in=[each.value for each in DONE])
        rows = rows.exclude(facet__due_kind="")
        counted = list(
            rows.values_list("facet__due_kind").annotate(
                all_cases=Count("pk"),
                near=Count("pk", filter=is_nearly_due(today)),
                late=Count("pk", filter=is_overdue(today)),
            )
        )
    return DeadlinesForm(
        day=today,
        deadlines=[
            DeadlineForm(
                kind=kind,
                words=Words.of(DEADLINES[DeadlineKind(kind)]),
                in_time=count - near - late,
                nearly_due=near,
                overdue=late,
            )
            for kind, count, near, late in sorted(counted)
        ],
    )


def list_draw_page(actor: Actor, *, cursor: str, limit: int) -> DrawPage:
    """List draws in their order, a number of cases at a time; no case is named.

    Args:
        actor: Who asks.
        cursor: Where to go on; empty begins.
        limit: How many cases, of which each took four draws.
    """
    after = read_number_cursor(cursor) or 0
    with asking_as(actor):
        taken = Commitment.objects.filter(sequence__gt=after)
        numbers = list(
            taken.order_by("sequence").values_list("sequence", flat=True).distinct()[: limit + 1]
        )
        rows = list(taken.filter(sequence__in=numbers[:limit]).order_by("sequence", "position"))
    cases = wiring.get_store().get_cases(list(dict.fromkeys(row.case_id for row in rows)))
    events_of = wiring.get_store().iter_events
    told = {
        each["sha256"]: each
        for case in cases
        for each in list_draws(case, list(events_of(case.case_id)))
    }
    return DrawPage(
        draws=[_draw(row, told.get(row.sha256, {})) for row in rows],
        next=write_cursor(numbers[limit - 1]) if len(numbers) > limit else None,
    )


def reconcile(actor: Actor) -> ReconciliationForm:
    """Count the same in two ways that do not know of each other."""
    with asking_as(actor):
        states = Counter(CaseRow.objects.values_list("state", flat=True))
        last = CaseEventRow.objects.order_by("case_id", "-sequence").distinct("case_id")
        by_events = Counter(last.values_list("state_after", flat=True))
        numbers = Commitment.objects.aggregate(
            last=Max("sequence"), found=Count("sequence", distinct=True)
        )
    sums = [
        _sum(
            "taken_in",
            Bilingual("perkara, dan perkara menurut langkahnya", "cases, and cases by their steps"),
            states.total(),
            by_events.total(),
        ),
        *(
            _sum(f"state.{each.value}", STATES[each], states[each.value], by_events[each.value])
            for each in CaseState
            if states[each.value] or by_events[each.value]
        ),
        _sum_indications(),
        _sum(
            "draws",
            Bilingual(
                "undian terpakai, dan nomor terakhirnya", "draws used, and their last number"
            ),
            numbers["found"],
            numbers["last"] or 0,
        ),
    ]
    return ReconciliationForm(closes=all(each.closes for each in sums), sums=sums)


def list_change_page(*, cursor: str, limit: int) -> ChangePage:
    """List changes of the configuration, the newest first; nobody is named.

    Args:
        cursor: Where to go on; empty begins.
        limit: How many.
    """
    before = read_number_cursor(cursor)
    rows = [each for each in list_changes() if before is None or each.position < before]
    page = rows[:limit]
    return ChangePage(
        changes=[_change(each) for each in page],
        next=write_cursor(page[-1].position) if len(rows) > limit else None,
    )


def list_reading_page(actor: Actor, *, cursor: str, limit: int) -> ReadingPage:
    """List how often pages were opened, by day, role and page.

    While votes of a case are open nothing is counted that its reviewers opened: a page that
    is opened to vote would tell that somebody voted.

    Args:
        actor: Who asks.
        cursor: Where to go on; empty begins.
        limit: How many.
    """
    place = read_cursor(cursor, parts=3)
    with asking_as(actor):
        rows = _countable().annotate(day=TruncDate("at"))
        if place is not None:
            day, role, page = _read_day(place[0]), place[1], place[2]
            rows = rows.filter(
                Q(day__lt=day) | Q(day=day, role__gt=role) | Q(day=day, role=role, page__gt=page)
            )
        found = list(
            rows.values("day", "role", "page")
            .annotate(count=Count("pk"))
            .order_by("-day", "role", "page")[: limit + 1]
        )
    page_of = [ReadingForm(**each) for each in found[:limit]]
    is_more = len(found) > limit
    end = page_of[-1] if is_more else None
    return ReadingPage(
        readings=page_of,
        next=None if end is None else write_cursor(end.day, end.role, end.page),
    )


def _draw(row: Commitment, told: Mapping[str, Any]) -> DrawForm:
    return DrawForm(
        sequence=row.sequence,
        kind=row.kind,
        promise_sha256=row.sha256,
        committed_at=told.get("committed_at"),
        seed=told.get("seed") or None,
        pool_size=told.get("pool") or None,
        holds=told.get("is_kept"),
    )


def _countable() -> QuerySet[Reading]:
    closed = CaseRow.objects.filter(state__in=[each.value for each in NO_OPEN_VOTE])
    return Reading.objects.filter(
        ~Q(role=Role.REVIEWER.value) | Q(case_id__in=closed.values("case_id"))
    )


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise refuse_cursor() from error


def _sum(key: str, words: Bilingual, counted: int, recounted: int) -> SumForm:
    return SumForm(
        key=key,
        words=Words.of(words),
        counted=counted,
        recounted=recounted,
        closes=counted == recounted,
    )


def _sum_indications() -> SumForm:
    """Compare what was loaded with what waits, was set aside, erased, or is a case by its id."""
    with asking_as_store(using="default"):
        rows = PendingIndication.objects.all()
        loaded = rows.count()
        erased = rows.filter(sealed=b"").count()
        kept = rows.exclude(sealed=b"")
        waiting = kept.filter(is_open=True).count()
        aside = kept.filter(is_open=False, set_aside_at__isnull=False).count()
        taken = kept.filter(is_open=False, set_aside_at__isnull=True)
        ids = [make_case_id(each) for each in taken.values_list("act_id", flat=True)]
        opened = CaseRow.objects.filter(case_id__in=ids).count()
    words = Bilingual(
        "indikasi yang dimuat, dan yang menunggu, disisihkan, dihapus, atau menjadi perkara",
        "indications loaded, and those that wait, were set aside, erased, or are cases",
    )
    return _sum("indications", words, loaded, waiting + aside + erased + opened)


def _change(row: ConfigurationChange) -> ChangeForm:
    return ChangeForm(
        number=row.position,
        kind=row.kind,
        sha256=row.sha256,
        is_sound=is_sound(row),
        asked_at=row.asked_at,
        agreed_at=row.agreed_at,
        in_force_from=row.in_force_from,
        edition_id=row.content.get("edition_id"),
        edition_sha256=row.content.get("sha256"),
    )
