"""Seats of reviewers can be drawn anew, by two people and by a rule."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql" / "redraw.sql"


class Migration(migrations.Migration):
    """The step, and what the database refuses of it."""

    dependencies = (("cases", "0006_declared_by_wish"),)
    operations = (migrations.RunSQL([_SQL.read_text(encoding="utf-8")]),)
