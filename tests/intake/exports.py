"""Small exports of YouTube, Mastodon, LinkedIn and Telegram, all self-written, with canaries."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from tests.intake.archives import AT, Files, dump, replace_files
from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID
from tests.intake.builders import OWNER_ACTOR as ACTOR
from tests.intake.builders import OWNER_CHANNEL as CHANNEL

# YouTube Takeout

OTHER_CHANNEL = "UC" + "p" * 22
ISO = "2024-10-01T08:00:00.123456+00:00"
VIDEO = "abcdefghijk"


def table(header: Sequence[str], *rows: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *rows])
    return text.getvalue()


COMMENT_HEADER = (
    *("Channel ID", "Comment Create Timestamp", "Price", "Comment ID"),
    *("Parent Comment ID", "Video ID", "Comment Text"),
)
OLD_COMMENT_HEADER = (
    *("Comment ID", "Channel ID", "Comment Create Timestamp", "Price"),
    *("Parent Comment ID", "Video ID", "Comment Text"),
)
DUTCH_COMMENT_HEADER = (
    *("Kanaal-ID", "Tijdstempel", "Prijs", "Reactie-ID"),
    *("ID bovenliggende reactie", "Video-ID", "Reactietekst"),
)


def youtube_comment(text: str = '{"text":"Siap"}', *, parent: str = "") -> tuple[str, ...]:
    return (CHANNEL, ISO, "0", "UgxAAAAAAAAAAAAAAAAAAAA1", parent, VIDEO, text)


def activity(title: str, **changes: Any) -> Any:
    return {
        "header": "YouTube",
        "title": title,
        "titleUrl": f"https://www.youtube.com/watch?v={VIDEO}",
        "subtitles": [{"name": CANARY, "url": f"https://www.youtube.com/channel/{OTHER_CHANNEL}"}],
        "time": "2024-10-01T08:00:00.000Z",
        "products": ["YouTube"],
    } | changes


def youtube_files(**changes: str | None) -> Files:
    """Give a Takeout by path; a change is named by the beginning of a file's name."""
    folder = "Takeout/YouTube and YouTube Music"
    history = {"activityControls": ["YouTube watch history"]}
    files: dict[str, str] = {
        f"{folder}/comments/comments.csv": table(COMMENT_HEADER, youtube_comment()),
        f"{folder}/live chats/live chats.csv": table(
            (
                *("Live Chat ID", "Channel ID", "Live Chat Create Timestamp", "Price"),
                *("Video ID", "Live Chat Text"),
            ),
            ("LcAAAAAAAAAAAAAAAAAAAAA1", CHANNEL, ISO, "0", VIDEO, '{"text":"Halo"}'),
        ),
        f"{folder}/subscriptions/subscriptions.csv": table(
            ("Channel Id", "Channel Url", "Channel Title"),
            (OTHER_CHANNEL, f"http://www.youtube.com/channel/{OTHER_CHANNEL}", CANARY),
        ),
        "Takeout/My Activity/YouTube/MyActivity.json": dump(
            [
                activity("Liked Kerja nyata"),
                activity(f"Watched {CANARY}", **history),
                activity(f"Searched for {CANARY}"),
                activity(f"Bekeken: {CANARY}", **history),
                activity(
                    "Subscribed to x", titleUrl=f"https://www.youtube.com/channel/{OTHER_CHANNEL}"
                ),
            ]
        ),
        f"{folder}/history/watch-history.json": dump([activity(f"Watched {CANARY}")]),
        f"{folder}/playlists/Watch later videos.csv": table(
            ("Video ID", "Playlist Video Creation Timestamp"), (CANARY, ISO)
        ),
        "Takeout/Mail/mail.csv": table(("a", "b", "c"), (CANARY, CANARY, CANARY)),
    }
    return replace_files(files, changes)


# Mastodon

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
OTHER_STATUS = "https://lain.contoh/users/pasangan/statuses/99"


def mastodon_note(content: str = "<p>Halo &amp; salam</p>", **changes: Any) -> Any:
    return {
        "id": f"{ACTOR}/statuses/1",
        "type": "Note",
        "attributedTo": ACTOR,
        "content": content,
        "attachment": [],
    } | changes


def mastodon_activity(found: Any = None, **changes: Any) -> Any:
    return {
        "id": f"{ACTOR}/statuses/1/activity",
        "type": "Create",
        "actor": ACTOR,
        "published": "2024-10-01T08:00:00Z",
        "to": [PUBLIC],
        "cc": [f"{ACTOR}/followers"],
        "object": found if found is not None else mastodon_note(),
    } | changes


def mastodon_files(**changes: str | None) -> Files:
    private = mastodon_activity(mastodon_note(CANARY), to=[f"https://lain.contoh/{CANARY}"], cc=[])
    files: dict[str, str] = {
        "actor.json": dump(
            {"id": ACTOR, "preferredUsername": OWNER_HANDLE, "name": CANARY, "summary": CANARY}
        ),
        "outbox.json": dump(
            {
                "type": "OrderedCollection",
                "orderedItems": [
                    mastodon_activity(),
                    mastodon_activity(OTHER_STATUS, type="Announce"),
                    private,
                ],
            }
        ),
        "likes.json": dump({"type": "OrderedCollection", "orderedItems": [OTHER_STATUS]}),
        "bookmarks.json": dump({"orderedItems": [CANARY]}),
        "media_attachments/a.jpg": CANARY,
    }
    return replace_files(files, changes)


# LinkedIn

LINKEDIN_DATE = "2024-10-01 08:00:00"
LINKEDIN_POST = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7246000000000000001"


def linkedin_files(*, member: str = f"_{OWNER_ID}", **changes: str | None) -> Files:
    files: dict[str, str] = {
        f"Shares{member}.csv": table(
            (
                *("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl"),
                "Visibility",
            ),
            (LINKEDIN_DATE, LINKEDIN_POST, 'satu"\n"dua', "", "", "MEMBER_NETWORK"),
        ),
        f"Comments{member}.csv": "Date,Link,Message\n"
        f'{LINKEDIN_DATE},{LINKEDIN_POST},"Kata \\"siap\\", pak"\n',
        f"Reactions{member}.csv": table(
            ("Date", "Type", "Link"), (LINKEDIN_DATE, "PRAISE", LINKEDIN_POST)
        ),
        "Company Follows.csv": table(
            ("Organization", "Followed On"), ("Kota Kita", "Tue Oct 01 08:00:00 UTC 2024")
        ),
        "messages.csv": table(("FROM", "CONTENT"), (CANARY, CANARY)),
        "Connections.csv": f"Notes:\n{CANARY}\n\nFirst Name\n{CANARY}\n",
        "Profile.csv": table(("First Name",), (CANARY,)),
    }
    return replace_files(files, changes)


# Telegram


def telegram_message(text: str = "Kabar pagi", **changes: Any) -> Any:
    return {
        "id": 7,
        "type": "message",
        "date": "2024-10-01T15:00:00",
        "date_unixtime": str(AT),
        "from": CANARY,
        "from_id": f"user{OWNER_ID}",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
        "reactions": [{"type": "emoji", "count": 1, "recent": [{"from": CANARY}]}],
    } | changes


def telegram_chat(kind: str = "public_supergroup", *messages: Any) -> Any:
    listed = list(messages) or [telegram_message()]
    return {"name": CANARY, "type": kind, "id": 4444, "messages": listed}


def telegram_export(*chats: Any) -> Any:
    private = telegram_chat("personal_chat", telegram_message(CANARY))
    return {
        "about": "x",
        "personal_information": {"user_id": 1, "phone_number": CANARY},
        "contacts": {"list": [{"first_name": CANARY}]},
        "chats": {"about": "x", "list": [private, *chats]},
        "left_chats": {"about": "x", "list": []},
    }
