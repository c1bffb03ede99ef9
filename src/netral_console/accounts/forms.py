"""Forms of login that say nothing of doors that do not exist."""

from typing import Any

from allauth.account.forms import ReauthenticateForm


class OwnReauthenticateForm(ReauthenticateForm):  # type: ignore[misc, unused-ignore]
    """Asks for the password again, and offers no reset by mail."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["password"].help_text = ""
