"""Makes the tables of wrapped keys."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SubjectKey",
            fields=[
                ("subject", models.TextField(primary_key=True, serialize=False)),
                ("epoch", models.IntegerField()),
                ("wrapped", models.BinaryField()),
            ],
            options={
                "db_table": "subject_key",
            },
        ),
    ]
