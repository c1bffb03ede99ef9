"""Whose post an address leads to, on the platforms whose addresses say so."""

from dataclasses import dataclass
from datetime import datetime

from netral.intake.id_time import find_instagram_id_time, find_tiktok_id_time, find_x_id_time
from netral.intake.web_address import find_facebook, find_instagram, find_threads, find_tiktok
from netral.intake.x_text import find_status
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAddress:
    """The address of one post."""

    platform: Platform
    post_id: str
    handle: str | None = None
    """Folded; ``None`` where the address does not name the owner."""
    published_at: datetime | None = None
    """From the id, where ids carry time."""


def find_post_address(url: str) -> PostAddress | None:
    """Find out whose post an address leads to.

    Args:
        url: An address, as a capture has it.

    Returns:
        The post, or ``None`` if the address leads to something else.

    Example:
        >>> find_post_address("https://x.com/Kota_Kita/status/1690395372546301952").handle
        'kota_kita'
        >>> find_post_address("https://x.com/Kota_Kita") is None
        True
    """
    status = find_status(url)
    if status is not None:
        handle, post_id = status
        return PostAddress(
            platform=Platform.X,
            post_id=post_id,
            handle=handle,
            published_at=find_x_id_time(post_id),
        )
    for platform, find, find_time in (
        (Platform.INSTAGRAM, find_instagram, find_instagram_id_time),
        (Platform.THREADS, find_threads, find_instagram_id_time),
        (Platform.TIKTOK, find_tiktok, find_tiktok_id_time),
        (Platform.FACEBOOK, find_facebook, _no_time),
    ):
        handle, code = find(url)
        if code is not None:
            return PostAddress(
                platform=platform, post_id=code, handle=handle, published_at=find_time(code)
            )
    return None


def _no_time(code: str | None) -> datetime | None:  # noqa: ARG001
    return None
