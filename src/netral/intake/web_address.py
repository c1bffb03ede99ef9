"""Takes owner and id out of addresses of posts and profiles."""

import re

_INSTAGRAM = re.compile(
    r"https?://(?:www\.)?instagram\.com/(?:(?P<owner>[A-Za-z0-9._]{1,30})/)?"
    r"(?:p|reel|reels|tv)/(?P<code>[A-Za-z0-9_-]{5,40})(?:[/?#].*)?",
    re.ASCII,
)
_INSTAGRAM_PROFILE = re.compile(
    r"https?://(?:www\.)?instagram\.com/(?:_u/)?([A-Za-z0-9._]{1,30})/?(?:\?.*)?", re.ASCII
)
_THREADS = re.compile(
    r"https?://(?:www\.)?threads\.(?:net|com)/@(?P<owner>[A-Za-z0-9._]{1,30})"
    r"(?:/post/(?P<code>[A-Za-z0-9_-]{5,40}))?(?:[/?#].*)?",
    re.ASCII,
)
_FACEBOOK = re.compile(
    r"https?://(?:www\.|m\.|web\.|mobile\.)?(?:facebook|fb)\.com/(?P<owner>[A-Za-z0-9.]{2,60})"
    r"(?:/(?:posts|videos|photos|reels?)/(?:[^?#]*/)?(?P<code>[A-Za-z0-9]{5,100}))?/?(?:[?#].*)?",
    re.ASCII,
)
_FACEBOOK_NUMBER = re.compile(
    r"https?://(?:www\.|m\.|web\.)?facebook\.com/"
    r"(?:profile\.php\?id=|people/[^/]+/)([0-9]{4,20})(?:[/&?#].*)?",
    re.ASCII,
)
_TIKTOK = re.compile(
    r"https?://(?:www\.|m\.)?tiktokv?\.com/(?:share/video|@(?P<owner>[\w.]{1,30})/(?:video|photo))"
    r"/(?P<code>[0-9]{6,20})(?:[/?#].*)?",
    re.ASCII,
)
_YOUTUBE = re.compile(
    r"https?://(?:www\.|m\.|music\.)?(?:youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/)"
    r"|youtu\.be/)([A-Za-z0-9_-]{6,20})(?:[&?#/].*)?",
    re.ASCII,
)
_YOUTUBE_CHANNEL = re.compile(
    r"https?://(?:www\.|m\.)?youtube\.com/channel/(UC[A-Za-z0-9_-]{3,40})(?:[/?#].*)?", re.ASCII
)
_NO_OWNER = frozenset(
    {
        *("p", "reel", "reels", "tv", "stories", "explore", "accounts", "_u"),
        *("groups", "events", "watch", "story.php", "photo.php", "permalink.php", "profile.php"),
        *("photo", "video.php", "hashtag", "share", "sharer", "pages", "people", "login"),
        *("marketplace", "media", "notes", "reel", "l.php", "permalink"),
    }
)

Address = tuple[str | None, str | None]
"""Folded handle of the owner, and the post's id; either may be missing."""


def find_instagram(url: str | None) -> Address:
    """Find owner and shortcode in a link to a post or a profile of Instagram.

    Example:
        >>> find_instagram("https://www.instagram.com/reel/DAbCdEfGh12/")
        (None, 'DAbCdEfGh12')
        >>> find_instagram("https://www.instagram.com/_u/Kota.Kita")
        ('kota.kita', None)
    """
    post = _INSTAGRAM.fullmatch((url or "").strip())
    if post is not None:
        return _fold(post["owner"]), post["code"]
    profile = _INSTAGRAM_PROFILE.fullmatch((url or "").strip())
    return (_fold(profile[1]), None) if profile is not None else (None, None)


def find_threads(url: str | None) -> Address:
    """Find owner and code in a link to a post or a profile of Threads.

    Example:
        >>> find_threads("https://www.threads.com/@Kota_Kita/post/DBcDeFgHi34")
        ('kota_kita', 'DBcDeFgHi34')
    """
    match = _THREADS.fullmatch((url or "").strip())
    return (_fold(match["owner"]), match["code"]) if match is not None else (None, None)


def find_facebook(url: str | None) -> Address:
    """Find owner and post id in a link of Facebook; groups and viewers own nothing.

    Example:
        >>> find_facebook("https://www.facebook.com/Kota.Kita/posts/pfbid02abc")
        ('kota.kita', 'pfbid02abc')
        >>> find_facebook("https://www.facebook.com/groups/123/")
        (None, None)
    """
    match = _FACEBOOK.fullmatch((url or "").strip())
    if match is None or match["owner"].casefold() in _NO_OWNER:
        return None, None
    return _fold(match["owner"]), match["code"]


def find_facebook_number(url: str | None) -> str | None:
    """Find the numeric id in a link to a profile of Facebook.

    Example:
        >>> find_facebook_number("https://www.facebook.com/profile.php?id=100001")
        '100001'
    """
    match = _FACEBOOK_NUMBER.fullmatch((url or "").strip())
    return match[1] if match is not None else None


def find_tiktok(url: str | None) -> Address:
    """Find owner and video id in a link to a video of TikTok.

    Example:
        >>> find_tiktok("https://www.tiktokv.com/share/video/7490576223131765547/")
        (None, '7490576223131765547')
    """
    match = _TIKTOK.fullmatch((url or "").strip())
    return (_fold(match["owner"]), match["code"]) if match is not None else (None, None)


def find_youtube(url: str | None) -> str | None:
    """Find the video id in a link to a video of YouTube.

    Example:
        >>> find_youtube("https://www.youtube.com/watch?v=abcdefghijk&t=3")
        'abcdefghijk'
    """
    match = _YOUTUBE.fullmatch((url or "").strip())
    return match[1] if match is not None else None


def find_youtube_channel(url: str | None) -> str | None:
    """Find the channel id in a link to a channel of YouTube, or ``None`` for a handle."""
    match = _YOUTUBE_CHANNEL.fullmatch((url or "").strip())
    return match[1] if match is not None else None


def _fold(handle: str | None) -> str | None:
    return handle.casefold() if handle and handle.casefold() not in _NO_OWNER else None
