"""Opens connections: encrypted, to the host that was named, with the key in a header."""

import ipaddress
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from urllib.parse import urlsplit

import httpx
from websockets.sync.client import connect

from netral import __version__
from netral_collect.bluesky import MAX_EVENT_BYTES, Connect, Stream
from netral_collect.errors import UnsafeEndpointError

TIMEOUT_SECONDS = 30.0
_OPEN, _LOCKED = frozenset({"http", "ws"}), frozenset({"https", "wss"})


def require_safe(address: str) -> str:
    """Give an address back, or refuse it.

    Args:
        address: Of an interface, without path.

    Returns:
        The address without a slash at its end.

    Raises:
        UnsafeEndpointError: If it is not encrypted; on this machine itself it need not be.

    Example:
        >>> require_safe("https://api.x.com/")
        'https://api.x.com'
    """
    parts = urlsplit(address)
    is_locked = parts.scheme in _LOCKED and bool(parts.hostname)
    is_here = parts.scheme in _OPEN and _is_loopback(parts.hostname or "")
    if not (is_locked or is_here) or parts.username or parts.query or parts.fragment:
        bare = f"{parts.scheme}://{parts.hostname or ''}"
        raise UnsafeEndpointError(bare)
    return address.rstrip("/")


def _is_here(address: str) -> bool:
    return _is_loopback(urlsplit(address).hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def open_client(address: str, headers: Mapping[str, str]) -> Iterator[httpx.Client]:
    """Open a client for one interface; it follows nobody elsewhere.

    The office's own proxy is used, if the environment names one; never for this machine.
    """
    with httpx.Client(
        base_url=require_safe(address),
        headers={"User-Agent": name_client(), "Accept": "application/json", **headers},
        timeout=TIMEOUT_SECONDS,
        follow_redirects=False,
        limits=httpx.Limits(max_connections=1),
        trust_env=not _is_here(address),
    ) as client:
        yield client


def connector(address: str) -> Connect:
    """Make what opens streams at an address."""
    base = require_safe(address)

    def open_stream(path: str) -> AbstractContextManager[Stream]:
        return connect(
            base + path,
            user_agent_header=name_client(),
            open_timeout=TIMEOUT_SECONDS,
            max_size=MAX_EVENT_BYTES,
            proxy=None if _is_here(base) else True,
        )

    return open_stream


def name_client() -> str:
    """Name this program to whom it asks."""
    return f"netral/{__version__}"
