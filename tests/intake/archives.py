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


# Instagram and Threads


def instagram_profile(*, private: str = "False", handle_key: str = "Username", **more: str) -> str:
    values = {
        "Email address": f"{CANARY}@contoh.id",
        handle_key: OWNER_HANDLE,
        "Name": CANARY,
        "Date of birth": "1980-01-01",
        "Private account": private,
    } | more
    data = {key: {"href": "", "value": value, "timestamp": 0} for key, value in values.items()}
    return dump({"profile_user": [{"title": "User information", "string_map_data": data}]})


def instagram_post(text: str = "Foto pagi", **changes: Any) -> Any:
    exif = {"photo_metadata": {"exif_data": [{"latitude": 1.5, "device_id": CANARY}]}}
    media = {
        "uri": "media/posts/202410/a.jpg",
        "creation_timestamp": AT,
        "media_metadata": exif,
        "title": mangle(text),
    }
    return {"media": [media]} | changes


def instagram_comment(**keys: Any) -> Any:
    values = {
        "Comment": {"value": mangle("Keren — lanjut")},
        "Media Owner": {"value": "pasangan.satu"},
        "Time": {"timestamp": AT},
    }
    return {"media_list_data": [{"uri": ""}], "string_map_data": keys or values}


def instagram_like(*, owner: str = "Pasangan.Satu", code: str = "DAbCdEfGh12") -> Any:
    url = f"https://www.instagram.com/p/{code}/"
    return {
        "timestamp": AT,
        "media": [],
        "label_values": [
            {"label": "URL", "value": url, "href": url},
            {"label": "Caption", "value": "Bersama kita bisa"},
            {
                "title": "Owner",
                "dict": [
                    {
                        "title": "",
                        "dict": [
                            {"label": "URL", "value": ""},
                            {"label": "Name", "value": CANARY},
                            {"label": "Username", "value": owner},
                        ],
                    }
                ],
            },
        ],
        "fbid": "18079916561048001",
    }


def entry_row(title: str = "", **entry: Any) -> Any:
    """Give a like or a follow in the older layout."""
    return {"title": title, "string_list_data": [{"timestamp": AT} | entry]}


def thread(text: str = "Utas pagi", *, is_reply: bool = False) -> Any:
    facts = {"reply_control": "everyone", "is_reply": is_reply}
    media = {"uri": "", "creation_timestamp": AT, "title": mangle(text), "text_app_post": facts}
    return {"media": [media]}


def instagram_files(**changes: str | None) -> Files:
    """Give a newer archive by path; a change is named by the beginning of a file's name."""
    activity = "your_instagram_activity"
    files: dict[str, str] = {
        "personal_information/personal_information/personal_information.json": instagram_profile(),
        f"{activity}/media/posts_1.json": dump([instagram_post()]),
        f"{activity}/comments/post_comments_1.json": dump([instagram_comment()]),
        f"{activity}/likes/liked_posts.json": dump([instagram_like()]),
        "connections/followers_and_following/following.json": dump(
            {
                "relationships_following": [
                    entry_row("Pasangan.Satu", href="https://www.instagram.com/_u/pasangan.satu")
                ]
            }
        ),
        f"{activity}/threads/threads_and_replies.json": dump(
            {"text_post_app_text_posts": [thread(), thread("Setuju", is_reply=True)]}
        ),
        f"{activity}/threads/liked_threads.json": dump(
            {
                "text_post_app_media_likes": [
                    entry_row(href="https://www.threads.com/@pasangan.satu/post/DBcDeFgHi34")
                ]
            }
        ),
        "connections/followers_and_following/followers_1.json": dump([entry_row(CANARY)]),
        f"{activity}/messages/inbox/{CANARY}_1/message_1.json": dump({"messages": [CANARY]}),
        f"{activity}/saved/saved_posts.json": dump([CANARY]),
        f"{activity}/story_interactions/story_likes.json": dump([CANARY]),
        "security_and_login_information/login_activity.json": dump([CANARY]),
    }
    return replace_files(files, changes)


# TikTok

TIKTOK_DATE = "2024-10-01 08:00:00"
TIKTOK_VIDEO = "7420000000000000000"


def tiktok_root(*, sections: str = "new", **lists: Any) -> dict[str, Any]:
    """Give the root of an archive; a list is named by its kind, settings and user too."""
    link = f"https://www.tiktokv.com/share/video/{TIKTOK_VIDEO}/"
    values: dict[str, Any] = {
        "posts": [{"Date": TIKTOK_DATE, "Link": CANARY, "Title": "Kerja bakti"}],
        "comments": [{"date": TIKTOK_DATE, "comment": "Siap", "photo": "N/A", "url": ""}],
        "likes": [{"date": TIKTOK_DATE, "link": link}],
        "follows": [{"Date": TIKTOK_DATE, "UserName": "Pasangan.Satu"}],
        "live": {
            TIKTOK_VIDEO: {
                "WatchTime": TIKTOK_DATE,
                "Link": "x",
                "Comments": [{"CommentTime": TIKTOK_DATE, "CommentContent": "Halo", "RawTime": 1}],
            }
        },
        "settings": {"Private Account": "Disabled", "Who Can View Videos I Liked": "Everyone"},
        "user": OWNER_HANDLE,
    } | lists
    profile = {"ProfileMap": {"userName": values["user"], "emailAddress": f"{CANARY}@contoh.id"}}
    private = {
        "Login History": {"LoginHistoryList": [{"IP": CANARY}]},
        "Searches": {"SearchList": [{"SearchTerm": CANARY}]},
        "Watch History": {"VideoList": [{"Date": TIKTOK_DATE, "Link": CANARY}]},
        "Share History": {"ShareHistoryList": [{"Date": TIKTOK_DATE, "Link": CANARY}]},
        "Status": {"Status List": [CANARY]},
    }
    messages = {"Chat History": {"ChatHistory": {CANARY: [{"Content": CANARY}]}}}
    if sections == "old":
        return {
            "Activity": {
                "Like List": {"ItemFavoriteList": values["likes"]},
                "Following List": {"Following": values["follows"]},
                **private,
            },
            "App Settings": {"Settings": {"SettingsMap": values["settings"]}},
            "Comment": {"Comments": {"CommentsList": values["comments"]}},
            "Direct Messages": messages,
            "Profile": {"Profile Information": profile},
            "Video": {"Videos": {"VideoList": values["posts"]}},
        }
    return {
        "Comment": {"Comments": {"CommentsList": values["comments"]}},
        "Direct Message": messages,
        "Likes and Favorites": {"Like List": {"ItemFavoriteList": values["likes"]}},
        "Post": {
            "Posts": {"VideoList": values["posts"]},
            "Recently Deleted Posts": {"PostList": values.get("deleted")},
        },
        "Profile And Settings": {
            "Following": {"Following": values["follows"]},
            "Follower": {"FansList": [{"UserName": CANARY}]},
            "Profile Info": profile,
            "Settings": {"SettingsMap": values["settings"]},
            "Autofill": {"Email": CANARY},
        },
        "TikTok Live": {"Watch Live History": {"WatchLiveMap": values["live"]}},
        "Your Activity": private,
    }


def tiktok_files(**lists: Any) -> Files:
    return {
        "user_data_tiktok.json": dump(tiktok_root(**lists)),
        f"Media/{CANARY}.mp4": CANARY,
    }
