"""The app of the reviewers' pages, as Django wants it named."""

from django.apps import AppConfig


class ReviewersConfig(AppConfig):
    """The review desk."""

    name = "netral_console.reviewers"
    label = "reviewers"
