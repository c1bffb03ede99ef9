"""The app of the register, as Django wants it named."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The register."""

    name = "netral_console.registry"
    label = "registry"
