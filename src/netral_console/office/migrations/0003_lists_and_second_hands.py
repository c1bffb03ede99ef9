"""Facets of cases, saved views, and second hands whose words are sealed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Open questions of the old form end: their words stood in clear."""

    dependencies = (("office", "0002_rights"), ("cases", "0002_guards"))
    operations = (
        migrations.AddField("PendingIndication", "set_aside_at", models.DateTimeField(null=True)),
        migrations.RemoveField("SecondHand", "facts"),
        migrations.RemoveField("SecondHand", "version"),
        migrations.AddField("SecondHand", "state_since", models.DateTimeField(null=True)),
        migrations.AddField("SecondHand", "sealed", models.BinaryField(default=b"")),
        migrations.AddField("SecondHand", "ended_as", models.TextField(blank=True, default="")),
        migrations.AddField("SecondHand", "ended_by", models.TextField(blank=True, default="")),
        migrations.RunSQL(
            "UPDATE second_hand SET is_done = true, ended_as = 'void' WHERE NOT is_done"
        ),
        migrations.CreateModel(
            name="CaseFacet",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="facet",
                        serialize=False,
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                ("version", models.IntegerField()),
                ("platform", models.TextField(blank=True, default="")),
                ("act_kind", models.TextField(blank=True, default="")),
                ("phase", models.TextField(blank=True, default="")),
                ("due_kind", models.TextField(blank=True, default="")),
                ("due_date", models.DateField(null=True)),
                ("warn_date", models.DateField(null=True)),
            ],
            options={
                "db_table": "case_facet",
                "indexes": [models.Index(fields=["due_date"], name="facet_by_due_date")],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("actor_id", models.TextField()),
                ("name", models.TextField()),
                ("query", models.TextField()),
            ],
            options={
                "db_table": "office_saved_view",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("actor_id", "name"), name="one_office_view_a_name"
                    )
                ],
            },
        ),
    )
