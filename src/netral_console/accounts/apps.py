"""The app of logins, as Django wants it named."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Logins and their roles."""

    name = "netral_console.accounts"
    label = "accounts"
