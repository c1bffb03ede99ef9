"""The register is read by the store alone; imports come as the owner of the tables."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the register."""

    dependencies = (("registry", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT ON unit, civil_servant TO netral_application;
            ALTER TABLE civil_servant ENABLE ROW LEVEL SECURITY;
            CREATE POLICY seen ON civil_servant FOR SELECT TO netral_application
                USING (asks_as() = 'store');
            """
        ),
    )
