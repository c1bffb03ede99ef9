"""One question whether a case is there; and accounts of a person are found among very many."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).parents[1] / "sql" / "is_case_there.sql"


class Migration(migrations.Migration):
    """A function and an index; who may see what stays as it is."""

    dependencies = (("cases", "0008_stable_ids"),)
    operations = (
        migrations.AddIndex(
            "DeclaredAccount", models.Index(fields=["person"], name="accounts_of_a_person")
        ),
        migrations.RunSQL([_SQL.read_text(encoding="utf-8")]),
    )
