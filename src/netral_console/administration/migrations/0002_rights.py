"""Changes are appended and agreed to; what was asked for is never rewritten."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights, row-level security, and the database's own two people."""

    dependencies = (("administration", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (kind, content, sha256, asked_by, asked_at, agreed_by, agreed_at,
                in_force_from) ON configuration_change TO netral_application;
            GRANT UPDATE (agreed_by, agreed_at, in_force_from) ON configuration_change
                TO netral_application;
            ALTER TABLE configuration_change ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON configuration_change TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            CREATE FUNCTION guard_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' AND NEW.agreed_by <> '' THEN
                    PERFORM refuse('change_is_asked_first', 'nobody agrees before asking');
                END IF;
                IF TG_OP = 'UPDATE' AND OLD.agreed_by <> '' THEN
                    PERFORM refuse('change_is_agreed_once', 'an agreed change stays as it is');
                END IF;
                IF NEW.in_force_from < NEW.agreed_at + interval '24 hours' THEN
                    PERFORM refuse('change_waits', 'a day lies between agreement and force');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_change BEFORE INSERT OR UPDATE ON configuration_change
                FOR EACH ROW EXECUTE FUNCTION guard_change();
            """
        ),
    )
