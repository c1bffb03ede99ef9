"""Declarations end, or turn out never to have held; none is taken away or made longer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An officer's answer to a wish reaches the register; a void declaration carries no case."""

    dependencies = (("cases", "0004_store_first"),)
    operations = (
        migrations.AddField(
            "DeclaredAccount", "is_void", models.BooleanField(default=False, db_default=False)
        ),
        migrations.RunSQL(
            """
            GRANT INSERT (person, platform, account_id, valid_from, valid_to, document_sha256,
                is_void) ON declared_account TO netral_application;
            GRANT UPDATE (valid_to, is_void) ON declared_account TO netral_application;
            CREATE POLICY written ON declared_account FOR INSERT TO netral_application
                WITH CHECK (asks_as() = 'store');
            CREATE POLICY ended ON declared_account FOR UPDATE TO netral_application
                USING (asks_as() = 'store');
            CREATE FUNCTION guard_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF OLD.is_void AND NOT NEW.is_void THEN
                    PERFORM refuse('declaration_stays_void', 'declare it anew');
                END IF;
                IF coalesce(NEW.valid_to, 'infinity') > coalesce(OLD.valid_to, 'infinity') THEN
                    PERFORM refuse('declaration_only_ends', 'declare it anew from a day on');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_declaration BEFORE UPDATE ON declared_account
                FOR EACH ROW EXECUTE FUNCTION guard_declaration();
            CREATE FUNCTION guard_void_declaration() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
                IF EXISTS (SELECT FROM declared_account
                        WHERE position = NEW.declaration_id AND is_void) THEN
                    PERFORM refuse('declaration_is_not_void', 'the account was never theirs');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_void_declaration BEFORE INSERT OR UPDATE OF declaration_id
                ON case_record FOR EACH ROW WHEN (NEW.declaration_id IS NOT NULL)
                EXECUTE FUNCTION guard_void_declaration();
            """
        ),
    )
