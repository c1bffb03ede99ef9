"""What waits and what is sealed is the store's; officers see the list of what waits."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the office's tables."""

    dependencies = (("office", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE ON pending_indication, draw_seed, second_hand
                TO netral_application;
            ALTER TABLE pending_indication ENABLE ROW LEVEL SECURITY;
            CREATE POLICY seen ON pending_indication FOR SELECT TO netral_application
                USING (asks_as() IN ('store', 'intake_officer'));
            CREATE POLICY kept ON pending_indication TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE draw_seed ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON draw_seed TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE second_hand ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON second_hand TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
