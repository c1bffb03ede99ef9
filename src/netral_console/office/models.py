"""What the office keeps beside cases: indications that wait, seeds of draws, second hands."""

from django.db import models


class PendingIndication(models.Model):
    """The indications of one act, as screening wrote them; an officer looks before it is a case."""

    position = models.BigAutoField(primary_key=True)
    act_id = models.TextField(unique=True)
    person = models.TextField()
    platform = models.TextField()
    act_kind = models.TextField()
    occurred_at = models.DateTimeField()
    sealed = models.BinaryField()
    """Records, address and exhibits, under the person's key."""
    received_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    """Waits; once looked at it is a case, or set aside with a reason."""
    set_aside_because = models.TextField(blank=True, default="")

    class Meta:
        """One row an act."""

        db_table = "pending_indication"


class DrawSeed(models.Model):
    """The secret seed of a draw, sealed until the draw; its digest is in the log before."""

    position = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    sha256 = models.TextField(unique=True)
    sealed = models.BinaryField()
    committed_at = models.DateTimeField()
    is_taken = models.BooleanField(default=False)

    class Meta:
        """Taken in order."""

        db_table = "draw_seed"


class SecondHand(models.Model):
    """A step that needs two people: asked for by one, done when another agrees."""

    position = models.BigAutoField(primary_key=True)
    case_id = models.TextField()
    step = models.TextField()
    facts = models.JSONField()
    version = models.IntegerField()
    asked_by = models.TextField()
    asked_role = models.TextField()
    asked_person = models.TextField(null=True)
    asked_at = models.DateTimeField()
    is_done = models.BooleanField(default=False)

    class Meta:
        """One question of a kind at a time."""

        db_table = "second_hand"
        constraints = (
            models.UniqueConstraint(
                fields=("case_id", "step"),
                condition=models.Q(is_done=False),
                name="one_open_question_a_step",
            ),
        )
