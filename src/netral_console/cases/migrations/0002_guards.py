"""The guards, the table of steps, and who may do what: plain SQL, whole and in one place."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    """What the database refuses."""

    dependencies = (("cases", "0001_tables"),)
    operations = tuple(
        migrations.RunSQL([(_SQL / name).read_text(encoding="utf-8")])
        for name in ("guards.sql", "steps_1.sql", "access.sql")
    )
