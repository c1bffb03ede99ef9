"""The doors of login: what of the login library is open, and to whom."""

from collections.abc import Mapping

from netral_console.door import EVERYBODY, Door, public

_OWN = Door(read=EVERYBODY, write=EVERYBODY)

LOGIN_DOORS: Mapping[str, Door] = {
    "account_login": public(write=True),
    "account_reauthenticate": _OWN,
    "account_logout": _OWN,
    "account_change_password": _OWN,
    "mfa_authenticate": public(write=True),
    "mfa_login_webauthn": public(write=True),
    "mfa_reauthenticate": _OWN,
    "mfa_reauthenticate_webauthn": _OWN,
    "mfa_index": _OWN,
    "mfa_activate_totp": _OWN,
    "mfa_deactivate_totp": _OWN,
    "mfa_list_webauthn": _OWN,
    "mfa_add_webauthn": _OWN,
    "mfa_edit_webauthn": _OWN,
    "mfa_remove_webauthn": _OWN,
    "mfa_view_recovery_codes": _OWN,
    "mfa_generate_recovery_codes": _OWN,
    "mfa_download_recovery_codes": _OWN,
    "openid_connect_login": public(write=True),
    "openid_connect_callback": public(),
    "socialaccount_login_error": public(),
    "socialaccount_login_cancelled": public(),
}
"""What is not here does not exist: nobody signs up, changes an e-mail address by a link, or
resets a password by mail; an administrator gives a new one."""

WITHOUT_SECOND_FACTOR = frozenset(
    name for name in LOGIN_DOORS if name.startswith(("mfa_", "account_"))
) | {"pages:language"}
"""Open to whoever still has to set up a second factor."""
