"""Wishes are taken back by their person, and forgotten after their time."""

from django.db import migrations


class Migration(migrations.Migration):
    """The store may delete a wish."""

    dependencies = (("persons", "0002_rights"),)
    operations = (migrations.RunSQL("GRANT DELETE ON account_wish TO netral_application;"),)
