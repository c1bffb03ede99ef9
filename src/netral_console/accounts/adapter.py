"""Nobody makes a login for themselves: logins are given."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc, unused-ignore]
    """Closes the door to self-made logins."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Tell that nobody can sign up."""
        return False


class ClosedSocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc, unused-ignore]
    """Lets single sign-on open logins that exist, and make none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        """Tell that nobody can sign up."""
        return False
