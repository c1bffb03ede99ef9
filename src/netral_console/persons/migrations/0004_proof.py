"""A wish remembers when and how its account was proven to be the person's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns; what proved it is not kept."""

    dependencies = (("persons", "0003_forgetting"),)
    operations = (
        migrations.AddField("accountwish", "proven_at", models.DateTimeField(null=True)),
        migrations.AddField("accountwish", "proven_how", models.TextField(blank=True, default="")),
    )
