"""What the application may do with the tables of login: no more than login needs."""

from django.db import migrations

_RIGHTS = {
    "SELECT, INSERT, UPDATE, DELETE": (
        *("django_session", "mfa_authenticator", "account_emailaddress"),
        *("socialaccount_socialaccount", "socialaccount_socialtoken", "axes_accessattempt"),
        *("axes_accessattemptexpiration",),
    ),
    "SELECT, INSERT": ("axes_accessfailurelog", "axes_accesslog"),
    "SELECT": ("django_content_type", "socialaccount_socialapp"),
    "SELECT, INSERT, UPDATE": ("console_login",),
    "UPDATE": ("axes_accesslog",),
}


class Migration(migrations.Migration):
    """Rights of `netral_application`."""

    dependencies = (
        ("accounts", "0001_initial"),
        ("cases", "0002_guards"),
        ("sessions", "0001_initial"),
        ("contenttypes", "__latest__"),
        ("mfa", "__latest__"),
        ("account", "__latest__"),
        ("socialaccount", "__latest__"),
        ("axes", "__latest__"),
    )
    operations = tuple(
        migrations.RunSQL(f"GRANT {rights} ON {table} TO netral_application")
        for rights, tables in _RIGHTS.items()
        for table in tables
    )
