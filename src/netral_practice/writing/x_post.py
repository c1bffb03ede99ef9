"""One X post in the shape of the owner's archive, and the words and marks around it."""

import random
import re
from datetime import datetime
from typing import Any

from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral_practice.deed import Deed
from netral_practice.platform_id import make_post_url

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HASHTAG = re.compile(r"#(\w+)")
_SHORT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_REPOST_LENGTH = 140
SOURCE = '<a href="http://twitter.com/download/android" rel="nofollow">Twitter for Android</a>'


def write_x_time(moment: datetime) -> str:
    """Write a moment as X does, with English names whatever the locale.

    Example:
        >>> from datetime import UTC
        >>> write_x_time(datetime(2023, 8, 12, 16, 10, 37, tzinfo=UTC))
        'Sat Aug 12 16:10:37 +0000 2023'
    """
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day} {month} {moment:%d %H:%M:%S} +0000 {moment.year}"


def escape_text(text: str) -> str:
    """Escape the three signs that X stores escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut_repost(handle: str, text: str) -> str:
    """Write the text of a repost as the archive shows it: marked, and cut short."""
    whole = f"RT @{handle}: {text}"
    return whole if len(whole) <= _REPOST_LENGTH else whole[: _REPOST_LENGTH - 1] + "…"


def post_number(deed: Deed) -> str:
    """Give the platform's own id of the post that an act made."""
    return deed.deed_id.partition(":")[2]


def text_of(deed: Deed, rng: random.Random) -> tuple[str, str | None]:
    """Give the full text of a post, and the short link in it if it quotes another."""
    shown = deed.object
    text = deed.text or ""
    if shown is None:
        return text, None
    if deed.verb is Verb.REPOST:
        return cut_repost(shown.owner_handle or "", shown.text or ""), None
    if deed.verb is Verb.QUOTE:
        short = "https://t.co/" + "".join(rng.choice(_SHORT) for _ in range(10))
        return f"{text} {short}", short
    mention = f"@{shown.owner_handle}"
    return (text if text.startswith(mention) else f"{mention} {text}"), None


def find_hashtags(text: str) -> list[dict[str, Any]]:
    """Find the hashtags of a text with their places, as strings, as the archive has them."""
    return [
        {"text": match[1], "indices": [str(match.start()), str(match.end())]}
        for match in _HASHTAG.finditer(text)
    ]


def make_archive_post(deed: Deed, *, rng: random.Random) -> dict[str, Any]:
    """Make the row of `tweets.js` for one act.

    Args:
        deed: A post, reply, quote or repost on X.
        rng: For counts and short links.

    Returns:
        The row with its wrapper; all numbers are text, as X writes them.
    """
    shown, number = deed.object, post_number(deed)
    text, short = text_of(deed, rng)
    full_text = escape_text(text)
    entities: dict[str, Any] = {
        "hashtags": find_hashtags(full_text),
        "symbols": [],
        "user_mentions": [],
        "urls": [],
    }
    post: dict[str, Any] = {
        "edit_info": {
            "initial": {
                "editTweetIds": [number],
                "editableUntil": deed.occurred_at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "editsRemaining": "5",
                "isEditEligible": deed.verb is Verb.POST,
            }
        },
        "retweeted": False,
        "source": SOURCE,
        "entities": entities,
        "display_text_range": ["0", str(len(full_text))],
        "favorite_count": str(rng.randrange(40)),
        "id_str": number,
        "truncated": False,
        "retweet_count": str(rng.randrange(8)),
        "id": number,
        "created_at": write_x_time(deed.occurred_at),
        "favorited": False,
        "full_text": full_text,
        "lang": "in",
    }
    if shown is not None:
        _add_object(post, deed, short=short)
    if deed.has_image:
        picture = "https://pbs.twimg.com/media/praktik.jpg"
        entities["media"] = [
            {"type": "photo", "id_str": number, "media_url_https": picture, "indices": ["0", "1"]}
        ]
    return {"tweet": post}


def _add_object(post: dict[str, Any], deed: Deed, *, short: str | None) -> None:
    shown = deed.object
    if shown is None:
        return
    handle, owner_id = (
        shown.owner_handle or "",
        shown.owner_id or invent_owner_id(shown.owner_handle),
    )
    if short is not None:
        address = make_post_url(Platform.X, shown.object_id or "", handle)
        post["entities"]["urls"] = [
            {
                "url": short,
                "expanded_url": address,
                "display_url": address[8:30] + "…",
                "indices": ["0", "23"],
            }
        ]
        return
    mention = {
        "name": handle,
        "screen_name": handle,
        "indices": ["0", str(len(handle) + 1)],
        "id_str": owner_id,
        "id": owner_id,
    }
    post["entities"]["user_mentions"] = [mention]
    if deed.verb is not Verb.REPOST:
        post |= {
            "in_reply_to_status_id_str": shown.object_id,
            "in_reply_to_status_id": shown.object_id,
            "in_reply_to_user_id": owner_id,
            "in_reply_to_user_id_str": owner_id,
            "in_reply_to_screen_name": handle,
        }


def invent_owner_id(handle: str | None) -> str:
    """Invent the id of an account of which the election knows the handle only.

    The same handle has the same id in all files of the world.
    """
    return str(10**17 + random.Random(f"owner {handle}").randrange(10**17))  # noqa: S311
