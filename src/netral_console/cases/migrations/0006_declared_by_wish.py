"""Pages declare an account only where the civil servant asked for it, and not backwards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Whoever holds the application's role cannot put an account under anybody's name."""

    dependencies = (("cases", "0005_void_declarations"), ("persons", "0005_answers"))
    operations = (
        migrations.AddField(
            "DeclaredAccount", "wish", models.BigIntegerField(null=True, unique=True)
        ),
        migrations.RunSQL(
            """
            GRANT INSERT (wish) ON declared_account TO netral_application;
            CREATE FUNCTION guard_new_declaration() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
                IF NOT EXISTS (SELECT FROM account_wish AS asked
                        WHERE asked.position = NEW.wish AND asked.answered_at IS NULL
                        AND asked.person = NEW.person AND asked.platform = NEW.platform
                        AND asked.kind IN ('declare', 'correct')
                        AND NEW.valid_from >=
                            (asked.asked_at AT TIME ZONE 'Asia/Jakarta')::date) THEN
                    PERFORM refuse('account_is_declared_by_its_owner',
                        'from the day on which they asked');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_new_declaration BEFORE INSERT ON declared_account
                FOR EACH ROW WHEN (current_user = 'netral_application')
                EXECUTE FUNCTION guard_new_declaration();
            """
        ),
    )
