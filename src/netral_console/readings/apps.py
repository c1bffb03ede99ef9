"""The app of readings, as Django wants it named."""

from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    """The book of readings."""

    name = "netral_console.readings"
    label = "readings"
