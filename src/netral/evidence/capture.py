"""What a web capture must hold before it is more than a lead (Berkeley Protocol, § 155)."""

import html
import re
import unicodedata
from dataclasses import dataclass

from netral.evidence.errors import CaptureShortError

LEAST_SHARED_CHARACTERS = 20
"""As many characters of the post must stand in the page's source."""
_TAGS = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_SCREENSHOT_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebCapture:
    """The parts of one capture, as the capturing tool gave them."""

    url: str
    page_source: bytes
    screenshot: bytes
    post_id: str = ""
    post_text: str = ""
    """The words that the act is about."""


def verify_capture(capture: WebCapture) -> None:
    """Verify that a capture shows what it is said to show.

    An answer "200" with an empty shell, a login wall or a picture alone is a lead at
    most. That a page holds the words does not prove who wrote them.

    Args:
        capture: The parts.

    Raises:
        CaptureShortError: If a part is missing, or neither the post's id nor twenty
            characters of its text stand in the page's source.
    """
    missing = []
    if not capture.url.startswith(("https://", "http://")):
        missing.append("the address")
    if not capture.page_source.strip():
        missing.append("the page's source")
    if not capture.screenshot.startswith(_SCREENSHOT_HEADS):
        missing.append("the page as a picture")
    if not missing and not _bears_content(capture):
        missing.append("the post itself in the page's source")
    if missing:
        raise CaptureShortError(tuple(missing))


def _bears_content(capture: WebCapture) -> bool:
    visible = _fold(_TAGS.sub(b" ", capture.page_source).decode("utf-8", errors="replace"))
    everything = _fold(capture.page_source.decode("utf-8", errors="replace"))
    words = _fold(capture.post_text)
    if len(words) >= LEAST_SHARED_CHARACTERS:
        return _shares_run(words, visible) or _shares_run(words, everything)
    # A short post is told by its id, together with whatever words it has; the id alone
    # stands in the address of every empty shell.
    post_id, page = _fold(capture.post_id), everything.replace(_fold(capture.url), "")
    return bool(post_id and words) and post_id in page and words in visible


def _shares_run(words: str, page: str) -> bool:
    size = LEAST_SHARED_CHARACTERS
    return any(words[place : place + size] in page for place in range(len(words) - size + 1))


def _fold(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())
