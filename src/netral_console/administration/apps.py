"""The app of administration, as Django wants it named."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Administration."""

    name = "netral_console.administration"
    label = "administration"
