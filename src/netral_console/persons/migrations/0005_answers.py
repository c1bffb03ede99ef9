"""What an officer answered to a wish, and from and until which day it holds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The answer is sealed as the wish is, and forgotten with it."""

    dependencies = (("persons", "0004_proof"),)
    operations = (
        migrations.AddField("AccountWish", "sealed_answer", models.BinaryField(default=b"")),
        migrations.AddField("AccountWish", "answered_by", models.TextField(default="")),
        migrations.AddField("AccountWish", "holds_from", models.DateField(null=True)),
        migrations.AddField("AccountWish", "holds_until", models.DateField(null=True)),
    )
