"""Which files of an Instagram archive are read, which are not, and why."""

import re
from enum import StrEnum

from netral.intake.list_export import match_path
from netral.intake.unread import Closed
from netral.values.platform import Platform


class PartKind(StrEnum):
    """A kind of list in the archive."""

    PROFILE = "profile"
    CHANGES = "changes"
    POSTS = "posts"
    REELS = "reels"
    COMMENTS = "comments"
    LIKES = "likes"
    COMMENT_LIKES = "comment likes"
    FOLLOWING = "following"
    THREADS = "threads"
    THREAD_LIKES = "thread likes"
    THREAD_FOLLOWING = "thread following"

    @property
    def platform(self) -> Platform:
        """The platform on which the acts of the list were done."""
        return Platform.THREADS if self in _ON_THREADS else Platform.INSTAGRAM


HELPING = frozenset({PartKind.PROFILE, PartKind.CHANGES})
_ON_THREADS = frozenset({PartKind.THREADS, PartKind.THREAD_LIKES, PartKind.THREAD_FOLLOWING})
KIND_OF_KEY: dict[str, PartKind] = {
    "profile_user": PartKind.PROFILE,
    "profile_profile_change": PartKind.CHANGES,
    "ig_posts": PartKind.POSTS,
    "ig_reels_media": PartKind.REELS,
    "comments_media_comments": PartKind.COMMENTS,
    "comments_reels_comments": PartKind.COMMENTS,
    "likes_media_likes": PartKind.LIKES,
    "likes_comment_likes": PartKind.COMMENT_LIKES,
    "relationships_following": PartKind.FOLLOWING,
    "text_post_app_text_posts": PartKind.THREADS,
    "text_post_app_media_likes": PartKind.THREAD_LIKES,
    "text_post_app_text_post_app_following": PartKind.THREAD_FOLLOWING,
}
"""Keys of lists; newer archives have bare arrays instead, whose kind the file's name says."""
_NUMBER = r"(?:_\d{1,4})?"
_FILES: tuple[tuple[str, str, PartKind], ...] = (
    (r"(?:media|content)/", rf"posts{_NUMBER}", PartKind.POSTS),
    (r"(?:media|content)/", rf"reels{_NUMBER}", PartKind.REELS),
    (r"comments/", rf"post_comments{_NUMBER}", PartKind.COMMENTS),
    (r"comments/", rf"reels_comments{_NUMBER}", PartKind.COMMENTS),
    (r"likes/", rf"liked_posts{_NUMBER}", PartKind.LIKES),
    (r"likes/", rf"liked_comments{_NUMBER}", PartKind.COMMENT_LIKES),
    (r"followers_and_following/", rf"following{_NUMBER}", PartKind.FOLLOWING),
    (r"threads/", rf"threads_and_replies{_NUMBER}", PartKind.THREADS),
    (r"threads/", rf"liked_threads{_NUMBER}", PartKind.THREAD_LIKES),
    (r"threads/", rf"following{_NUMBER}", PartKind.THREAD_FOLLOWING),
    (
        r"(?:personal_information|account_information)/",
        r"personal_information",
        PartKind.PROFILE,
    ),
    (
        r"(?:personal_information|account_information)/",
        r"profile_changes",
        PartKind.CHANGES,
    ),
)
_PATTERNS = tuple(
    (re.compile(rf"(?:.*/)?({folder}{name}\.(json|html))"), kind) for folder, name, kind in _FILES
)
CLOSED: Closed = (
    (re.compile(r"(?:^|/)messages/|inbox/"), "messages", "private messages"),
    (re.compile(r"stor(?:y|ies)"), "stories", "shown for a day and mostly to followers"),
    (re.compile(r"saved"), "saved posts", "private use"),
    (re.compile(r"search|link_history|viewed|watched"), "searches and views", "private use"),
    (re.compile(r"login|security|device|logged_info"), "log-in data", "log-in data"),
    (re.compile(r"ads_|advert|preferences|topics"), "advertising", "private use"),
    (
        re.compile(r"followers|contacts|close_friends|blocked|recent_follow|pending|removed"),
        "lists of people",
        "about other people",
    ),
    (re.compile(r"shop|payment|monetization"), "shopping", "private life"),
)


def find_kind(path: str) -> tuple[str, str] | None:
    """Find the kind of a file by the tail of its path.

    Args:
        path: Path in the archive; whatever stands above the known folder is cut off.

    Returns:
        Kind and known tail, or ``None`` if the file stays closed.
    """
    found = find_file(path)
    return (found[0], found[1]) if found is not None and found[2] == "json" else None


def find_file(path: str) -> tuple[PartKind, str, str] | None:
    """Find kind, known tail and ending of a file, whichever form the owner chose."""
    return match_path(path, _PATTERNS)
