"""Answers of platforms' interfaces, all self-written, with canaries wherever others speak."""

from datetime import UTC, datetime
from typing import Any

from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID, x_id
from tests.intake.builders import OWNER_CHANNEL as CHANNEL
from tests.intake.builders import OWNER_DID as DID
from tests.intake.exports import OTHER_CHANNEL, VIDEO

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


# Bluesky

OTHER_DID = "did:plc:pasangansatu"
OTHER_POST = f"at://{OTHER_DID}/app.bsky.feed.post/3l5abcdefgh2a"
AT_MICROSECONDS = 1_727_769_600_000_000


def bluesky_record(kind: str = "post", **changes: Any) -> Any:
    subject: dict[str, Any] = {
        "post": {"text": "Langit pagi", "langs": ["id"]},
        "like": {"subject": {"cid": "x", "uri": OTHER_POST}},
        "repost": {"subject": {"cid": "x", "uri": OTHER_POST}},
        "follow": {"subject": OTHER_DID},
        "block": {"subject": f"did:plc:{CANARY}"},
    }[kind]
    return {"$type": kind, "createdAt": "2019-01-01T00:00:00Z"} | subject | changes


def collection(kind: str) -> str:
    return f"app.bsky.{'graph' if kind in ('follow', 'block') else 'feed'}.{kind}"


def jetstream(kind: str = "post", did: str = DID, operation: str = "create", **changes: Any) -> Any:
    commit = {
        "rev": "x",
        "operation": operation,
        "collection": collection(kind),
        "rkey": "3l5zzzzzzzz2a",
        "cid": "x",
    }
    if operation != "delete":
        commit["record"] = bluesky_record(kind, **changes)
    return {"did": did, "time_us": AT_MICROSECONDS, "kind": "commit", "commit": commit}


def jetstream_v2(kind: str = "post", did: str = DID, **changes: Any) -> Any:
    event = jetstream(kind, did, **changes)
    payload = event["commit"] | {
        "$type": "network.bsky.jetstream.subscribeEvents#commit",
        "seq": 1,
        "did": did,
        "time": AT_Z,
    }
    return {"$type": "message", "payload": payload}


# Mastodon statuses


def mastodon_status(**changes: Any) -> Any:
    return {
        "id": "11",
        "uri": "https://sosial.contoh/users/pegawai_contoh/statuses/11",
        "url": "https://sosial.contoh/@pegawai_contoh/11",
        "created_at": "2024-10-01T08:00:00.000Z",
        "edited_at": None,
        "account": {
            "id": "5",
            "acct": OWNER_HANDLE,
            "url": "https://sosial.contoh/@pegawai_contoh",
            "uri": "https://sosial.contoh/users/pegawai_contoh",
            "display_name": CANARY,
            "note": CANARY,
        },
        "content": "<p>Halo</p>",
        "visibility": "public",
        "language": "id",
        "mentions": [{"acct": CANARY}],
        "reblog": None,
        "in_reply_to_id": None,
    } | changes
