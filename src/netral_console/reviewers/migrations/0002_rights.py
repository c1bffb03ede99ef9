"""Held votes and answers to test items are the store's alone."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the desk's tables."""

    dependencies = (("reviewers", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON held_vote TO netral_application;
            GRANT SELECT, INSERT ON seeded_answer TO netral_application;
            ALTER TABLE held_vote ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON held_vote TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE seeded_answer ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON seeded_answer TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
