"""Makes the tables of the register."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("unit_id", models.TextField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
            ],
            options={
                "db_table": "unit",
            },
        ),
        migrations.CreateModel(
            name="CivilServantRow",
            fields=[
                ("person", models.TextField(primary_key=True, serialize=False)),
                ("superiors", models.JSONField(default=list)),
                ("kin", models.JSONField(default=list)),
                ("sealed_identity", models.BinaryField()),
                ("imported_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, to="registry.unit"
                    ),
                ),
            ],
            options={
                "db_table": "civil_servant",
            },
        ),
    ]
