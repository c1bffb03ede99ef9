"""Imports as an officer asks for them, reads them, and says yes or no."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from netral.casework import Actor
from netral_console.cases.asking import asking_as
from netral_console.errors import ImportMovedOnError
from netral_console.imports.box import Box
from netral_console.imports.models import ImportJob, ImportKind, ImportMove, ImportState
from netral_console.imports.told import FileGiven, Preview
from netral_console.sealing.envelope import seal_with, unseal_with

KEPT = timedelta(hours=24)
"""How long files wait for an officer or a worker."""
_FILES, _PREVIEW = "import_job.sealed_files", "import_job.sealed_preview"
_CANCELLABLE = (ImportState.QUEUED, ImportState.CHECKING, ImportState.CHECKED)


def keep_import(
    box: Box, kind: ImportKind, files: Sequence[FileGiven], *, by: Actor, at: datetime
) -> int:
    """Keep an import until the worker has looked at its files.

    Args:
        box: With the files.
        kind: What they are.
        files: As they were given.
        by: The officer.
        at: Now.

    Returns:
        Its number.
    """
    with asking_as(by):
        row = ImportJob.objects.create(
            reference=box.reference,
            kind=kind,
            asked_by=by.actor_id,
            asked_at=at,
            moved_by=by.actor_id,
            moved_at=at,
            sealed_files=seal_files(box, files),
        )
    return row.position


def find_import(number: int, *, by: Actor) -> ImportJob | None:
    """Find an import; `None` if there is none for this login."""
    with asking_as(by):
        return ImportJob.objects.filter(position=number).first()


def list_imports(*, by: Actor) -> list[ImportJob]:
    """List the imports, the newest first; numbers and states, and no names."""
    with asking_as(by):
        return list(ImportJob.objects.order_by("-position")[:50])


def list_moves(job: ImportJob, *, by: Actor) -> list[ImportMove]:
    """List how an import came where it stands."""
    with asking_as(by):
        return list(ImportMove.objects.filter(job=job).order_by("position"))


def name_columns(job: ImportJob, files: Sequence[FileGiven], *, by: Actor, at: datetime) -> None:
    """Say what the columns of the files are; the worker looks at them anew.

    Raises:
        ImportMovedOnError: If it is not waiting for that.
    """
    _move(
        job,
        (ImportState.CHECKED,),
        by=by,
        at=at,
        state=ImportState.QUEUED,
        sealed_files=seal_files(Box(job.reference), files),
    )


def want_import(job: ImportJob, *, skips_bad_rows: bool, by: Actor, at: datetime) -> None:
    """Say that what was shown is to be imported.

    Raises:
        ImportMovedOnError: If it is not waiting for that.
    """
    _move(
        job,
        (ImportState.CHECKED,),
        by=by,
        at=at,
        state=ImportState.WANTED,
        skips_bad_rows=skips_bad_rows,
    )


def cancel_import(job: ImportJob, *, by: Actor, at: datetime) -> None:
    """Cancel an import, and destroy its files.

    Raises:
        ImportMovedOnError: If it has been made, or is being made.
    """
    _move(job, _CANCELLABLE, by=by, at=at, state=ImportState.CANCELLED)
    Box(job.reference).destroy()


def seal_files(box: Box, files: Sequence[FileGiven]) -> bytes:
    """Seal what is told of the files under the key of their box."""
    return seal_with(box.read_key(), box.reference, _FILES, msgspec.json.encode(files))


def read_files(job: ImportJob) -> list[FileGiven]:
    """Read what was told of the files.

    Raises:
        ImportGoneError: If the import has ended.
    """
    content = unseal_with(
        Box(job.reference).read_key(), job.reference, _FILES, bytes(job.sealed_files)
    )
    return msgspec.json.decode(content, type=list[FileGiven])


def seal_preview(job: ImportJob, preview: Preview) -> bytes:
    """Seal what the worker found."""
    key = Box(job.reference).read_key()
    return seal_with(key, job.reference, _PREVIEW, msgspec.json.encode(preview))


def read_preview(job: ImportJob) -> Preview:
    """Read what the worker found.

    Raises:
        ImportGoneError: If the import has ended.
    """
    key = Box(job.reference).read_key()
    content = unseal_with(key, job.reference, _PREVIEW, bytes(job.sealed_preview))
    return msgspec.json.decode(content, type=Preview)


def _move(
    job: ImportJob,
    states: Sequence[ImportState],
    *,
    by: Actor,
    at: datetime,
    state: ImportState,
    **changes: object,
) -> None:
    with asking_as(by):
        moved = ImportJob.objects.filter(pk=job.pk, state__in=states).update(
            state=state, moved_by=by.actor_id, moved_at=at, **changes
        )
    if not moved:
        raise ImportMovedOnError(job.position)
