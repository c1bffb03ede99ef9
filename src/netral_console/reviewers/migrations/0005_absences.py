"""Makes the table of absences."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Who is in no new draw, and on which days."""

    dependencies = (("reviewers", "0004_rights"),)
    operations = (
        migrations.CreateModel(
            name="ReviewerAbsence",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("kind", models.TextField()),
                ("first_date", models.DateField()),
                ("last_date", models.DateField(null=True)),
                ("noted_by", models.TextField()),
                ("noted_at", models.DateTimeField()),
            ],
            options={"db_table": "reviewer_absence"},
        ),
    )
