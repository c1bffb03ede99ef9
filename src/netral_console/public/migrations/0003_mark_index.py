"""Finds the marks of a place and an hour without reading those of all others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index; machines leave many more marks than reports do."""

    dependencies = (("public", "0002_rights"),)
    operations = (
        migrations.AddIndex(
            model_name="reportmark",
            index=models.Index(fields=["hour", "place"], name="mark_of_hour_and_place"),
        ),
    )
