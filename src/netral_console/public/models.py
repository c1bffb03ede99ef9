"""Reports of the public; who reported lies under a key of its own, apart from the case."""

from django.db import models


class Report(models.Model):
    """One report: a lead has one or more, and their number counts for nothing."""

    position = models.BigAutoField(primary_key=True)
    code_sha256 = models.TextField(unique=True)
    """Digest of the receipt code; the code itself only the reporter has."""
    case_id = models.TextField()
    sealed_story = models.BinaryField()
    """What was told, under the key of the case."""
    sealed_reporter = models.BinaryField(default=b"")
    """Who told it, under a key of the report alone; empty if nobody said."""
    received_at = models.DateTimeField()

    class Meta:
        """Found by code, or by case."""

        db_table = "public_report"
        indexes = (models.Index(fields=("case_id",), name="report_of_case"),)


class ReportMessage(models.Model):
    """One message of the dialogue between office and reporter."""

    position = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, models.DO_NOTHING)
    is_from_office = models.BooleanField()
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        """Read in order."""

        db_table = "public_report_message"


class ReportMark(models.Model):
    """That somebody reported or asked from a place in an hour; the place only as a keyed digest."""

    position = models.BigAutoField(primary_key=True)
    place = models.TextField()
    hour = models.DateTimeField()

    class Meta:
        """Dropped after the hour."""

        db_table = "public_report_mark"
        indexes = (models.Index(fields=("hour", "place"), name="mark_of_hour_and_place"),)
