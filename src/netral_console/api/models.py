"""Tokens with which an auditor's machine reads; a token itself is nowhere."""

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """That a token was made, by whom, and until when it holds."""

    position = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+")
    title = models.TextField()
    """What its owner calls it."""
    sha256 = models.TextField(unique=True)
    """Digest of the token, which has 256 random bits: no slower hash would protect it better."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """A token ends, and is never made to last longer."""

        db_table = "api_token"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="token_is_a_digest"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="token_ends"
            ),
        )
