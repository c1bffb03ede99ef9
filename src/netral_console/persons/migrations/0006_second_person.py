"""A grant that makes somebody examinable, or voids a declaration, needs two people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What was proposed lies under the key of the wish; grants of before stay as they are."""

    dependencies = (("persons", "0005_answers"),)
    operations = (
        migrations.AddField("AccountWish", "proposed_by", models.TextField(default="")),
        migrations.AddField("AccountWish", "proposed_at", models.DateTimeField(null=True)),
        migrations.AddField("AccountWish", "sealed_proposal", models.BinaryField(default=b"")),
        migrations.AddField("AccountWish", "agreed_by", models.TextField(default="")),
        migrations.RunSQL(
            """
            ALTER TABLE account_wish ADD CONSTRAINT grant_needs_two CHECK (
                is_granted IS NOT TRUE OR kind = 'withdraw'
                OR (proposed_by <> '' AND agreed_by <> '' AND agreed_by <> proposed_by)
            ) NOT VALID
            """
        ),
    )
