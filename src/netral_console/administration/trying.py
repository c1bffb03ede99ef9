"""Tries a proposed rulebook out on the acts that the console keeps, some hundred at a time.

1. Begin: which acts there are is fixed, and the rulebook in force is noted.
2. Each call counts the next acts and keeps how far it came, so that a process that dies
   loses nothing and nothing is counted twice.
3. At the end the exact counts are dropped and spans of twelve stay: whoever sets the
   console up sees no content of any case, and learns no small number either.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Max, QuerySet

from netral.casework import Case, make_case_id
from netral.casework.state import Finding
from netral.reporting.transparency.span import CountSpan, coarsen
from netral.rulebook.edition import Edition
from netral.screening.tryout import PastOutcome, Shift, Tryout, flag_record, swap_edition
from netral_console import wiring
from netral_console.administration.changing import RULEBOOK, ask_for_change
from netral_console.administration.models import RuleTryout
from netral_console.administration.rulebooks import get_proposal, list_editions
from netral_console.cases.asking import asking_as_store
from netral_console.errors import TryoutStaleError, TryoutUnreadableError
from netral_console.office.models import PendingIndication
from netral_console.office.opening import read_many_records

ACTS_A_STEP = 250
_FORMAT = "netral.tryout.v1"


class _Line(msgspec.Struct):
    rule: str
    newly: dict[PastOutcome, int]
    no_longer: dict[PastOutcome, int]
    still: dict[PastOutcome, int]


class _Told(msgspec.Struct):
    """What `netral rulebook tryout --json` writes."""

    format: str
    editions: dict[str, str]
    proposed: dict[str, str]
    acts_screened: int
    lines: list[_Line]


def begin_tryout(digest: str, *, by: str, at: datetime) -> int:
    """Begin to try a proposed edition out.

    Args:
        digest: Of the edition.
        by: The login that asks.
        at: Now.

    Returns:
        The number of the try-out; nothing is counted yet.

    Raises:
        EditionNotHereError: If nobody proposed it.
    """
    proposed = get_proposal(digest)
    with asking_as_store(using="default"):
        kept = PendingIndication.objects.all()
        row = RuleTryout.objects.create(
            edition_id=proposed.edition_id,
            sha256=proposed.digest,
            base=_digests(list_editions(at=at)),
            asked_by=by,
            asked_at=at,
            until=kept.aggregate(last=Max("position"))["last"] or 0,
            total=kept.count(),
        )
    return row.position


def go_on(number: int, *, at: datetime) -> None:
    """Count the next acts; once all are counted, keep the spans.

    Two who press at once do not count twice: the row is held.

    Raises:
        TryoutStaleError: If the rulebook in force has changed since it began.
        EditionNotHereError: If the proposed edition is gone or was changed.
    """
    now = list_editions(at=at)
    with asking_as_store(using="default"):
        row = RuleTryout.objects.select_for_update().get(position=number)
        if row.ended_at is not None:
            return
        if row.base != _digests(now):
            raise TryoutStaleError(number)
        rows = list(_list_acts(row)[:ACTS_A_STEP])
        counted = Tryout(row.counts)
        row.untold += _count(rows, counted, now, swap_edition(now, get_proposal(row.sha256)))
        row.done += len(rows)
        row.counts = counted.to_counts()
        if rows:
            row.reached = rows[-1].position
        if len(rows) < ACTS_A_STEP:
            row.result = _spans(counted, acts=row.done, untold=row.untold)
            row.counts, row.ended_at = {}, at
        row.save(
            update_fields=["reached", "done", "untold", "counts", "result", "ended_at"],
        )


def keep_outside_counts(number: int, content: bytes) -> None:
    """Keep what the command counted on the screening's own files, beside the try-out.

    The console keeps only acts that were flagged; what a changed rulebook would flag
    newly among all others only those files can tell.

    Raises:
        TryoutUnreadableError: If it is no such file, or of another edition.
    """
    with asking_as_store(using="default"):
        row = RuleTryout.objects.select_for_update().get(position=number)
        told, problem = _read_told(content, row)
        if told is None:
            raise TryoutUnreadableError(problem)
        row.outside = _spans(_recount(told), acts=told.acts_screened, untold=0)
        row.save(update_fields=["outside"])


def ask_for_rulebook(number: int, *, by: str, at: datetime) -> int:
    """Ask that a tried rulebook goes live; its try-out is kept with the change.

    Raises:
        TryoutStaleError: If the try-out has not ended, or compared with another rulebook.
    """
    row = get_tryout(number)
    if row is None or row.ended_at is None or row.base != _digests(list_editions(at=at)):
        raise TryoutStaleError(number)
    content = {
        "edition_id": row.edition_id,
        "sha256": row.sha256,
        "base": row.base,
        "tryout": row.position,
        "result": row.result,
        "outside": row.outside,
    }
    return ask_for_change(RULEBOOK, content, by=by, at=at)


def get_tryout(number: int) -> RuleTryout | None:
    """Get a try-out; `None` if there is none of that number."""
    with asking_as_store(using="default"):
        return RuleTryout.objects.filter(position=number).first()


def list_tryouts() -> list[RuleTryout]:
    """List all try-outs, the newest first."""
    with asking_as_store(using="default"):
        return list(RuleTryout.objects.order_by("-position"))


def _list_acts(row: RuleTryout) -> QuerySet[PendingIndication]:
    acts = PendingIndication.objects.filter(position__gt=row.reached, position__lte=row.until)
    return acts.order_by("position")


def _count(
    rows: Sequence[PendingIndication],
    counted: Tryout,
    now: Sequence[Edition],
    then: Sequence[Edition],
) -> int:
    """Count acts, and say of how many nothing can be told."""
    designated_on = wiring.get_election().designated_on
    records = read_many_records(rows)
    cases = wiring.get_store().get_cases([make_case_id(each.act_id) for each in rows])
    outcomes = {each.case_id: _outcome_of(each) for each in cases}
    untold = 0
    for row in rows:
        of_act = records.get(row.act_id)
        before = after = None
        if of_act:
            before = flag_record(of_act[0], now, designated_on=designated_on)
            after = flag_record(of_act[0], then, designated_on=designated_on)
        if before is None or after is None:
            untold += 1
            continue
        outcome = outcomes.get(make_case_id(row.act_id), PastOutcome.UNDECIDED)
        counted.add(before=before, after=after, outcome=outcome)
    return untold


def _outcome_of(case: Case) -> PastOutcome:
    if case.corrections:
        return PastOutcome.NOT_CONFIRMED
    if case.finding is None:
        return PastOutcome.UNDECIDED
    is_confirmed = case.finding is Finding.VIOLATION
    return PastOutcome.CONFIRMED if is_confirmed else PastOutcome.NOT_CONFIRMED


def _digests(editions: Sequence[Edition]) -> dict[str, str]:
    return {each.edition_id: each.digest for each in editions}


def _read_told(content: bytes, row: RuleTryout) -> tuple[_Told | None, str]:
    """Read a file of counts, or say what is wrong with it."""
    try:
        told = msgspec.json.decode(content, type=_Told)
    except msgspec.DecodeError:
        return None, "it is not in the form of that command"
    if told.format != _FORMAT or told.proposed.get("digest") != row.sha256:
        return None, "it is of another edition"
    if told.editions != row.base:
        return None, "it was compared with another rulebook than is in force"
    return told, ""


def _recount(told: _Told) -> Tryout:
    return Tryout(
        {
            f"{line.rule}|{shift.value}|{outcome.value}": max(0, count)
            for line in told.lines
            for shift in Shift
            for outcome, count in getattr(line, shift.value).items()
        }
    )


def _spans(counted: Tryout, *, acts: int, untold: int) -> dict[str, Any]:
    return {
        "acts": _pair(coarsen(acts)),
        "untold": _pair(coarsen(untold)),
        "lines": [
            {
                "rule": line.rule_code,
                **{
                    shift.value: {
                        outcome.value: _pair(coarsen(line.count(shift, outcome)))
                        for outcome in PastOutcome
                    }
                    for shift in Shift
                },
            }
            for line in counted.list_lines()
        ],
    }


def _pair(span: CountSpan) -> list[int]:
    return [span.low, span.high]
