"""Makes the tables of the person's pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AccountWish",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("person", models.TextField()),
                ("kind", models.TextField()),
                ("platform", models.TextField()),
                ("sealed", models.BinaryField()),
                ("proof_code", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("is_granted", models.BooleanField(null=True)),
            ],
            options={
                "db_table": "account_wish",
            },
        ),
        migrations.CreateModel(
            name="ReplyDraft",
            fields=[
                ("case_id", models.TextField(primary_key=True, serialize=False)),
                ("person", models.TextField()),
                ("sealed", models.BinaryField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "db_table": "reply_draft",
            },
        ),
    ]
