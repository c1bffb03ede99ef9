"""The app of the persons' pages, as Django wants it named."""

from django.apps import AppConfig


class PersonsConfig(AppConfig):
    """The civil servant's own pages."""

    name = "netral_console.persons"
    label = "persons"
