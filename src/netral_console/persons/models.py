"""What the person leaves with us besides events: drafts, and wishes about accounts."""

from django.db import models


class ReplyDraft(models.Model):
    """A reply that is being written, sealed; only its writer can open it."""

    case_id = models.TextField(primary_key=True)
    person = models.TextField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        """One draft a case."""

        db_table = "reply_draft"


class AccountWish(models.Model):
    """A wish about an account: to declare it, to correct it, to dispute it, to withdraw it."""

    position = models.BigAutoField(primary_key=True)
    person = models.TextField()
    kind = models.TextField()
    platform = models.TextField()
    sealed = models.BinaryField()
    """Handle and explanation, under a key of the wish alone."""
    proof_code = models.TextField()
    """To be put into the account's public description: whoever can write there holds it."""
    asked_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    proven_how = models.TextField(blank=True, default="")
    """`own_archive`: the platform's archive that was brought is of this account."""
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    sealed_answer = models.BinaryField(default=b"")
    """The officer's reason, under the key of the wish."""
    answered_by = models.TextField(default="")
    proposed_by = models.TextField(default="")
    """The officer who would grant it, where that needs a second person."""
    proposed_at = models.DateTimeField(null=True)
    sealed_proposal = models.BinaryField(default=b"")
    """What was typed, under the key of the wish; empty once it was answered."""
    agreed_by = models.TextField(default="")
    """The second person."""
    holds_from = models.DateField(null=True)
    """First day of what was declared."""
    holds_until = models.DateField(null=True)
    """Last day of what was withdrawn or corrected."""

    class Meta:
        """An officer answers each."""

        db_table = "account_wish"
