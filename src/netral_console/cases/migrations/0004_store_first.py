"""The same rights, asked once for a question instead of once for a row."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql" / "store_first.sql"


class Migration(migrations.Migration):
    """Policies that large tables can bear."""

    dependencies = (("cases", "0003_indexes"),)
    operations = (migrations.RunSQL([_SQL.read_text(encoding="utf-8")]),)
