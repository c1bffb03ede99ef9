"""A token is made and revoked; nothing else of it ever changes."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights, row-level security, and a guard."""

    dependencies = (("api", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (owner_id, title, sha256, made_at, expires_at, revoked_at)
                ON api_token TO netral_application;
            GRANT UPDATE (revoked_at) ON api_token TO netral_application;
            ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON api_token TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            CREATE FUNCTION guard_token() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.expires_at > NEW.made_at + interval '90 days' THEN
                    PERFORM refuse('token_ends_soon', 'a token holds for 90 days at most');
                END IF;
                IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NOT NULL THEN
                    PERFORM refuse('token_stays_revoked', 'a revoked token stays revoked');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_token BEFORE INSERT OR UPDATE ON api_token
                FOR EACH ROW EXECUTE FUNCTION guard_token();
            """
        ),
    )
