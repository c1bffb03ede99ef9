"""The app of the interface for machines, as Django wants it named."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The interface for machines."""

    name = "netral_console.api"
    label = "api"
