"""Who may move an import where, and who sees it."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql" / "guards.sql"


class Migration(migrations.Migration):
    """Guards, rights and row-level security of imports."""

    dependencies = (("imports", "0001_initial"), ("cases", "0002_guards"))
    operations = (migrations.RunSQL([_SQL.read_text(encoding="utf-8")]),)
