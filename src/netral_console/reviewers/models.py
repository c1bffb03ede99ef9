"""What the desk keeps besides votes: votes that can still be undone, and answers to test items."""

from django.db import models


class HeldVote(models.Model):
    """A vote in its few seconds in which it can be undone; then it is locked for good."""

    position = models.BigAutoField(primary_key=True)
    event_id = models.TextField(unique=True)
    case_id = models.TextField()
    reviewer = models.TextField()
    assessment = models.TextField()
    rule_code = models.TextField()
    sealed_reason = models.BinaryField()
    disagrees = models.BooleanField(default=False)
    lock_at = models.DateTimeField()

    class Meta:
        """One at a time for a case and reviewer."""

        db_table = "held_vote"
        constraints = (
            models.UniqueConstraint(fields=("case_id", "reviewer"), name="one_held_vote"),
        )


class SeededAnswer(models.Model):
    """A reviewer's answer to an invented neutral item; it is shown to nobody else by name."""

    position = models.BigAutoField(primary_key=True)
    reviewer = models.TextField()
    item_id = models.TextField()
    assessment = models.TextField()
    answered_at = models.DateTimeField()

    class Meta:
        """An item is answered once."""

        db_table = "seeded_answer"
        constraints = (
            models.UniqueConstraint(fields=("reviewer", "item_id"), name="one_answer_an_item"),
        )
