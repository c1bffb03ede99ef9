"""Short-lived addresses of exhibits on the host without cookies."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

_SALT = "netral.exhibit-address.v1"
_LIFE_SECONDS = 10 * 60


def exhibit_address(request: HttpRequest, sha256: str) -> str:
    """Give the address of an exhibit for the page that is being made.

    Whoever may see the page may follow it for ten minutes; it names no case, and no
    reviewer: two reviewers of a case get pages that are alike.

    Args:
        request: For the port and scheme that the browser uses.
        sha256: Digest of the exhibit's content.
    """
    token = signing.TimestampSigner(salt=_SALT).sign(sha256)
    scheme = "https" if request.is_secure() else "http"
    port = request.get_port()
    is_usual = port in ("80", "443") or ":" in settings.EXHIBIT_HOST
    host = settings.EXHIBIT_HOST if is_usual else f"{settings.EXHIBIT_HOST}:{port}"
    return f"{scheme}://{host}/bukti/{token}"


def read_token(token: str) -> str | None:
    """Read the digest from a token; `None` if it is forged or too old."""
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(token, max_age=_LIFE_SECONDS)
    except signing.BadSignature:
        return None
