"""Keys of subjects, wrapped by a key that is in no database, no WAL and no backup of them."""

from django.db import models


class SubjectKey(models.Model):
    """The key of one subject, wrapped; without the epoch's key file it opens nothing."""

    subject = models.TextField(primary_key=True)
    """Whom the sealed data are about: a civil servant, a case, or a reporter, by pseudonym."""
    epoch = models.IntegerField()
    wrapped = models.BinaryField()

    class Meta:
        """One key a subject."""

        db_table = "subject_key"
