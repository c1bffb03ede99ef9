"""Changes of what the console does: asked by one, agreed by another, in force a day later."""

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
