"""The app of imports, as Django wants it named."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Imports."""

    name = "netral_console.imports"
    label = "imports"
