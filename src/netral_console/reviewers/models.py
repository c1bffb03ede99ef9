"""What the desk keeps besides votes: all of it the store's alone, by row-level security."""

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
    is_refused = models.BooleanField(default=False)
    """Undone, or the case moved on: the vote counts for nothing, its words are kept."""

    class Meta:
        """One at a time for a case and reviewer."""

        db_table = "held_vote"
        indexes = (models.Index(fields=("reviewer",), name="held_of_a_reviewer"),)
        constraints = (
            models.UniqueConstraint(fields=("case_id", "reviewer"), name="one_held_vote"),
        )


class ToolDisagreement(models.Model):
    """A reviewer said that the tool was wrong to raise a rule; it is about the tool."""

    position = models.BigAutoField(primary_key=True)
    case_id = models.TextField()
    reviewer = models.TextField()
    rule_code = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        """Said once for a case."""

        db_table = "tool_disagreement"
        constraints = (
            models.UniqueConstraint(fields=("case_id", "reviewer"), name="one_disagreement"),
        )


class ItemClaim(models.Model):
    """The items that a reviewer says to be at work on; they are theirs by the draw anyway."""

    position = models.BigAutoField(primary_key=True)
    reviewer = models.TextField()
    case_id = models.TextField()
    claimed_at = models.DateTimeField()

    class Meta:
        """An item is claimed once."""

        db_table = "item_claim"
        constraints = (
            models.UniqueConstraint(fields=("reviewer", "case_id"), name="one_claim_an_item"),
        )


class SavedView(models.Model):
    """A choice of filters with a name, for the reviewer who saved it."""

    position = models.BigAutoField(primary_key=True)
    reviewer = models.TextField()
    name = models.TextField()
    query = models.TextField()

    class Meta:
        """A name is used once."""

        db_table = "saved_view"
        constraints = (
            models.UniqueConstraint(fields=("reviewer", "name"), name="one_view_a_name"),
        )


class Escalation(models.Model):
    """A reviewer's question to the coordinator about an item, and the answer."""

    position = models.BigAutoField(primary_key=True)
    case_id = models.TextField()
    reviewer = models.TextField()
    sealed_note = models.BinaryField()
    asked_at = models.DateTimeField()
    sealed_answer = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """Several may be asked of one item."""

        db_table = "escalation"
        indexes = (models.Index(fields=("reviewer", "case_id"), name="notes_of_a_reviewer"),)


class SeedingState(models.Model):
    """How far the dealing of invented items has come for a reviewer."""

    reviewer = models.TextField(primary_key=True)
    secret = models.TextField()
    """From it follow which items are invented; without it nobody can compute that."""
    seats_seen = models.IntegerField(default=0)
    answers_talked_over = models.IntegerField(default=0)
    """So many answers were there when the coordinator last talked to the reviewer."""

    class Meta:
        """One row a reviewer."""

        db_table = "seeding_state"


class SeededItem(models.Model):
    """An invented item, in the form in which the reviewer sees it; no person, no case."""

    item_id = models.TextField(primary_key=True)
    reviewer = models.TextField()
    text_key = models.TextField()
    """The same key again is a hidden repeat of the same text."""
    is_neutral = models.BooleanField()
    """Whether "supported" is known to be wrong; borderline texts only measure agreement."""
    view = models.JSONField()
    dealt_at = models.DateTimeField()

    class Meta:
        """Dealt once, never changed."""

        db_table = "seeded_item"
        indexes = (models.Index(fields=("reviewer",), name="invented_of_a_reviewer"),)


class SeededAnswer(models.Model):
    """A reviewer's answer to an invented item; it is shown to nobody else by name."""

    position = models.BigAutoField(primary_key=True)
    reviewer = models.TextField()
    item_id = models.TextField()
    assessment = models.TextField()
    """Empty if the reviewer stepped aside."""
    answered_at = models.DateTimeField()
    rule_code = models.TextField(default="")
    sealed_reason = models.BinaryField(default=b"")

    class Meta:
        """An item is answered once."""

        db_table = "seeded_answer"
        constraints = (
            models.UniqueConstraint(fields=("reviewer", "item_id"), name="one_answer_an_item"),
        )


class ReviewerAbsence(models.Model):
    """Days on which a reviewer is in no new draw; who they are is a pseudonym."""

    position = models.BigAutoField(primary_key=True)
    reviewer = models.TextField()
    kind = models.TextField()
    first_date = models.DateField()
    last_date = models.DateField(null=True)
    """The last day away; empty while nobody knows it."""
    noted_by = models.TextField()
    noted_at = models.DateTimeField()

    class Meta:
        """Appended; only the last day can be set."""

        db_table = "reviewer_absence"
