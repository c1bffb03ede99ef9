"""The app of keys, as Django wants it named."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Wrapped keys of subjects."""

    name = "netral_console.sealing"
    label = "sealing"
