"""Drafts and wishes are the store's; a draft is dropped when its reply was sent."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the person's tables."""

    dependencies = (("persons", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON reply_draft TO netral_application;
            GRANT SELECT, INSERT, UPDATE ON account_wish TO netral_application;
            ALTER TABLE reply_draft ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON reply_draft TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE account_wish ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON account_wish TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
