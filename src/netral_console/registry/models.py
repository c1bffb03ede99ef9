"""Civil servants by pseudonym; their names lie sealed, and nothing here counts or sorts them."""

from django.db import models


class Unit(models.Model):
    """A unit (*UNOR*) of the government."""

    unit_id = models.TextField(primary_key=True)
    title = models.TextField()

    class Meta:
        """Imported with the register."""

        db_table = "unit"


class CivilServantRow(models.Model):
    """One civil servant: the keyed pseudonym, the unit, and the sealed identity."""

    person = models.TextField(primary_key=True)
    unit = models.ForeignKey(Unit, models.DO_NOTHING)
    superiors = models.JSONField(default=list)
    """Pseudonyms of superiors, so that a draw avoids them."""
    kin = models.JSONField(default=list)
    """Pseudonyms of kin, as the person or a reviewer declared."""
    sealed_identity = models.BinaryField()
    imported_at = models.DateTimeField()

    class Meta:
        """One row a person."""

        db_table = "civil_servant"
