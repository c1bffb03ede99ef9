"""Changes of what the console does, by two people and a day; and what stops it by itself."""

from django.db import models


class ConfigurationChange(models.Model):
    """One change; the log has its digest before it is in force."""

    position = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    content = models.JSONField()
    sha256 = models.TextField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    agreed_by = models.TextField(blank=True, default="")
    agreed_at = models.DateTimeField(null=True)
    in_force_from = models.DateTimeField(null=True)

    class Meta:
        """Two different people, and a day between agreement and force."""

        db_table = "configuration_change"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agreed_by="") | ~models.Q(agreed_by=models.F("asked_by")),
                name="change_needs_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_from__isnull=True)
                | models.Q(agreed_at__isnull=False, in_force_from__gt=models.F("agreed_at")),
                name="change_waits",
            ),
        )


class RuleTryout(models.Model):
    """A changed rulebook tried out on the acts that are kept; counts, and nobody."""

    position = models.BigAutoField(primary_key=True)
    edition_id = models.TextField()
    sha256 = models.TextField()
    """Digest of the proposed edition."""
    base = models.JSONField()
    """Digests, by id, of the editions that it was compared with."""
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    until = models.BigIntegerField()
    """The last of the kept acts when it began."""
    reached = models.BigIntegerField(default=0)
    total = models.IntegerField()
    done = models.IntegerField(default=0)
    untold = models.IntegerField(default=0)
    """Acts that are erased, or whose record does not tell its facts."""
    counts = models.JSONField(default=dict)
    """Exact while the work goes on; empty once it has ended."""
    result = models.JSONField(null=True)
    """Spans of counts, of which the lowest is 0 to 11."""
    outside = models.JSONField(null=True)
    """The same of `netral rulebook tryout` on the screening's files, if somebody gave it."""
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Kept with the change that rests on it."""

        db_table = "rule_tryout"


class EvennessReading(models.Model):
    """What a day's comparison between contestants found; one that is uneven stops the taking in."""

    position = models.BigAutoField(primary_key=True)
    read_at = models.DateTimeField()
    lines = models.JSONField()
    """Counts and interval of each contestant, as `netral.casework.evenness` has them."""
    is_uneven = models.BooleanField()

    class Meta:
        """Appended, and never changed."""

        db_table = "evenness_reading"
