"""Makes the table of try-outs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What a changed rulebook would flag, counted before it goes live."""

    dependencies = (("administration", "0002_rights"),)
    operations = (
        migrations.CreateModel(
            name="RuleTryout",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("edition_id", models.TextField()),
                ("sha256", models.TextField()),
                ("base", models.JSONField()),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("until", models.BigIntegerField()),
                ("reached", models.BigIntegerField(default=0)),
                ("total", models.IntegerField()),
                ("done", models.IntegerField(default=0)),
                ("untold", models.IntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("result", models.JSONField(null=True)),
                ("outside", models.JSONField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "rule_tryout"},
        ),
    )
