"""Makes the tables of the office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DrawSeed",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("sha256", models.TextField(unique=True)),
                ("sealed", models.BinaryField()),
                ("committed_at", models.DateTimeField()),
                ("is_taken", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "draw_seed",
            },
        ),
        migrations.CreateModel(
            name="PendingIndication",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("act_id", models.TextField(unique=True)),
                ("person", models.TextField()),
                ("platform", models.TextField()),
                ("act_kind", models.TextField()),
                ("occurred_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                ("is_open", models.BooleanField(default=True)),
                ("set_aside_because", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "pending_indication",
            },
        ),
        migrations.CreateModel(
            name="SecondHand",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.TextField()),
                ("step", models.TextField()),
                ("facts", models.JSONField()),
                ("version", models.IntegerField()),
                ("asked_by", models.TextField()),
                ("asked_role", models.TextField()),
                ("asked_person", models.TextField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("is_done", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "second_hand",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_done", False)),
                        fields=("case_id", "step"),
                        name="one_open_question_a_step",
                    )
                ],
            },
        ),
    ]
