"""When a case is erased the book keeps that somebody looked, and no longer at whom."""

from django.db import migrations


class Migration(migrations.Migration):
    """The one change that lines of the book ever see, made by the database itself."""

    dependencies = (("readings", "0002_rights"),)
    operations = (
        migrations.RunSQL(
            """
            CREATE FUNCTION forget_readings() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
                UPDATE reading SET person = '' WHERE case_id = NEW.case_id;
                RETURN NULL;
            END $$;
            REVOKE ALL ON FUNCTION forget_readings() FROM PUBLIC;
            CREATE TRIGGER forget_readings AFTER UPDATE ON case_record
                FOR EACH ROW WHEN (NEW.state = 'erased') EXECUTE FUNCTION forget_readings();
            """
        ),
    )
