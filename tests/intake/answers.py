"""Answers of platforms' interfaces, all self-written, with canaries wherever others speak."""

from datetime import UTC, datetime
from typing import Any

from tests.intake.archives import OTHER_CHANNEL, VIDEO
from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID, x_id
from tests.intake.builders import OWNER_CHANNEL as CHANNEL

AT_Z = "2024-10-01T08:00:00Z"

# YouTube Data API v3


def youtube_api_comment(channel: str | None = CHANNEL, **snippet: Any) -> Any:
    is_owner = channel == CHANNEL
    words = "Lanjutkan" if is_owner else CANARY
    author = {"authorChannelId": {"value": channel}} if channel else {}
    return {
        "kind": "youtube#comment",
        "id": "UgxBBBBBBBBBBBBBBBBBBBB1",
        "snippet": author
        | {
            "authorDisplayName": f"@{OWNER_HANDLE}" if is_owner else f"@{CANARY}",
            "authorProfileImageUrl": CANARY,
            "textOriginal": words,
            "textDisplay": f"<b>{words}</b>",
            "publishedAt": AT_Z,
            "updatedAt": AT_Z,
        }
        | snippet,
    }


def youtube_api_thread(comment: Any = None, *replies: Any, **snippet: Any) -> Any:
    return {
        "kind": "youtube#commentThread",
        "id": "UgxBBBBBBBBBBBBBBBBBBBB1",
        "snippet": {
            "channelId": OTHER_CHANNEL,
            "videoId": VIDEO,
            "topLevelComment": comment or youtube_api_comment(),
            "totalReplyCount": len(replies),
            "isPublic": True,
        }
        | snippet,
        "replies": {"comments": list(replies)},
    }


def youtube_api_answer(*items: Any, kind: str = "youtube#commentThreadListResponse") -> Any:
    return {"kind": kind, "etag": "x", "pageInfo": {"totalResults": 1}, "items": list(items)}


def youtube_api_video(**changes: Any) -> Any:
    return {
        "kind": "youtube#video",
        "id": VIDEO,
        "snippet": {
            "channelId": CHANNEL,
            "publishedAt": AT_Z,
            "title": "Judul",
            "description": "Uraian",
            "channelTitle": CANARY,
        },
        "status": {"privacyStatus": "public"},
    } | changes


# X API v2


def x_api_post(**changes: Any) -> Any:
    moment = datetime(2024, 10, 1, 8, tzinfo=UTC)
    return {
        "id": x_id(moment),
        "text": "Pagi &amp; salam",
        "author_id": OWNER_ID,
        "created_at": "2024-10-01T08:00:00.000Z",
        "lang": "in",
        "edit_history_tweet_ids": [x_id(moment)],
    } | changes


X_USERS = [
    {"id": OWNER_ID, "username": OWNER_HANDLE, "name": CANARY, "protected": False},
    {"id": "555", "username": "Akun_Pasangan", "name": "Pasangan"},
]
X_INCLUDED = {
    "id": "1841000000000000000",
    "author_id": "555",
    "text": "Mari bersama membangun kota, cut…",
    "note_tweet": {"text": "Mari bersama membangun kota, sampai tuntas"},
    "created_at": "2024-09-30T08:00:00.000Z",
}


def x_api_answer(*posts: Any, **more: Any) -> Any:
    foreign = {"id": "777", "username": f"{CANARY}_akun", "name": CANARY}
    return {
        "data": list(posts),
        "includes": {"users": [*X_USERS, foreign], "tweets": [X_INCLUDED]},
        "meta": {"result_count": len(posts)},
    } | more


# Meta's Graph API


def page_comment(**changes: Any) -> Any:
    return {
        "id": "101_202",
        "created_time": "2024-10-01T08:00:00+0000",
        "message": CANARY,
        "from": {"id": "9001", "name": CANARY},
        "permalink_url": "https://www.facebook.com/4455/posts/101/?comment_id=202",
    } | changes


def instagram_api_comment(**changes: Any) -> Any:
    return {
        "id": "17890000000000001",
        "text": "Lanjut",
        "timestamp": "2024-10-01T08:00:00+0000",
        "username": OWNER_HANDLE,
        "from": {"id": "88", "username": OWNER_HANDLE},
        "media": {"id": "17840000000000001"},
        "hidden": False,
    } | changes


def threads_api_post(**changes: Any) -> Any:
    return {
        "id": "18000000000000001",
        "text": "Utas",
        "media_type": "TEXT_POST",
        "permalink": f"https://www.threads.net/@{OWNER_HANDLE}/post/DBcDeFgHi34",
        "timestamp": "2024-10-01T08:00:00+0000",
        "username": OWNER_HANDLE,
        "is_quote_post": False,
        "is_reply": False,
    } | changes
