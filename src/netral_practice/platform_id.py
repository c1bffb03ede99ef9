"""Ids as the platforms make them, some of which carry the moment of the post."""

import random
from datetime import datetime

from netral.values.platform import Platform

X_EPOCH_MS = 1_288_834_974_657
INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_SHORTCODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def make_account_id(platform: Platform, rng: random.Random) -> str | None:
    """Make a stable account id, or `None` where exports of the platform show none.

    Args:
        platform: The platform.
        rng: The only source of chance.

    Returns:
        The id as text.
    """
    match platform:
        case Platform.X:
            return str(rng.randrange(10**17, 18 * 10**17))
        case Platform.INSTAGRAM:
            return str(rng.randrange(10**9, 7 * 10**10))
        case Platform.YOUTUBE:
            return "UC" + "".join(_SHORTCODE[rng.randrange(64)] for _ in range(22))
        case _:
            return None


def make_post_id(platform: Platform, at: datetime, rng: random.Random) -> str:
    """Make the id of a post that was published at a moment.

    Args:
        platform: The platform.
        at: When the post was published; X, Instagram and TikTok ids carry it.
        rng: The only source of chance.

    Returns:
        The id as text; on Instagram the numeric media id.
    """
    milliseconds = int(at.timestamp() * 1000)
    match platform:
        case Platform.X:
            return str((milliseconds - X_EPOCH_MS) << 22 | rng.randrange(1 << 22))
        case Platform.INSTAGRAM | Platform.THREADS:
            return str((milliseconds - INSTAGRAM_EPOCH_MS) << 23 | rng.randrange(1 << 23))
        case Platform.TIKTOK:
            return str((milliseconds // 1000) << 32 | rng.randrange(1 << 32))
        case Platform.YOUTUBE:
            return "".join(_SHORTCODE[rng.randrange(64)] for _ in range(11))
        case _:
            return str(rng.randrange(10**15, 10**16))


def make_shortcode(media_id: str) -> str:
    """Make the shortcode by which Instagram shows a media id in addresses.

    Example:
        >>> make_shortcode("1953991868846408097")
        'Bsd-UCEl4Gh'
    """
    number, letters = int(media_id), ""
    while number:
        number, rest = divmod(number, 64)
        letters = _SHORTCODE[rest] + letters
    return letters


def make_post_url(platform: Platform, post_id: str, handle: str) -> str:
    """Make the public address of a post.

    Args:
        platform: The platform.
        post_id: The id that `make_post_id` made.
        handle: Handle of the post's owner.

    Returns:
        The address.
    """
    match platform:
        case Platform.X:
            return f"https://x.com/{handle}/status/{post_id}"
        case Platform.INSTAGRAM:
            return f"https://www.instagram.com/p/{make_shortcode(post_id)}/"
        case Platform.THREADS:
            return f"https://www.threads.net/@{handle}/post/{make_shortcode(post_id)}"
        case Platform.TIKTOK:
            return f"https://www.tiktok.com/@{handle}/video/{post_id}"
        case Platform.YOUTUBE:
            return f"https://www.youtube.com/watch?v={post_id}"
        case _:
            return f"https://www.facebook.com/{handle}/posts/{post_id}"


def make_profile_url(platform: Platform, handle: str) -> str:
    """Make the public address of an account."""
    match platform:
        case Platform.X:
            return f"https://x.com/{handle}"
        case Platform.INSTAGRAM:
            return f"https://www.instagram.com/{handle}/"
        case Platform.THREADS:
            return f"https://www.threads.net/@{handle}"
        case Platform.TIKTOK:
            return f"https://www.tiktok.com/@{handle}"
        case Platform.YOUTUBE:
            return f"https://www.youtube.com/@{handle}"
        case _:
            return f"https://www.facebook.com/{handle}"
