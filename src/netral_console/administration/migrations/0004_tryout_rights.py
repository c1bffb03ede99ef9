"""A try-out goes on until it ends; what it counted then stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights, row-level security, and a guard."""

    dependencies = (("administration", "0003_rule_tryouts"),)
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT (edition_id, sha256, base, asked_by, asked_at, until, reached,
                total, done, untold, counts, result, outside, ended_at)
                ON rule_tryout TO netral_application;
            GRANT UPDATE (reached, done, untold, counts, result, outside, ended_at)
                ON rule_tryout TO netral_application;
            ALTER TABLE rule_tryout ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON rule_tryout TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            CREATE FUNCTION guard_tryout() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.ended_at IS NOT NULL OR NEW.result IS NOT NULL THEN
                        PERFORM refuse('tryout_is_counted', 'a result is counted, not given');
                    END IF;
                    RETURN NEW;
                END IF;
                IF OLD.outside IS NOT NULL AND NEW.outside IS DISTINCT FROM OLD.outside THEN
                    PERFORM refuse('tryout_stays', 'counts that were given stay as they are');
                END IF;
                IF OLD.ended_at IS NOT NULL AND (NEW.reached, NEW.done, NEW.untold, NEW.counts,
                    NEW.result, NEW.ended_at) IS DISTINCT FROM (OLD.reached, OLD.done, OLD.untold,
                    OLD.counts, OLD.result, OLD.ended_at) THEN
                    PERFORM refuse('tryout_stays', 'what a try-out counted stays as it is');
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER guard_tryout BEFORE INSERT OR UPDATE ON rule_tryout
                FOR EACH ROW EXECUTE FUNCTION guard_tryout();
            """
        ),
    )
