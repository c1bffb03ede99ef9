"""Makes the table of comparisons between contestants."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Appended by the daily run; what was found is never changed."""

    dependencies = (("administration", "0004_tryout_rights"),)
    operations = (
        migrations.CreateModel(
            name="EvennessReading",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("read_at", models.DateTimeField()),
                ("lines", models.JSONField()),
                ("is_uneven", models.BooleanField()),
            ],
            options={"db_table": "evenness_reading"},
        ),
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (read_at, lines, is_uneven) ON evenness_reading
                TO netral_application;
            ALTER TABLE evenness_reading ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON evenness_reading TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
