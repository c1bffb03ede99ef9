"""Makes the tables of the public's pages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ReportMark",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.TextField()),
                ("hour", models.DateTimeField()),
            ],
            options={
                "db_table": "public_report_mark",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("code_sha256", models.TextField(unique=True)),
                ("case_id", models.TextField()),
                ("sealed_story", models.BinaryField()),
                ("sealed_reporter", models.BinaryField(default=b"")),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "db_table": "public_report",
                "indexes": [models.Index(fields=["case_id"], name="report_of_case")],
            },
        ),
        migrations.CreateModel(
            name="ReportMessage",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("is_from_office", models.BooleanField()),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, to="public.report"
                    ),
                ),
            ],
            options={
                "db_table": "public_report_message",
            },
        ),
    ]
