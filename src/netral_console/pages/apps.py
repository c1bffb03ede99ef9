"""The app of shared pages, as Django wants it named."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Shared pages."""

    name = "netral_console.pages"
    label = "pages"
