"""Makes the tables of logins."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first form of them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("login_name", models.TextField(unique=True)),
                ("email", models.TextField(blank=True, default="")),
                ("actor_id", models.TextField(unique=True)),
                (
                    "role",
                    models.TextField(
                        choices=[
                            ("intake_officer", "intake_officer"),
                            ("reviewer", "reviewer"),
                            ("coordinator", "coordinator"),
                            ("authority", "authority"),
                            ("auditor", "auditor"),
                            ("data_protection_officer", "data_protection_officer"),
                            ("person", "person"),
                            ("administrator", "administrator"),
                        ]
                    ),
                ),
                ("person", models.TextField(blank=True, null=True)),
                ("unit", models.TextField(blank=True, default="")),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "console_login",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("role", "person")),
                        fields=("person",),
                        name="one_login_a_person",
                    )
                ],
            },
        ),
    ]
