"""A reviewer's desk in one answer."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).parents[1] / "sql" / "desk_rows.sql"


class Migration(migrations.Migration):
    """The function, and indexes by which it finds what is one reviewer's."""

    dependencies = (
        ("reviewers", "0006_rights"),
        ("cases", "0004_store_first"),
        ("office", "0003_lists_and_second_hands"),
    )
    operations = (
        migrations.AddIndex(
            "HeldVote", models.Index(fields=["reviewer"], name="held_of_a_reviewer")
        ),
        migrations.AddIndex(
            "Escalation", models.Index(fields=["reviewer", "case_id"], name="notes_of_a_reviewer")
        ),
        migrations.AddIndex(
            "SeededItem", models.Index(fields=["reviewer"], name="invented_of_a_reviewer")
        ),
        migrations.RunSQL([_SQL.read_text(encoding="utf-8")]),
    )
