"""A declaration keeps the platform's own id beside the name, where the register had both."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A stranger who takes a name over is not let in where the id was declared."""

    dependencies = (("cases", "0007_redraw"),)
    operations = (
        migrations.AddField(
            "DeclaredAccount", "stable_id", models.TextField(default="", db_default="", blank=True)
        ),
    )
