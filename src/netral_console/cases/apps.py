"""The app of cases, as Django wants it named."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases and their guards."""

    name = "netral_console.cases"
    label = "cases"
