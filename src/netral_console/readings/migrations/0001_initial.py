"""Makes the tables of the book of readings."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_id", models.TextField()),
                ("role", models.TextField()),
                ("case_id", models.TextField(blank=True, default="")),
                ("person", models.TextField(blank=True, default="")),
                ("page", models.TextField()),
            ],
            options={
                "db_table": "reading",
                "indexes": [
                    models.Index(fields=["person", "at"], name="reading_of_person"),
                    models.Index(fields=["case_id", "at"], name="reading_of_case"),
                ],
            },
        ),
    ]
