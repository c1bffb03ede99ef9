"""The worker of imports: as owner of the tables it checks files, and makes what was wanted.

1. What has ended, or has waited for a day, loses its key and its files.
2. The oldest import that is open is taken up: one that was begun before all others.
3. Its files are opened in memory, and read in children that can neither connect nor write.
4. What was found is shown; what was wanted is written with its last state, at once.

A worker that is killed anywhere leaves an import that the next one takes up again. One
that ends workers three times is refused.
"""

import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

from django.db import OperationalError, connections, transaction
from django.db.models import Case, F, IntegerField, Value, When

from netral.errors import NetralError, TransientError
from netral.values import WIB
from netral_console import clock
from netral_console.errors import ImportGivenUpError, ImportGoneError, ImportMovedOnError
from netral_console.exhibits.store import note_configuration
from netral_console.imports.activity import check_activity, import_activity
from netral_console.imports.box import Box, list_boxes
from netral_console.imports.jobs import KEPT, read_files, seal_preview
from netral_console.imports.models import INTERNAL, OPEN_STATES, ImportJob, ImportKind, ImportState
from netral_console.imports.opened import opened_files
from netral_console.imports.register_check import check_register, read_register, require_wanted
from netral_console.registry.importing import write_plan

_FORM = "netral.register-import.v1"
_LOCK = 0x494D504F
_MOST_TRIES = 3
_ORDER = (
    ImportState.IMPORTING,
    ImportState.WANTED,
    ImportState.CHECKING,
    ImportState.QUEUED,
)

Watch = Callable[[str], None]
_log = logging.getLogger(__name__)


def watch_nothing(step: str) -> None:
    """Let every step pass."""


class Worker:
    """Works imports off, one at a time; of several workers only one works."""

    def __init__(self, *, watch: Watch = watch_nothing) -> None:
        """Connect as owner.

        Args:
            watch: Is told each step before it is taken.
        """
        self._watch = watch
        # Beside the connection that writes: what is being written shows in no other.
        self._side = connections.create_connection("owner")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._side.close()

    def work_once(self) -> bool:
        """Take one import a step on.

        Returns:
            Whether there was anything to do.
        """
        if not self._ask("SELECT pg_try_advisory_lock(%s)", [_LOCK]):
            return False
        try:
            sweep(at=clock.now())
            job = _find_next()
            if job is not None:
                self._work(job)
            return job is not None
        finally:
            self._ask("SELECT pg_advisory_unlock(%s)", [_LOCK])

    def _ask(self, question: str, facts: list[object]) -> object:
        with self._side.cursor() as cursor:
            cursor.execute(question, facts)
            return cursor.fetchone()[0]

    def _work(self, job: ImportJob) -> None:
        is_check = job.state in (ImportState.QUEUED, ImportState.CHECKING)
        during = ImportState.CHECKING if is_check else ImportState.IMPORTING
        try:
            if job.state != during:
                _move(job, during, tries=0, done=0, total=0)
            self._count_try(job)
            if is_check:
                self._check(job)
            else:
                self._import(job)
        except (ImportMovedOnError, TransientError):
            # A person was faster; or the vault is in use, and the next round tries again.
            return
        except NetralError as error:
            _refuse(job, error.code, _find_file(job, error))
        except OperationalError:
            # The database restarts: nothing is wrong with these files.
            raise
        except Exception:  # noqa: BLE001 - the edge: one import must not end the worker
            _log.exception("import")
            _refuse(job, INTERNAL)

    def _count_try(self, job: ImportJob) -> None:
        rows = ImportJob.objects.using("owner").filter(pk=job.pk, state=job.state)
        if job.tries >= _MOST_TRIES:
            raise ImportGivenUpError(job.tries)
        if not rows.update(tries=F("tries") + 1):
            raise ImportMovedOnError(job.position)

    def _check(self, job: ImportJob) -> None:
        given = read_files(job)
        self._watch("open")
        with opened_files(Box(job.reference), given) as paths:
            self._watch("check")
            if job.kind == ImportKind.REGISTER:
                today = clock.now().astimezone(WIB).date()
                preview, counts = check_register(paths, given, today=today)
            else:
                preview, counts = check_activity(paths, given, at=clock.now())
        self._watch("tell")
        _move(
            job,
            ImportState.CHECKED,
            sealed_preview=seal_preview(job, preview),
            counts=counts,
            tries=0,
        )

    def _import(self, job: ImportJob) -> None:
        given = read_files(job)
        self._watch("open")
        with opened_files(Box(job.reference), given) as paths:
            self._watch("read")
            self._show(job, "reading", 0, 0)
            if job.kind == ImportKind.REGISTER:
                reading = read_register(paths, given, today=clock.now().astimezone(WIB).date())
                require_wanted(reading, skips_bad_rows=job.skips_bad_rows)
                self._watch("write")
                with transaction.atomic(using="owner"):
                    made = write_plan(
                        reading.plan,
                        at=clock.now(),
                        progress=lambda done, total: self._show(job, "writing", done, total),
                    )
                    self._watch("end")
                    counts = {
                        "people": made.people,
                        "accounts": made.accounts,
                        "units": made.units,
                    }
                    # Before it shows: the log may tell of an import that is made again,
                    # and never the other way round.
                    _note(job, counts)
                    _move(job, ImportState.DONE, counts=job.counts | counts)
            else:
                counts = import_activity(
                    paths,
                    given,
                    reference=job.reference,
                    at=clock.now(),
                    progress=lambda phase, done, total: self._show(job, phase, done, total),
                )
                self._watch("end")
                _move(job, ImportState.DONE, counts=job.counts | counts)
        self._watch("destroy")
        Box(job.reference).destroy()

    def _show(self, job: ImportJob, phase: str, done: int, total: int) -> None:
        """Show how far it is, to everybody and at once."""
        self._watch(phase)
        with self._side.cursor() as cursor:
            cursor.execute(
                "UPDATE import_job SET phase = %s, done = %s, total = %s"
                " WHERE position = %s AND state = 'importing'",
                [phase, done, total, job.position],
            )


def sweep(*, at: datetime) -> None:
    """Destroy the files of what has ended, and of what has waited for a day.

    Args:
        at: Now.
    """
    late = ImportJob.objects.using("owner").filter(asked_at__lte=at - KEPT)
    for job in late.filter(state__in=OPEN_STATES).exclude(state=ImportState.IMPORTING):
        # Somebody may say yes or no in this very moment.
        with contextlib.suppress(ImportMovedOnError):
            _move(job, ImportState.CANCELLED)
    rows = ImportJob.objects.using("owner").filter(state__in=OPEN_STATES)
    wanted = set(rows.values_list("reference", flat=True))
    for box in list_boxes():
        # An upload under way has no row yet.
        if box.reference not in wanted and (_has_row(box) or box.is_left_behind(KEPT)):
            box.destroy()


def _has_row(box: Box) -> bool:
    return ImportJob.objects.using("owner").filter(reference=box.reference).exists()


def _find_next() -> ImportJob | None:
    order = Case(
        *(When(state=each, then=Value(place)) for place, each in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    rows = ImportJob.objects.using("owner").filter(state__in=_ORDER)
    return rows.order_by(order, "position").first()


def _move(job: ImportJob, state: ImportState, **changes: object) -> None:
    rows = ImportJob.objects.using("owner").filter(pk=job.pk, state=job.state)
    if not rows.update(state=state, moved_by="", moved_at=clock.now(), **changes):
        raise ImportMovedOnError(job.position)
    job.state = state
    for name, value in changes.items():
        setattr(job, name, value)


def _note(job: ImportJob, counts: Mapping[str, int]) -> None:
    """Note in the log that the register grew: whoever picks a few people out shows it."""
    facts = {name: str(count) for name, count in counts.items()} | {"asked_by": job.asked_by}
    # What was written before a break may count otherwise than what is written after it.
    key = "-".join(["import", job.reference, *map(str, counts.values())])
    note_configuration(key, "register_import", _FORM, facts, at=clock.now())


def _refuse(job: ImportJob, code: str, file: int | None = None) -> None:
    try:
        _move(job, ImportState.REFUSED, refusal=code, refused_file=file)
    except ImportMovedOnError:
        return
    Box(job.reference).destroy()


def _find_file(job: ImportJob, error: NetralError) -> int | None:
    """Find which file an error names, by its place: its name is nobody else's to read."""
    try:
        names = [each.name for each in read_files(job)]
    except ImportGoneError:
        return None
    return next((place for place, name in enumerate(names) if name in error.args), None)
