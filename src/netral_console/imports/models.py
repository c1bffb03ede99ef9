"""Imports: what an officer asked for, where it stands, and every move of it."""

from enum import StrEnum

from django.db import models


class ImportKind(StrEnum):
    """What is imported."""

    REGISTER = "register"
    ACTIVITY = "activity"


class ImportState(StrEnum):
    """Where an import stands; `permitted_import_move` says who may move it where."""

    QUEUED = "queued"
    CHECKING = "checking"
    CHECKED = "checked"
    WANTED = "wanted"
    IMPORTING = "importing"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


OPEN_STATES = (
    ImportState.QUEUED,
    ImportState.CHECKING,
    ImportState.CHECKED,
    ImportState.WANTED,
    ImportState.IMPORTING,
)
"""Those in which files are kept."""

INTERNAL = "internal"
"""The refusal of an import at which the program itself failed."""


class ImportJob(models.Model):
    """One import. What names a file or a person is sealed under the job's own key."""

    position = models.BigAutoField(primary_key=True)
    reference = models.TextField(unique=True)
    """Names the folder of its files and the file of its key."""
    kind = models.TextField()
    state = models.TextField(default=ImportState.QUEUED.value)
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    moved_by = models.TextField()
    """Who moved it last; empty if it was the worker."""
    moved_at = models.DateTimeField()
    skips_bad_rows = models.BooleanField(default=False)
    sealed_files = models.BinaryField()
    """Names of the files, and what a person said of their columns."""
    sealed_preview = models.BinaryField(default=b"")
    counts = models.JSONField(default=dict)
    """Numbers alone; they stay when the key is destroyed."""
    refusal = models.TextField(default="")
    """Code of the error for which it was refused."""
    refused_file = models.IntegerField(null=True)
    phase = models.TextField(default="")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    tries = models.IntegerField(default=0)

    class Meta:
        """The worker looks for what is open."""

        db_table = "import_job"
        indexes = (models.Index(fields=("state", "position"), name="imports_in_a_state"),)


class ImportMove(models.Model):
    """One move of an import; the database writes it with the move itself."""

    position = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(ImportJob, models.DO_NOTHING)
    state_before = models.TextField()
    """Empty at the first."""
    state_after = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Never changed or removed."""

        db_table = "import_move"
