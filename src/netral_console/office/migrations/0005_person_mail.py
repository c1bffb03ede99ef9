"""Makes the tables of mails to persons and of what they confirm; both are the store's alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables, rights and row-level security."""

    dependencies = (("office", "0004_rights"),)
    operations = (
        migrations.CreateModel(
            name="PersonMail",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("event_id", models.TextField(unique=True)),
                ("case_id", models.TextField()),
                ("person", models.TextField()),
                ("kind", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("attempts", models.IntegerField(default=0)),
                ("fault", models.TextField(blank=True, default="")),
                ("sent_at", models.DateTimeField(null=True)),
                ("is_over", models.BooleanField(default=False)),
            ],
            options={"db_table": "person_mail"},
        ),
        migrations.CreateModel(
            name="NoticeConfirmation",
            fields=[
                ("event_id", models.TextField(primary_key=True, serialize=False)),
                ("case_id", models.TextField()),
                ("person", models.TextField()),
                ("confirmed_at", models.DateTimeField()),
            ],
            options={"db_table": "notice_confirmation"},
        ),
        migrations.RunSQL(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON person_mail TO netral_application;
            ALTER TABLE person_mail ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON person_mail TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            GRANT SELECT, INSERT, DELETE ON notice_confirmation TO netral_application;
            ALTER TABLE notice_confirmation ENABLE ROW LEVEL SECURITY;
            CREATE POLICY kept ON notice_confirmation TO netral_application
                USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');
            """
        ),
    )
