"""Small owner's archives of several platforms, all self-written, with canaries in private parts."""

import json
from typing import Any

from tests.intake.builders import CANARY, OWNER_HANDLE

AT = 1_727_769_600
"""2024-10-01 08:00 UTC, inside the window of the tests' door."""
BEFORE = 1_700_000_000
"""2023-11-14, before that window."""
Files = dict[str, str]


def mangle(text: str) -> str:
    """Write a text as Meta does: each byte of UTF-8 as a sign of its own."""
    return text.encode().decode("latin-1")


def dump(value: Any) -> str:
    return json.dumps(value, indent=1)


# Facebook


def facebook_profile(**changes: Any) -> str:
    profile = {
        "name": {"full_name": CANARY},
        "emails": {"emails": [f"{CANARY}@contoh.id"]},
        "birthday": {"year": 1980},
        "username": OWNER_HANDLE,
        "profile_uri": f"https://www.facebook.com/{OWNER_HANDLE}",
    }
    return dump({"profile_v2": profile | changes})


def facebook_post(text: str | None = "Selamat pagi", **changes: Any) -> Any:
    return {
        "timestamp": AT,
        "data": [{"post": text}] if text else [],
        "title": f"{CANARY} memperbarui statusnya.",
        "tags": [{"name": CANARY}],
    } | changes


def facebook_comment(text: str = "Mantap", **changes: Any) -> Any:
    return {
        "timestamp": AT,
        "data": [{"comment": {"timestamp": AT, "comment": text, "author": CANARY}}],
        "title": f"Pegawai mengomentari kiriman {CANARY}.",
    } | changes


def facebook_reaction(url: str = "https://www.facebook.com/pasangan.satu/posts/pfbid0aaa") -> Any:
    return {
        "timestamp": AT,
        "media": [],
        "label_values": [
            {"label": "Reaksi", "value": "Suka"},
            {"label": "Nama", "value": CANARY},
            {"label": "URL", "value": url, "href": url},
        ],
        "fbid": "123",
    }


def facebook_files(**changes: str | None) -> Files:
    """Give a newer archive by path; a change is named by the file's name without ending."""
    activity = "your_facebook_activity"
    files: dict[str, str] = {
        "personal_information/profile_information/profile_information.json": facebook_profile(),
        f"{activity}/posts/your_posts__check_ins__photos_and_videos_1.json": dump(
            [facebook_post(mangle("Selamat pagi — kopi"))]
        ),
        f"{activity}/comments_and_reactions/comments.json": dump(
            {"comments_v2": [facebook_comment()]}
        ),
        f"{activity}/comments_and_reactions/likes_and_reactions_1.json": dump(
            [facebook_reaction()]
        ),
        f"{activity}/groups/your_group_membership_activity.json": dump(
            {
                "groups_joined_v2": [
                    {
                        "timestamp": AT,
                        "data": [{"name": mangle("Warga “Guyub”")}],
                        "title": mangle("Anda bergabung dengan Warga “Guyub”."),
                    },
                    {
                        "timestamp": AT + 60,
                        "title": mangle("Anda keluar dari Warga “Guyub”."),
                    },
                ]
            }
        ),
        f"{activity}/groups/your_comments_in_groups.json": dump(
            {"group_comments_v2": [{"timestamp": AT, "title": f"Pegawai {CANARY}."}]}
        ),
        f"{activity}/pages/pages_you've_liked.json": dump(
            {"page_likes_v2": [{"name": "Halaman Satu", "timestamp": AT}]}
        ),
        f"{activity}/pages/pages_you've_unfollowed.json": dump(
            {"pages_unfollowed_v2": [{"timestamp": AT + 99, "title": "Halaman Satu"}]}
        ),
        "connections/followers/who_you_ve_followed.json": dump(
            {"following_v3": [{"name": CANARY, "timestamp": AT}]}
        ),
        f"{activity}/events/your_event_responses.json": dump(
            {
                "event_responses_v2": {
                    "events_joined": [{"name": CANARY, "start_timestamp": AT}],
                    "events_declined": [{"name": CANARY}],
                }
            }
        ),
        f"{activity}/messages/inbox/{CANARY}_1/message_1.json": dump({"messages": [CANARY]}),
        f"{activity}/stories/story_reactions.json": dump({"stories_feedback_v2": [CANARY]}),
        "security_and_login_information/logins.json": dump([CANARY]),
        f"{activity}/posts/media/{CANARY}.jpg": CANARY,
    }
    return replace_files(files, changes)


def replace_files(files: Files, changes: dict[str, str | None]) -> Files:
    """Change files that are named by the beginning of their own name; ``None`` takes one out."""
    changed = dict(files)
    for name, content in changes.items():
        (path,) = (path for path in files if path.rpartition("/")[2].startswith(name))
        if content is None:
            del changed[path]
        else:
            changed[path] = content
    return changed
