"""The app of the dashboard, as Django wants it named."""

from django.apps import AppConfig


class AuditorsConfig(AppConfig):
    """The dashboard."""

    name = "netral_console.auditors"
    label = "auditors"
