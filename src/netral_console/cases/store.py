"""Cases in PostgreSQL: the store of the console, and the only writer of its tables."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec
from django.db import DatabaseError, connections
from django.db.models import Count, Max, QuerySet

from netral.casework import (
    Case,
    CaseEvent,
    CaseId,
    CaseState,
    Procedure,
    replay_events,
    take_step,
)
from netral.casework.errors import (
    CaseMovedOnError,
    CaseNotFoundError,
    CommitmentOutOfTurnError,
    CommitmentReusedError,
    EventIdReusedError,
)
from netral.casework.event import CaseErased, CaseOpened, LeadReported
from netral.casework.event_record import event_to_record
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseEventRow, CaseRow, Commitment
from netral_console.cases.sealed_record import unseal_events
from netral_console.cases.writing import write_step
from netral_console.errors import DatabaseRefusedError
from netral_console.sealing.envelope import unwrap_key

_HISTORY = """
    SELECT event.case_id, event.record::text, key.epoch, key.wrapped
    FROM case_event AS event LEFT JOIN subject_key AS key ON key.subject = event.case_id
    WHERE event.case_id = %s OR event.event_id = %s
    ORDER BY event.sequence
"""
_INTAKE_LOCK = 0x4E545241
"""Cases are opened one after another, because each takes the next draws in stock."""


class _History(NamedTuple):
    events: list[CaseEvent]
    """Of the case."""
    known: CaseEvent | None
    """The event of the id that was asked for; it may be of another case."""
    key: bytes | None
    """Of the case; `None` if nothing was sealed for it."""

    @property
    def case(self) -> Case | None:
        return replay_events(self.events) if self.events else None


class PostgresCaseStore:
    """Keeps `netral.casework.CaseStore` in PostgreSQL.

    1. Hold the case: its row, or the intake if it is to begin.
    2. Is the event known? Then nothing happens.
    3. Make the case from its events, and take the step.
    4. Write state, event and rows in the same transaction; the guards look again.

    A step is never part of a larger transaction: when `record` returns it is durable.
    """

    def __init__(self, procedure: Procedure, *, using: str = "default") -> None:
        self._procedure = procedure
        self._using = using

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        try:
            with asking_as_store(using=self._using, is_writing=True):
                return self._record_held(event, expected_version)
        except DatabaseError as error:
            guard = _find_guard(error)
            if "event_id" in guard and guard.startswith("case_event"):
                raise EventIdReusedError(event.event_id) from error
            raise DatabaseRefusedError(event.case_id, guard) from error

    def get_case(self, case_id: CaseId) -> Case:
        case = self.find_case(case_id)
        if case is None:
            raise CaseNotFoundError(case_id)
        return case

    def find_case(self, case_id: CaseId) -> Case | None:
        with asking_as_store(using=self._using):
            return self._load(case_id).case

    def get_cases(self, case_ids: Sequence[str]) -> list[Case]:
        """Get several cases with one question, in the order asked; unknown ones are absent."""
        with asking_as_store(using=self._using):
            rows = self._events().filter(case_id__in=case_ids).order_by("case_id", "sequence")
            events = unseal_events(rows.values_list("case_id", "record"))
        cases = {
            case_id: replay_events(list(of_case))
            for case_id, of_case in groupby(events, key=lambda event: event.case_id)
        }
        return [cases[CaseId(each)] for each in case_ids if each in cases]

    def iter_cases(self) -> Iterator[Case]:
        with asking_as_store(using=self._using):
            rows = self._events().order_by("case__position", "sequence")
            found = list(rows.values_list("case_id", "record"))
            events = unseal_events(found)
        for _, of_case in groupby(events, key=lambda event: event.case_id):
            yield replay_events(list(of_case))

    def iter_events(self, case_id: CaseId | None = None) -> Iterator[CaseEvent]:
        with asking_as_store(using=self._using):
            rows = self._events().order_by("position")
            if case_id is not None:
                rows = rows.filter(case_id=case_id)
            return iter(unseal_events(rows.values_list("case_id", "record")))

    def find_next_draw_number(self) -> int:
        with asking_as_store(using=self._using):
            return self._next_draw_number()

    def count_states(self) -> Mapping[CaseState, int]:
        with asking_as_store(using=self._using):
            rows = CaseRow.objects.using(self._using).values_list("state").annotate(Count("pk"))
            return Counter({CaseState(state): count for state, count in rows})

    def _record_held(self, event: CaseEvent, expected_version: int | None) -> Case:
        self._hold(event)
        history = self._load(event.case_id, event_id=event.event_id)
        if history.known is not None:
            if history.known != event:
                raise EventIdReusedError(event.event_id)
            return replay_events(history.events)
        before = history.case
        version = 0 if before is None else before.version
        if expected_version is not None and expected_version != version:
            raise CaseMovedOnError(event.case_id, expected_version, version)
        after = take_step(before, event, self._procedure)
        if isinstance(event, CaseOpened):
            self._refuse_wrong_commitments(event)
        if isinstance(event, CaseErased):
            self._erase(event)
        else:
            write_step(before, event, after, using=self._using, key=history.key)
        return after

    def _hold(self, event: CaseEvent) -> None:
        if isinstance(event, CaseOpened | LeadReported):
            with connections[self._using].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_INTAKE_LOCK])
        rows = CaseRow.objects.using(self._using).select_for_update()
        list(rows.filter(case_id=event.case_id).values_list("pk"))

    def _events(self) -> QuerySet[CaseEventRow]:
        return CaseEventRow.objects.using(self._using)

    def _load(self, case_id: CaseId, *, event_id: str = "") -> "_History":
        with connections[self._using].cursor() as cursor:
            cursor.execute(_HISTORY, [case_id, event_id])
            rows = cursor.fetchall()
        keys = {
            of_case: unwrap_key(of_case, epoch, wrapped)
            for of_case, epoch, wrapped in {(row[0], *row[2:]) for row in rows}
            if wrapped is not None
        }
        records = ((of_case, msgspec.json.decode(record)) for of_case, record, *_ in rows)
        events = unseal_events(records, keys=keys)
        return _History(
            events=[each for each in events if each.case_id == case_id],
            known=next((each for each in events if each.event_id == event_id), None),
            key=keys.get(case_id),
        )

    def _next_draw_number(self) -> int:
        last = Commitment.objects.using(self._using).aggregate(last=Max("sequence"))["last"]
        return 1 + (last or 0)

    def _refuse_wrong_commitments(self, event: CaseOpened) -> None:
        following = self._next_draw_number()
        digests = [each.sha256 for each in event.commitments]
        rows = Commitment.objects.using(self._using).filter(sha256__in=digests)
        used = set(rows.values_list("sha256", flat=True))
        for each in event.commitments:
            if each.sha256 in used:
                raise CommitmentReusedError(each.sha256)
            if each.sequence != following:
                raise CommitmentOutOfTurnError(following, each.sequence)

    def _erase(self, event: CaseErased) -> None:
        with connections[self._using].cursor() as cursor:
            cursor.execute(
                "SELECT erase_case(%s, %s, %s, %s, %s, %s)",
                [
                    event.case_id,
                    event.event_id,
                    event.at,
                    event.actor.actor_id,
                    event.actor.role.value,
                    json.dumps(event_to_record(event)),
                ],
            )


def _find_guard(error: DatabaseError) -> str:
    """Find which guard refused; its name only, since a message can hold values."""
    diagnosis = getattr(error.__cause__, "diag", None)
    said = getattr(diagnosis, "message_primary", None) or ""
    if said.startswith("netral:"):
        return str(said.split(":")[1])
    return str(
        getattr(diagnosis, "constraint_name", None) or getattr(diagnosis, "sqlstate", None) or "?"
    )
