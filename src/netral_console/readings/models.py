"""The book of readings; the application appends to it, and neither changes nor removes."""

from django.db import models


class Reading(models.Model):
    """Somebody was shown something about one civil servant."""

    position = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.TextField()
    role = models.TextField()
    case_id = models.TextField(blank=True, default="")
    person = models.TextField(blank=True, default="")
    """Whom it was about; the person sees these lines in their own pages.

    The database empties it when the case is erased.
    """
    page = models.TextField()
    """The full name of the view's address."""

    class Meta:
        """Read by the person, by auditors and by the data-protection officer."""

        db_table = "reading"
        indexes = (
            models.Index(fields=("person", "at"), name="reading_of_person"),
            models.Index(fields=("case_id", "at"), name="reading_of_case"),
        )
