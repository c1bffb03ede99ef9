"""The app of the office, as Django wants it named."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The office's pages."""

    name = "netral_console.office"
    label = "office"
