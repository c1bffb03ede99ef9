"""The book of readings is appended to; whom it is about reads their own lines."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the book."""

    dependencies = (("readings", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (at, actor_id, role, case_id, person, page)
                ON reading TO netral_application;
            ALTER TABLE reading ENABLE ROW LEVEL SECURITY;
            CREATE POLICY written ON reading FOR INSERT TO netral_application
                WITH CHECK (asks_as() = 'store');
            CREATE POLICY seen ON reading FOR SELECT TO netral_application USING (
                asks_as() IN ('store', 'auditor', 'data_protection_officer')
                OR (asks_as() = 'person' AND person <> ''
                    AND person = current_setting('netral.person', true)));
            """
        ),
    )
