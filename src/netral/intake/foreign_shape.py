"""Names JSON files and tables that Netral recognises by their keys and does not read."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from netral.intake.errors import EmptySourceError, RefusedFormatError
from netral.intake.foreign_file import OLD_INSTAGRAM, ForeignKind

_PRIVATE = "private messages are never opened"
_OTHERS = "it is about other people"
_NO_ACT = "it describes an account and tells of no act"
_WHOLE = "Hand in the whole archive: zip or folder."
_TAKE_OUT = "Take it out of what you hand in."
_MESSAGES = ForeignKind("a chat", _TAKE_OUT, _PRIVATE)
_PEOPLE = ForeignKind("a list of people of an archive", _TAKE_OUT, _OTHERS)
_PROFILE = ForeignKind("a profile", "Hand in the answers that hold its posts.", _NO_ACT)
_TELEGRAM = ForeignKind(
    "what a Telegram program received", "Export the public channel with Telegram Desktop, as JSON."
)
_ERROR = ForeignKind(
    "an error that a platform answered",
    'Read its message and ask again; an error does not mean "no activity".',
    "the platform gave no records",
)
_PAGES = ForeignKind("the list of pages of a WACZ", "Hand in the whole WACZ.")
_NAMELESS = ForeignKind(
    "a list of a Facebook or Instagram archive that only its file name can explain",
    _WHOLE,
    "what was liked, seen or followed looks the same in it",
)
_OTHER_LIST = ForeignKind(
    "a list of a Facebook or Instagram archive that is not read",
    _WHOLE,
    "only posts, comments, reactions, groups and follows are",
)
_OTHER_ANSWER = ForeignKind(
    "an answer of an interface",
    "Ask for posts or comments, with their authors and moments.",
    "it holds neither posts nor comments in a form that is known",
)
_OF_META = re.compile(
    r".*_v\d{1,2}|(?:profile|relationships|story_activities|saved|searches|inferred_data|ig"
    r"|impressions_history|monetization|account_history|devices|organic_insights|topics|settings"
    r"|checkout|contacts|apps_and_websites|text_post_app|login|messenger)_[a-z_]{3,60}"
)
"""Keys of the one list of a file, as Meta writes them."""
_NUMBER = re.compile(r"[0-9]{5,25}(?:_[0-9]{5,25})?")
_TIKTOK = ForeignKind(
    "an answer of TikTok's own interfaces", "Write its videos one a line, and name the columns."
)
_OLD_X = ForeignKind(
    "an answer of X's old interface (v1.1)", "Ask X's interface v2 for the same posts."
)
_ANSWER_KEYS = frozenset({"data", "paging", "summary", "meta", "includes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    kind: ForeignKind
    every: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    inside: tuple[str, frozenset[str]] | None = None
    """A key, and what some key below it is called."""

    def fits(self, keys: Collection[str], inner: Mapping[str, frozenset[str]]) -> bool:
        names = set(keys)
        is_inside = self.inside is None or bool(
            inner.get(self.inside[0], frozenset()) & self.inside[1]
        )
        return self.every <= names and (not self.some or bool(self.some & names)) and is_inside


def _shape(
    kind: ForeignKind,
    every: str = "",
    *,
    some: str = "",
    inside: tuple[str, str] | None = None,
) -> _Shape:
    return _Shape(
        kind=kind,
        every=frozenset(every.split()),
        some=frozenset(some.split()),
        inside=(inside[0], frozenset(inside[1].split())) if inside else None,
    )


_JSON: tuple[_Shape, ...] = (
    _shape(_TIKTOK, "data error", inside=("data", "videos comments user_liked_videos")),
    _shape(_ERROR, "error", inside=("error", "code message errors type")),
    _shape(_ERROR, "title type status detail"),
    _shape(_MESSAGES, "participants messages"),
    _shape(_MESSAGES, "guild channel messages"),
    _shape(
        _PEOPLE,
        some="friends friends_v2 followers_v2 followers_v3 sent_friend_requests_v2 "
        "received_friend_requests_v2 deleted_friends_v2 blocked_users_v2 relationships_followers "
        "relationships_blocked_users relationships_close_friends relationships_unfollowed_users "
        "relationships_follow_requests_sent relationships_dismissed_suggested_users",
    ),
    _shape(
        _NAMELESS,
        "title media_list_data string_list_data",
    ),
    _shape(_NAMELESS, "media label_values"),
    _shape(_MESSAGES, some="chat_messages messageThreads"),
    _shape(_MESSAGES, "conversation_id mapping"),
    _shape(_MESSAGES, "created_time from to"),
    _shape(_MESSAGES, "message_count snippet"),
    _shape(
        ForeignKind(
            "a key of an interface",
            "Withdraw it, and hand in what the interface answers.",
            "whoever holds it can use the account",
        ),
        some="access_token private_key client_secret",
    ),
    _shape(
        ForeignKind(
            "a list of accounts without moments",
            "Hand in the stream or the repository.",
            "an act needs a moment",
        ),
        "subject",
        some="follows followers",
    ),
    _shape(_PAGES, "format id title"),
    _shape(
        ForeignKind(
            "a list of what was done to stories",
            _WHOLE,
            "stories are shown for a day and mostly to followers",
        ),
        some="story_activities_story_likes story_activities_polls story_activities_questions "
        "stories_feedback_v2 ig_stories",
    ),
    _shape(OLD_INSTAGRAM, some="media_likes media_comments"),
    _shape(OLD_INSTAGRAM, "photos videos stories"),
    _shape(_OLD_X, "id_str created_at user"),
    _shape(_OLD_X, "statuses search_metadata"),
    _shape(
        ForeignKind(
            "what yt-dlp wrote of a video", "Ask the Data API: `netral collect youtube` does."
        ),
        "extractor webpage_url",
    ),
    _shape(
        ForeignKind(
            "recorded traffic of a browser (HAR)",
            "Capture the page as WACZ, or save it with SingleFile.",
            "it holds cookies and tokens of whoever recorded it",
        ),
        "log",
        inside=("log", "creator"),
    ),
    _shape(_TELEGRAM, "ok result"),
    _shape(_TELEGRAM, "_ peer_id"),
    _shape(ForeignKind("the profile of a Mastodon archive", _WHOLE, _NO_ACT), "preferredUsername"),
    _shape(
        ForeignKind("a list of likes or bookmarks of a Mastodon archive", _WHOLE),
        "type orderedItems",
    ),
    _shape(_PROFILE, "acct username followers_count"),
    _shape(_PROFILE, "did handle", some="displayName followersCount postsCount"),
    _shape(
        ForeignKind(
            "Google's My Activity of another product than YouTube",
            _TAKE_OUT,
            "searches and visits are private",
        ),
        "header title time",
    ),
)
_TABLES: tuple[_Shape, ...] = (
    _shape(_MESSAGES, "conversation_id from"),
    _shape(
        ForeignKind("a list of accounts without moments", _WHOLE, "an act needs a moment"),
        "account_address",
    ),
    _shape(
        ForeignKind(
            "the table of an old Twitter archive (before 2018, Grailbird)",
            "Ask X for a new archive; it holds the same posts and more.",
        ),
        "tweet_id timestamp source text",
    ),
    _shape(
        ForeignKind(
            "a playlist of a YouTube Takeout", _WHOLE, "only the list of liked videos is read"
        ),
        "video_id",
        some="playlist_video_creation_timestamp time_added",
    ),
    _shape(
        ForeignKind("a playlist of a YouTube Takeout", _WHOLE, "playlists are private"),
        "playlist_id channel_id",
    ),
)


def find_foreign_shape(
    file: str, keys: Collection[str], inner: Mapping[str, frozenset[str]]
) -> RefusedFormatError | EmptySourceError | None:
    """Find out whether a JSON file is of a kind that is known and not read.

    Args:
        file: The file's name.
        keys: Keys of the object, or of the first record.
        inner: Key to the keys below it.

    Returns:
        The error to raise, or ``None`` if the keys are of no such kind.
    """
    kind = next((shape.kind for shape in _JSON if shape.fits(keys, inner)), None)
    if kind is not None:
        return kind.refuse(file)
    is_answer = bool(keys) and _ANSWER_KEYS.issuperset(keys) and {"data", "meta"} & set(keys)
    if is_answer and not inner.get("data"):
        return EmptySourceError(file, "it is an answer without any record")
    if is_answer or (keys and all(_NUMBER.fullmatch(key) for key in keys)):
        return _OTHER_ANSWER.refuse(file)
    if len(keys) == 1 and all(_OF_META.fullmatch(key) for key in keys):
        return _OTHER_LIST.refuse(file)
    return None


def find_foreign_table(file: str, header: Collection[str]) -> RefusedFormatError | None:
    """Find out whether a table is of a kind that is known and not read; by its header."""
    names = {"_".join(name.casefold().split()) for name in header}
    kind = next((shape.kind for shape in _TABLES if shape.fits(names, {})), None)
    return kind.refuse(file) if kind is not None else None
