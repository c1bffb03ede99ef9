"""Answers of platforms' interfaces, all self-written, with canaries wherever others speak."""

from typing import Any

from tests.intake.archives import OTHER_CHANNEL, VIDEO
from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID
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


OWNER = (OWNER_ID, OWNER_HANDLE)
