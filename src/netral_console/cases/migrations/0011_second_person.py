"""Pages declare an account, or void a declaration, only where two people granted the wish."""

from django.db import migrations


class Migration(migrations.Migration):
    """Whoever holds the application's role needs the wish, its officer and a second person."""

    dependencies = (("cases", "0010_stable_id_rights"), ("persons", "0006_second_person"))
    operations = (
        migrations.RunSQL(
            """
            CREATE OR REPLACE FUNCTION guard_new_declaration() RETURNS trigger
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
                IF NOT EXISTS (SELECT FROM account_wish AS asked
                        WHERE asked.position = NEW.wish AND asked.proposed_by <> ''
                        AND asked.agreed_by NOT IN ('', asked.proposed_by)) THEN
                    PERFORM refuse('account_is_declared_by_two', 'a second person agrees');
                END IF;
                RETURN NEW;
            END $$;
            CREATE FUNCTION guard_voiding() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
                IF NOT EXISTS (SELECT FROM account_wish AS asked
                        WHERE asked.answered_at IS NULL AND asked.kind = 'dispute'
                        AND asked.person = NEW.person AND asked.platform = NEW.platform
                        AND asked.proposed_by <> ''
                        AND asked.agreed_by NOT IN ('', asked.proposed_by)) THEN
                    PERFORM refuse('declaration_is_void_by_two',
                        'its owner disputes it, and two people grant that');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_voiding BEFORE UPDATE OF is_void ON declared_account
                FOR EACH ROW WHEN (current_user = 'netral_application'
                    AND NEW.is_void AND NOT OLD.is_void)
                EXECUTE FUNCTION guard_voiding();
            """
        ),
    )
