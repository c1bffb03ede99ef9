"""By which a reviewer's items are found among very many."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes alone."""

    dependencies = (("cases", "0002_guards"),)
    operations = (
        migrations.AddIndex("CaseRow", models.Index(fields=["state"], name="cases_in_a_state")),
        migrations.AddIndex(
            "Seat",
            models.Index(fields=["reviewer"], include=["case"], name="seats_of_a_reviewer"),
        ),
        migrations.AddIndex(
            "VoteRow", models.Index(fields=["reviewer", "cast_at"], name="votes_of_a_reviewer")
        ),
    )
