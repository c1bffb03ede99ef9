"""Rules of X's texts that all its sources share: escapes, reposts, links to posts."""

import re

_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,20}|i/web)/status/([0-9]{1,19})(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)
_REPOST = re.compile(r"RT @([A-Za-z0-9_]{1,20}):? ?(.*)", re.ASCII | re.DOTALL)


def unescape_text(text: str) -> str:
    """Undo the three escapes that X writes into its texts, once.

    Example:
        >>> unescape_text("A &amp; B &lt;3 &amp;amp;")
        'A & B <3 &amp;'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def split_repost(text: str) -> tuple[str, str] | None:
    """Split the text of a repost into the handle of its author and the author's words.

    Returns:
        Folded handle and words, or ``None`` if the text is no repost.

    Example:
        >>> split_repost("RT @Kota_Kita: Pasar dibuka")
        ('kota_kita', 'Pasar dibuka')
        >>> split_repost("ART @kota") is None
        True
    """
    match = _REPOST.fullmatch(text)
    return (match[1].casefold(), match[2].strip()) if match else None


def find_status(url: str) -> tuple[str | None, str] | None:
    """Find handle and post id in a link to a post of X.

    Returns:
        Folded handle (``None`` if the link hides it) and post id, or ``None``.

    Example:
        >>> find_status("https://twitter.com/Kota_Kita/status/1690395372546301952?s=20")
        ('kota_kita', '1690395372546301952')
        >>> find_status("https://x.com/i/web/status/1690395372546301952")
        (None, '1690395372546301952')
    """
    match = _STATUS.fullmatch(url.strip())
    if match is None:
        return None
    return None if match[1].casefold() == "i/web" else match[1].casefold(), match[2]
