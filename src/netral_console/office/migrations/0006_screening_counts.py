"""Makes the table of what screenings could not see."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Counts of records, appended and never changed; the store's alone."""

    dependencies = (("office", "0005_person_mail"),)
    operations = (
        migrations.CreateModel(
            name="ScreeningCounts",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.TextField(unique=True)),
                ("counts", models.JSONField()),
                ("loaded_at", models.DateTimeField()),
            ],
            options={"db_table": "screening_counts"},
        ),
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (key, counts, loaded_at) ON screening_counts
                TO netral_application;
            ALTER TABLE screening_counts ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON screening_counts TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
