"""Keys are seen and written by the store alone."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of wrapped keys."""

    dependencies = (("sealing", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON subject_key TO netral_application;
            ALTER TABLE subject_key ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON subject_key TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
