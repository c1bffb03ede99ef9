"""Reports are the store's alone; marks of the hour are dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    """Rights and row-level security of the public's tables."""

    dependencies = (("public", "0001_initial"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT ON public_report, public_report_message TO netral_application;
            GRANT SELECT, INSERT, DELETE ON public_report_mark TO netral_application;
            ALTER TABLE public_report ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON public_report TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE public_report_message ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON public_report_message TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            ALTER TABLE public_report_mark ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON public_report_mark TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
