"""The app of the public's pages, as Django wants it named."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public's pages."""

    name = "netral_console.public"
    label = "public"
