"""Tables for claims, saved views, notes to the coordinator, and invented items."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The second form of the desk's tables."""

    dependencies = [
        ("reviewers", "0002_rights"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.TextField()),
                ("reviewer", models.TextField()),
                ("sealed_note", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("sealed_answer", models.BinaryField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "escalation",
            },
        ),
        migrations.CreateModel(
            name="SeededItem",
            fields=[
                ("item_id", models.TextField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("text_key", models.TextField()),
                ("is_neutral", models.BooleanField()),
                ("view", models.JSONField()),
                ("dealt_at", models.DateTimeField()),
            ],
            options={
                "db_table": "seeded_item",
            },
        ),
        migrations.CreateModel(
            name="SeedingState",
            fields=[
                ("reviewer", models.TextField(primary_key=True, serialize=False)),
                ("secret", models.TextField()),
                ("seats_seen", models.IntegerField(default=0)),
                ("answers_talked_over", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "seeding_state",
            },
        ),
        migrations.AddField(
            model_name="heldvote",
            name="is_refused",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="seededanswer",
            name="rule_code",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="seededanswer",
            name="sealed_reason",
            field=models.BinaryField(default=b""),
        ),
        migrations.CreateModel(
            name="ItemClaim",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("case_id", models.TextField()),
                ("claimed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "item_claim",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reviewer", "case_id"), name="one_claim_an_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("name", models.TextField()),
                ("query", models.TextField()),
            ],
            options={
                "db_table": "saved_view",
                "constraints": [
                    models.UniqueConstraint(fields=("reviewer", "name"), name="one_view_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="ToolDisagreement",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.TextField()),
                ("reviewer", models.TextField()),
                ("rule_code", models.TextField()),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "db_table": "tool_disagreement",
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "reviewer"), name="one_disagreement")
                ],
            },
        ),
    ]
