"""Judges whether a captured page shows the post that its address names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from netral.intake.capture.page_content import Article, PageContent, fold_spaces, read_page
from netral.intake.capture.page_sign import PageKind, find_sign, is_login_address
from netral.intake.capture.post_address import PostAddress, find_post_address
from netral.values.platform import Platform

MIN_SIGNS = 20
"""So many signs of the post's own words must stand in the page."""
_SHORT_PAGE = 3_000
"""A page with a post and its comments is longer than one that says why it shows none."""
_GONE, _FORBIDDEN, _OK_FROM, _OK_UNTIL = (404, 410), (401, 403), 200, 300
_REDIRECT_UNTIL = 400
_QUOTED = re.compile(r": [\"“](.+)[\"”][.!]?\s*$", re.DOTALL)
_HOMES = {
    Platform.X: "https://x.com",
    Platform.INSTAGRAM: "https://www.instagram.com",
    Platform.THREADS: "https://www.threads.net",
    Platform.TIKTOK: "https://www.tiktok.com",
    Platform.FACEBOOK: "https://www.facebook.com",
}
_TEXT_KEYS = ("articleBody", "text", "caption", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVerdict:
    """What a page shows, and of a post its words and owner."""

    kind: PageKind
    text: str | None = None
    handle: str | None = None
    """As the page itself names the owner; else as the address does. An address can bear any
    name before the id and still lead to the post."""
    published_at_raw: str | None = None
    """What the page says of when the post was published."""


def judge_page(html: bytes, *, address: PostAddress, status: int, location: str) -> PageVerdict:
    """Judge whether a page shows the post.

    A page is never taken for a post because it is there: it must hold the post's id in
    the post itself, or twenty signs of its words, and must not say of itself that it
    shows none. An id in a link to the login, or in the page's own address, is none.

    Args:
        html: The page.
        address: The post that was captured.
        status: The server's answer, 200 where nobody noted it.
        location: Where the server led instead, or empty.

    Returns:
        The verdict.
    """
    refused = _judge_answer(status, location)
    if refused is not None:
        return PageVerdict(kind=refused)
    page = read_page(html)
    own = _find_article(page, address.post_id)
    if own is not None and own.marked and own.marked[0]:
        return _give_post(page, address, own.marked[0])
    told = _find_told(page, address)
    if told is not None:
        return PageVerdict(kind=told)
    text = _find_text(page)
    if text is not None and len(text) >= MIN_SIGNS:
        return _give_post(page, address, text)
    return _judge_wordless(page, address, own=own, text=text)


def _judge_wordless(
    page: PageContent, address: PostAddress, *, own: Article | None, text: str | None
) -> PageVerdict:
    """Judge a page without twenty signs of the post: what it says, or the post's id."""
    said = find_sign(page.text) if len(page.text) <= _SHORT_PAGE else None
    if said is None and page.asks_password:
        said = PageKind.WALL
    if said is not None:
        return PageVerdict(kind=said)
    if own is not None or _states_id(page, address.post_id):
        words = own.text[:_SHORT_PAGE] if own is not None else ""
        return _give_post(page, address, text or words or None)
    return PageVerdict(kind=PageKind.OTHER if len(page.text) >= MIN_SIGNS else PageKind.SHELL)


def _find_told(page: PageContent, address: PostAddress) -> PageKind | None:
    """Find what the page's own address, title and headings tell of it."""
    for url in (page.canonical, page.meta.get("og:url", "")):
        if is_login_address(url):
            return PageKind.WALL
        found = find_post_address(url)
        if found is not None and found.post_id != address.post_id:
            return PageKind.OTHER
    words = (page.title, *page.headings[:3])
    return next((said for said in map(find_sign, words) if said is not None), None)


def _judge_answer(status: int, location: str) -> PageKind | None:
    if _OK_FROM <= status < _OK_UNTIL:
        return None
    if status in _GONE:
        return PageKind.GONE
    if status < _REDIRECT_UNTIL and location and not is_login_address(location):
        return PageKind.OTHER
    return PageKind.WALL


def _give_post(page: PageContent, address: PostAddress, text: str | None) -> PageVerdict:
    return PageVerdict(
        kind=PageKind.POST,
        text=text,
        handle=_find_owner(page, address) or address.handle,
        published_at_raw=_find_published(page),
    )


def _find_text(page: PageContent) -> str | None:
    """Find the post's words; they must stand where a person sees them."""
    marked = [article.marked[0] for article in page.articles if article.marked]
    if len(marked) == 1 and marked[0]:
        return marked[0]
    seen = page.text.casefold()
    for candidate in _iter_candidates(page):
        folded = fold_spaces(candidate)
        if folded[:60].casefold() in seen and find_sign(folded) is None and folded:
            return folded
    return None


def _iter_candidates(page: PageContent) -> Iterator[str]:
    for stated in page.stated:
        for key in _TEXT_KEYS:
            value = stated.get(key)
            if isinstance(value, str):
                yield value
    for name in ("og:description", "twitter:description", "og:title", "description"):
        text = page.meta.get(name, "")
        quoted = _QUOTED.search(text)
        if text:
            yield quoted[1] if quoted else text


def _find_article(page: PageContent, post_id: str) -> Article | None:
    """Find the post on the page that bears the id; answers and earlier posts bear others."""
    pattern = _whole(post_id)
    for article in page.articles:
        own = (link for link in article.links if not is_login_address(link))
        if any(pattern.search(each) for each in (*own, *article.ids)):
            return article
    return None


def _states_id(page: PageContent, post_id: str) -> bool:
    pattern = _whole(post_id)
    return any(
        pattern.search(str(stated.get(key)))
        for stated in page.stated
        for key in ("identifier", "@id", "url")
    )


def _whole(post_id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(post_id)}(?![A-Za-z0-9_-])")


def _find_owner(page: PageContent, address: PostAddress) -> str | None:
    home = _HOMES.get(address.platform, "")
    links = [link for article in page.articles[:20] for link in article.links[:20]]
    whole = [home + link if link.startswith("/") else link for link in links]
    for url in (page.canonical, page.meta.get("og:url", ""), *whole):
        found = find_post_address(url)
        if found is not None and found.post_id == address.post_id and found.handle:
            return found.handle
    return None


def _find_published(page: PageContent) -> str | None:
    for stated in page.stated:
        for key in ("datePublished", "uploadDate", "dateCreated"):
            value = stated.get(key)
            if isinstance(value, str):
                return value
    return page.meta.get("article:published_time") or page.meta.get("og:published_time")
