"""Makes the table of changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of it."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ConfigurationChange",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("content", models.JSONField()),
                ("sha256", models.TextField()),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("agreed_by", models.TextField(blank=True, default="")),
                ("agreed_at", models.DateTimeField(null=True)),
                ("in_force_from", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "configuration_change",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by", ""),
                            models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="change_needs_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_from__isnull", True),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("in_force_from__gt", models.F("agreed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="change_waits",
                    ),
                ],
            },
        ),
    ]
