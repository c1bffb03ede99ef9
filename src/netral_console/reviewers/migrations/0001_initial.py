"""Makes the tables of the desk."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HeldVote",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("event_id", models.TextField(unique=True)),
                ("case_id", models.TextField()),
                ("reviewer", models.TextField()),
                ("assessment", models.TextField()),
                ("rule_code", models.TextField()),
                ("sealed_reason", models.BinaryField()),
                ("disagrees", models.BooleanField(default=False)),
                ("lock_at", models.DateTimeField()),
            ],
            options={
                "db_table": "held_vote",
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "reviewer"), name="one_held_vote")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeededAnswer",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("item_id", models.TextField()),
                ("assessment", models.TextField()),
                ("answered_at", models.DateTimeField()),
            ],
            options={
                "db_table": "seeded_answer",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reviewer", "item_id"), name="one_answer_an_item"
                    )
                ],
            },
        ),
    ]
