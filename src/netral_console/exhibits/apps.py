"""The app of exhibits, as Django wants it named."""

from django.apps import AppConfig


class ExhibitsConfig(AppConfig):
    """Exhibits on pages."""

    name = "netral_console.exhibits"
    label = "exhibits"
