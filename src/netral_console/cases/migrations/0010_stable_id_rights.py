"""The pages write a declaration with all its columns; the newest came without that right."""

from django.db import migrations


class Migration(migrations.Migration):
    """Without it no wish to declare an account could be granted."""

    dependencies = (("cases", "0009_is_case_there"),)
    operations = (
        migrations.RunSQL("GRANT INSERT (stable_id) ON declared_account TO netral_application"),
    )
