"""Facets are seen as their cases are; a saved view is its owner's alone."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of lists."""

    dependencies = (("office", "0003_lists_and_second_hands"),)
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE ON case_facet TO netral_application;
            ALTER TABLE case_facet ENABLE ROW LEVEL SECURITY;
            CREATE POLICY seen ON case_facet FOR SELECT TO netral_application
                USING (asks_as() IN ('store', 'intake_officer', 'coordinator', 'authority',
                    'auditor', 'data_protection_officer'));
            CREATE POLICY kept ON case_facet TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            GRANT SELECT, INSERT, UPDATE, DELETE ON office_saved_view TO netral_application;
            ALTER TABLE office_saved_view ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON office_saved_view TO netral_application
                USING (asks_as() <> '' AND actor_id = current_setting('netral.actor', true))
                WITH CHECK (asks_as() <> '' AND actor_id = current_setting('netral.actor', true));
            """
        ),
    )
