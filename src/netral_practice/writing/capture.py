"""Captures as the Zeeschuimer browser extension exports them: what somebody saw while scrolling."""

import base64
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from netral.intake.act import ActObject
from netral.values.act_kind import Verb
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.platform_id import make_post_url, make_shortcode
from netral_practice.writing.place import Place
from netral_practice.writing.x_post import (
    SOURCE,
    escape_text,
    find_hashtags,
    invent_owner_id,
    post_number,
    text_of,
    write_x_time,
)

_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"
_HOSTS = {"twitter.com": "x.com", "instagram.com": "www.instagram.com"}


def write_x_capture(
    path: Path, deeds: Sequence[Deed], *, captured_at: datetime, seed: int
) -> list[Place]:
    """Write a capture of X: posts, replies, quotes and reposts that were on the screen."""
    return _write(path, deeds, "twitter.com", _make_x_post, captured_at=captured_at, seed=seed)


def write_instagram_capture(
    path: Path, deeds: Sequence[Deed], *, captured_at: datetime, seed: int
) -> list[Place]:
    """Write a capture of Instagram: posts only, comments are not captured."""
    return _write(
        path, deeds, "instagram.com", _make_instagram_post, captured_at=captured_at, seed=seed
    )


def _write(
    path: Path,
    deeds: Sequence[Deed],
    platform: str,
    make: Callable[[Deed, random.Random], dict[str, Any]],
    *,
    captured_at: datetime,
    seed: int,
) -> list[Place]:
    rng = random.Random(f"capture {seed} {platform}")  # noqa: S311 - invented values, no secrets
    lines, places = [], []
    for number, deed in enumerate(deeds, start=1):
        moment = captured_at + timedelta(seconds=number)
        collected = int(moment.timestamp() * 1000) + rng.randrange(1000)
        data = make(deed, rng)
        item_id = data.get("code") or data["rest_id"]
        lines.append(
            msgspec.json.encode(
                {
                    "id": number,
                    "nav_index": f"1:4:{number // 40}",
                    "item_id": item_id,
                    "timestamp_collected": collected,
                    "last_updated": collected,
                    "source_platform": platform,
                    "source_platform_url": f"https://{_HOSTS[platform]}/explore/",
                    "source_url": f"https://{_HOSTS[platform]}/api/graphql/praktik",
                    "user_agent": _AGENT,
                    "data": data,
                }
            )
        )
        places.append(Place(deed=deed, source_file=path.name, pointer=f"line {number}"))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return places


def _make_user(user_id: str, handle: str, name: str, *, is_new: bool) -> dict[str, Any]:
    """Make the author of a post; X moved the names from `legacy` to `core` in between."""
    names = {"name": name, "screen_name": handle}
    legacy = {"followers_count": 120, "friends_count": 90, "statuses_count": 800, "verified": False}
    user: dict[str, Any] = {
        "__typename": "User",
        "id": base64.b64encode(f"User:{user_id}".encode()).decode(),
        "rest_id": user_id,
        "is_blue_verified": False,
        "legacy": legacy if is_new else {**legacy, **names, "protected": False},
    }
    if is_new:
        user |= {"core": names, "privacy": {"protected": False}}
    return {"user_results": {"result": user}}


def _make_legacy(
    number: str, user_id: str, text: str, moment: datetime, rng: random.Random
) -> dict[str, Any]:
    full_text = escape_text(text)
    hashtags = [
        {"text": tag["text"], "indices": [int(index) for index in tag["indices"]]}
        for tag in find_hashtags(full_text)
    ]
    return {
        "bookmark_count": 0,
        "created_at": write_x_time(moment),
        "conversation_id_str": number,
        "display_text_range": [0, len(full_text)],
        "entities": {"hashtags": hashtags, "symbols": [], "urls": [], "user_mentions": []},
        "favorite_count": rng.randrange(300),
        "full_text": full_text,
        "is_quote_status": False,
        "lang": "in",
        "quote_count": rng.randrange(5),
        "reply_count": rng.randrange(30),
        "retweet_count": rng.randrange(60),
        "user_id_str": user_id,
        "id_str": number,
    }


def _make_shown_post(shown: ActObject, rng: random.Random, *, is_new: bool) -> dict[str, Any]:
    handle = shown.owner_handle or ""
    user_id = shown.owner_id or invent_owner_id(handle)
    number = shown.object_id or "0"
    moment = shown.published_at
    legacy = _make_legacy(number, user_id, shown.text or "", moment, rng) if moment else {}
    return {
        "__typename": "Tweet",
        "rest_id": number,
        "core": _make_user(user_id, handle, handle, is_new=is_new),
        "source": SOURCE,
        "legacy": legacy,
    }


def _make_x_post(deed: Deed, rng: random.Random) -> dict[str, Any]:
    number, account, shown = post_number(deed), deed.account, deed.object
    user_id = account.account_id or "0"
    is_new = happens(rng, 0.5)
    text, short = text_of(deed, rng)
    legacy = _make_legacy(number, user_id, text, deed.occurred_at, rng)
    post: dict[str, Any] = {
        "__typename": "Tweet",
        "rest_id": number,
        "id": number,
        "core": _make_user(user_id, account.handle, account.display_name, is_new=is_new),
        "views": {"count": str(rng.randrange(9000)), "state": "EnabledWithCount"},
        "source": SOURCE,
        "legacy": legacy,
    }
    if shown is None:
        return post
    if deed.verb is Verb.REPOST:
        legacy["retweeted_status_result"] = {"result": _make_shown_post(shown, rng, is_new=is_new)}
    elif deed.verb is Verb.QUOTE:
        legacy |= {"is_quote_status": True, "quoted_status_id_str": shown.object_id}
        address = make_post_url(account.platform, shown.object_id or "", shown.owner_handle or "")
        legacy["entities"]["urls"] = [
            {
                "url": short,
                "expanded_url": address,
                "display_url": address[8:30],
                "indices": [0, 23],
            }
        ]
        post["quoted_status_result"] = {"result": _make_shown_post(shown, rng, is_new=is_new)}
    else:
        _add_reply(legacy, shown)
    return post


def _add_reply(legacy: dict[str, Any], shown: ActObject) -> None:
    handle = shown.owner_handle or ""
    owner_id = shown.owner_id or invent_owner_id(handle)
    legacy |= {
        "conversation_id_str": shown.object_id,
        "in_reply_to_screen_name": handle,
        "in_reply_to_status_id_str": shown.object_id,
        "in_reply_to_user_id_str": owner_id,
    }
    legacy["entities"]["user_mentions"] = [
        {
            "id_str": owner_id,
            "name": handle,
            "screen_name": handle,
            "indices": [0, len(handle) + 1],
        }
    ]


def _make_instagram_post(deed: Deed, rng: random.Random) -> dict[str, Any]:
    number, account = post_number(deed), deed.account
    user_id = account.account_id or "0"
    taken_at = int(deed.occurred_at.timestamp())
    user = {
        "pk": user_id,
        "pk_id": user_id,
        "id": user_id,
        "username": account.handle,
        "full_name": account.display_name,
        "is_private": False,
        "is_verified": False,
        "profile_pic_url": "https://scontent.cdninstagram.com/praktik.jpg",
    }
    picture = {"width": 1080, "height": 1080, "url": "https://scontent.cdninstagram.com/p.jpg"}
    return {
        "pk": number,
        "id": f"{number}_{user_id}",
        "code": make_shortcode(number),
        "taken_at": taken_at,
        "media_type": 1,
        "product_type": "feed",
        "caption": {
            "pk": str(int(number) + 1),
            "text": deed.text or "",
            "created_at": taken_at,
            "user_id": user_id,
        },
        "user": user,
        "owner": user,
        "like_count": rng.randrange(400),
        "comment_count": rng.randrange(40),
        "image_versions2": {"candidates": [picture]},
        "usertags": None,
        "coauthor_producers": [],
        "link": None,
    }
