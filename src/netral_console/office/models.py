"""What the office keeps beside cases: indications that wait, seeds of draws, second hands."""

from django.db import models

from netral_console.cases.models import CaseRow


class PendingIndication(models.Model):
    """The indications of one act, as screening wrote them; an officer looks before it is a case."""

    position = models.BigAutoField(primary_key=True)
    act_id = models.TextField(unique=True)
    person = models.TextField()
    platform = models.TextField()
    act_kind = models.TextField()
    occurred_at = models.DateTimeField()
    sealed = models.BinaryField()
    """Records, address and exhibits, under a key of its own; empty once it was erased."""
    received_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    """Waits; once looked at it is a case, or set aside with a reason."""
    set_aside_because = models.TextField(blank=True, default="")
    """Sealed under the same key."""
    set_aside_at = models.DateTimeField(null=True)

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
    sealed = models.BinaryField(default=b"")
    """What was typed, under the key of the case."""
    state_since = models.DateTimeField(null=True)
    """When the case came into the state in which it was asked; another one voids it."""
    asked_by = models.TextField()
    asked_role = models.TextField()
    asked_person = models.TextField(null=True)
    asked_at = models.DateTimeField()
    is_done = models.BooleanField(default=False)
    ended_as = models.TextField(blank=True, default="")
    """`agreed`, `declined` by the second person, `taken_back` by the first, or `void`."""
    ended_by = models.TextField(blank=True, default="")

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


class CaseFacet(models.Model):
    """What the list of cases filters and sorts by: structure only, made anew from the case."""

    case = models.OneToOneField(
        CaseRow,
        models.DO_NOTHING,
        to_field="case_id",
        primary_key=True,
        related_name="facet",
    )
    version = models.IntegerField()
    """Of the case that it was made from; another one means that it is to be made anew."""
    platform = models.TextField(blank=True, default="")
    act_kind = models.TextField(blank=True, default="")
    phase = models.TextField(blank=True, default="")
    due_kind = models.TextField(blank=True, default="")
    due_date = models.DateField(null=True)
    """The nearest last day."""
    warn_date = models.DateField(null=True)

    class Meta:
        """Read in the order of the nearest day."""

        db_table = "case_facet"
        indexes = (models.Index(fields=("due_date",), name="facet_by_due_date"),)


class SavedView(models.Model):
    """A filter of the list of cases that somebody keeps for themselves."""

    position = models.BigAutoField(primary_key=True)
    actor_id = models.TextField()
    name = models.TextField()
    query = models.TextField()

    class Meta:
        """A name once."""

        db_table = "office_saved_view"
        constraints = (
            models.UniqueConstraint(fields=("actor_id", "name"), name="one_office_view_a_name"),
        )


class PersonMail(models.Model):
    """A mail that tells a person that something waits; it says nothing of what."""

    position = models.BigAutoField(primary_key=True)
    event_id = models.TextField(unique=True)
    """The step that it follows: each step is told once."""
    case_id = models.TextField()
    person = models.TextField()
    kind = models.TextField()
    due_at = models.DateTimeField()
    """When it is tried, or tried again."""
    attempts = models.IntegerField(default=0)
    fault = models.TextField(blank=True, default="")
    """Why the last try failed: a word of ours or the name of an error, never an answer."""
    sent_at = models.DateTimeField(null=True)
    is_over = models.BooleanField(default=False)
    """The case moved on before it could be sent: there is nothing to tell any more."""

    class Meta:
        """Kept until the case is erased."""

        db_table = "person_mail"


class NoticeConfirmation(models.Model):
    """The person pressed the button that says that the notice was received."""

    event_id = models.TextField(primary_key=True)
    """The step by which the notice was sent."""
    case_id = models.TextField()
    person = models.TextField()
    confirmed_at = models.DateTimeField()

    class Meta:
        """Once a notice; becomes an exhibit when the officer records the delivery."""

        db_table = "notice_confirmation"


class ScreeningCounts(models.Model):
    """Where the records of one screening went whose indications were loaded."""

    position = models.BigAutoField(primary_key=True)
    key = models.TextField(unique=True)
    """Digest of its summary, or reference of its import: the same one counts once."""
    counts = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        """Appended, and never changed."""

        db_table = "screening_counts"
