"""Makes the tables of imports."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was asked for, and every move of it."""

    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("state", models.TextField(default="queued")),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("moved_by", models.TextField()),
                ("moved_at", models.DateTimeField()),
                ("skips_bad_rows", models.BooleanField(default=False)),
                ("sealed_files", models.BinaryField()),
                ("sealed_preview", models.BinaryField(default=b"")),
                ("counts", models.JSONField(default=dict)),
                ("refusal", models.TextField(default="")),
                ("refused_file", models.IntegerField(null=True)),
                ("phase", models.TextField(default="")),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("tries", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "import_job",
                "indexes": [models.Index(fields=["state", "position"], name="imports_in_a_state")],
            },
        ),
        migrations.CreateModel(
            name="ImportMove",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("state_before", models.TextField()),
                ("state_after", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, to="imports.importjob"
                    ),
                ),
            ],
            options={"db_table": "import_move"},
        ),
    )
