"""An absence is noted once; it can end, and is never taken away."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security."""

    dependencies = (("reviewers", "0005_absences"),)
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (reviewer, kind, first_date, last_date, noted_by, noted_at)
                ON reviewer_absence TO netral_application;
            GRANT UPDATE (last_date) ON reviewer_absence TO netral_application;
            ALTER TABLE reviewer_absence ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON reviewer_absence TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
