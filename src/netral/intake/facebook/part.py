"""Which files of a Facebook archive are read, which are not, and why."""

import re
from enum import StrEnum

from netral.intake.list_export import match_path
from netral.intake.unread import Closed


class PartKind(StrEnum):
    """A kind of list in the archive; the value is the key of its list, without version."""

    PROFILE = "profile"
    POSTS = "posts"
    COMMENTS = "comments"
    REACTIONS = "reactions"
    GROUP_POSTS = "group_posts"
    GROUP_COMMENTS = "group_comments"
    GROUPS_JOINED = "groups_joined"
    PAGE_LIKES = "page_likes"
    PAGES_FOLLOWED = "pages_followed"
    PAGES_UNFOLLOWED = "pages_unfollowed"
    FOLLOWING = "following"
    EVENTS = "event_responses"


HELPING = frozenset({PartKind.PROFILE, PartKind.PAGES_UNFOLLOWED})
"""Parts that tell something about the records of other parts."""
_NUMBER = r"(?:_\d{1,4})?"
_FILES: tuple[tuple[str, PartKind], ...] = (
    (rf"your_posts(?:__check_ins__photos_and_videos)?{_NUMBER}", PartKind.POSTS),
    (rf"comments{_NUMBER}", PartKind.COMMENTS),
    (rf"(?:likes_and_reactions|posts_and_comments){_NUMBER}", PartKind.REACTIONS),
    (
        r"group_posts_and_comments|your_posts_in_groups|your_posts_and_comments_in_groups",
        PartKind.GROUP_POSTS,
    ),
    (r"your_comments_in_groups", PartKind.GROUP_COMMENTS),
    (r"your_group_membership_activity", PartKind.GROUPS_JOINED),
    (r"pages_you(?:'|_|\u2019)?(?:ve_)?liked|pages", PartKind.PAGE_LIKES),
    (r"pages_and_profiles_you_follow|pages_you_follow", PartKind.PAGES_FOLLOWED),
    (r"pages_you(?:'|_|\u2019)?(?:ve_)?unfollowed", PartKind.PAGES_UNFOLLOWED),
    (r"who_you(?:'|_|\u2019)?(?:ve_)?(?:follow|followed)|following", PartKind.FOLLOWING),
    (r"your_event_responses", PartKind.EVENTS),
    (r"profile_information", PartKind.PROFILE),
)
_FOLDERS: dict[PartKind, str] = {
    PartKind.PROFILE: r"profile_information|personal_information",
    PartKind.POSTS: r"posts",
    PartKind.COMMENTS: r"comments_and_reactions|comments",
    PartKind.REACTIONS: r"comments_and_reactions|likes_and_reactions",
    PartKind.GROUP_POSTS: r"groups",
    PartKind.GROUP_COMMENTS: r"groups",
    PartKind.GROUPS_JOINED: r"groups",
    PartKind.PAGE_LIKES: r"pages|pages_and_profiles|likes_and_reactions",
    PartKind.PAGES_FOLLOWED: r"pages|pages_and_profiles|following_and_followers|connections",
    PartKind.PAGES_UNFOLLOWED: r"pages|pages_and_profiles",
    PartKind.FOLLOWING: r"followers|following_and_followers|friends_and_followers|connections",
    PartKind.EVENTS: r"events",
}
_PATTERNS = tuple(
    (re.compile(rf"(?:.*/)?((?:{_FOLDERS[kind]})/(?:{name})\.(json|html))"), kind)
    for name, kind in _FILES
)
_MARKERS = re.compile(
    r"(?:.*/)?(?:your_facebook_activity|your_activity_across_facebook|comments_and_reactions"
    r"|posts/your_posts\w*|likes_and_reactions|groups/(?:group_posts|your_(?:posts|comments|group))"
    r"|pages(?:_and_profiles)?/pages_|events/your_event_responses"
    r"|profile_information/profile_information).*",
)
CLOSED: Closed = (
    (re.compile(r"(?:^|/)(?:messages|inbox|e2ee)"), "messages", "private messages"),
    (re.compile(r"stories/"), "stories", "shown to friends for a day, not public by default"),
    (re.compile(r"search|your_interactions|recently_v"), "searches and visits", "private use"),
    (re.compile(r"security_and_login|logged_information|devices"), "log-in data", "log-in data"),
    (re.compile(r"ads_information|advertis|preferences"), "advertising", "private use"),
    (re.compile(r"location|payment|marketplace|dating"), "places, payments", "private life"),
    (re.compile(r"friends|followers|contacts|blocked"), "lists of people", "about other people"),
    (re.compile(r"your_pages"), "own pages", "about pages and not about deeds"),
    (re.compile(r"saved"), "saved items", "private use"),
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


def is_ours(paths: list[str]) -> bool:
    """Whether files lie as Facebook lays them, and not as Instagram does."""
    return any(_MARKERS.fullmatch(path.lower()) for path in paths)
