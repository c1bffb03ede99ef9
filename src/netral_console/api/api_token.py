"""Makes tokens, finds who sends one, and revokes them."""

import hashlib
import secrets
from datetime import datetime, timedelta

from netral_console import clock
from netral_console.accounts.models import User
from netral_console.api.models import ApiToken
from netral_console.cases.asking import asking_as_store

LIVES = (7, 30, 90)
"""For how many days a token can hold."""
TITLE_LETTERS = 60
_PREFIX = "netral_"
"""So that whoever finds a token knows what it opens."""
_SCHEME = "bearer"


def make_token(owner: User, *, title: str, days: int, at: datetime) -> str:
    """Make a token for an auditor's own machine.

    Args:
        owner: Whose it is; it reads what they read, for machines, and nothing else.
        title: What they call it.
        days: One of `LIVES`.
        at: Now.

    Returns:
        The token: it is kept as a digest only, and cannot be given again.
    """
    token = _PREFIX + secrets.token_urlsafe(32)
    with asking_as_store(using="default"):
        ApiToken.objects.create(
            owner=owner,
            title=title[:TITLE_LETTERS],
            sha256=_digest(token),
            made_at=at,
            expires_at=at + timedelta(days=days),
        )
    return token


def find_bearer(header: str) -> User | None:
    """Find whose token a header carries; `None` if it is none, or does not hold any more.

    Args:
        header: The value of `Authorization`.
    """
    scheme, _, token = header.partition(" ")
    if scheme.lower() != _SCHEME or not token:
        return None
    with asking_as_store(using="default"):
        row = (
            ApiToken.objects.select_related("owner")
            .filter(
                sha256=_digest(token.strip()),
                expires_at__gt=clock.now(),
                revoked_at__isnull=True,
                owner__is_active=True,
            )
            .first()
        )
    return None if row is None else row.owner


def list_tokens(owner: User) -> list[ApiToken]:
    """List somebody's own tokens, the newest first."""
    with asking_as_store(using="default"):
        return list(ApiToken.objects.filter(owner=owner).order_by("-position"))


def revoke_token(number: int, *, owner: User, at: datetime) -> bool:
    """Revoke one of somebody's own tokens; tells whether there was one to revoke."""
    with asking_as_store(using="default"):
        rows = ApiToken.objects.filter(position=number, owner=owner, revoked_at__isnull=True)
        return bool(rows.update(revoked_at=at))


def _digest(token: str) -> str:
    return hashlib.sha256(f"netral.api-token.v1\n{token}".encode()).hexdigest()
