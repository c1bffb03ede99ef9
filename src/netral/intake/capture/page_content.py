"""What a captured page shows and says of itself; nothing in it is loaded or run."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import msgspec

MAX_HTML_BYTES = 16 * 1024 * 1024
"""Saved pages with their pictures inside are larger; `strip_data` takes the pictures out."""
_MAX_TEXT_SIGNS = 400_000
_DATA_URI = re.compile(rb"data:[a-zA-Z0-9.+/;=-]{0,100}base64,[A-Za-z0-9+/=\s]*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,30})", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "source", "wbr", "area", "base"})
_POST_MARKS = ("tweettext", "post_message", "post-text", "posttext", "browse-video-desc")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True, kw_only=True)
class Article:
    """One post on a page, as the page marks it."""

    text: str = ""
    marked: list[str] = field(default_factory=list)
    """The words inside the page's own marks of a post's words; the first is the post's own,
    others are of posts that it quotes."""
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PageContent:
    """The parts of a page by which it is judged."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    """Everything that a person would see, spaces folded."""
    articles: list["Article"] = field(default_factory=list)
    """The posts on the page: the one that was captured, those before it, and answers."""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    asks_password: bool = False
    stated: list[dict[str, object]] = field(default_factory=list)
    """Objects of JSON-LD."""


def read_page(html: bytes) -> PageContent:
    """Read a page.

    Args:
        html: Its bytes.

    Returns:
        Its parts; of a page that is no HTML, empty ones.
    """
    content = _DATA_URI.sub(b"", html)[:MAX_HTML_BYTES]
    found = _CHARSET.search(content[:4096])
    encoding = found[1].decode("ascii") if found else "utf-8"
    try:
        text = content.decode(encoding, errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    walker = _Walker()
    walker.feed(text)
    return walker.finish()


def fold_spaces(text: str) -> str:
    """Fold all runs of spaces and line ends to one space."""
    return _SPACES.sub(" ", text).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An open tag, and in which post it stands."""

    tag: str
    article: Article | None
    in_post: bool


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._page = PageContent()
        self._open: list[_Open] = []
        self._words: list[str] = []
        self._ld: list[str] | None = None
        self._heading: list[str] | None = None
        self._title: list[str] | None = None
        self._signs = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        article, in_post = (
            (self._open[-1].article, self._open[-1].in_post)
            if self._open
            else (
                None,
                False,
            )
        )
        if tag == "article" or facts.get("role") == "article":
            article, in_post = Article(), False
            self._page.articles.append(article)
        if not in_post and _is_post_mark(facts):
            if article is None:
                article = Article()
                self._page.articles.append(article)
            article.marked.append("")
            in_post = True
        self._note(tag, facts, article)
        if tag not in _VOID:
            self._open.append(_Open(tag=tag, article=article, in_post=in_post))
        if tag == "script" and facts.get("type") == "application/ld+json":
            self._ld = []
        elif tag == "title":
            self._title = []
        elif tag in ("h1", "h2"):
            self._heading = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._ld is not None:
            self._page.stated += _read_stated("".join(self._ld))
            self._ld = None
        elif tag == "title" and self._title is not None:
            self._page.title = self._page.title or fold_spaces("".join(self._title))
            self._title = None
        elif tag in ("h1", "h2") and self._heading is not None:
            self._page.headings.append(fold_spaces("".join(self._heading)))
            self._heading = None
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                break

    def handle_data(self, data: str) -> None:
        if self._ld is not None:
            self._ld.append(data)
            return
        if self._title is not None:
            self._title.append(data)
            return
        if any(each.tag in _SILENT for each in self._open[-40:]) or self._signs > _MAX_TEXT_SIGNS:
            return
        self._signs += len(data)
        self._words.append(data)
        if self._heading is not None:
            self._heading.append(data)
        article = self._open[-1].article if self._open else None
        if article is not None:
            article.text += data + " "
            if self._open[-1].in_post:
                article.marked[-1] += data

    def finish(self) -> PageContent:
        self._page.text = fold_spaces(" ".join(self._words))
        for article in self._page.articles:
            article.text = fold_spaces(article.text)
            article.marked = [fold_spaces(words) for words in article.marked]
        return self._page

    def _note(self, tag: str, facts: dict[str, str], article: Article | None) -> None:
        page = self._page
        if tag == "meta":
            name = (facts.get("property") or facts.get("name") or "").casefold()
            if name and "content" in facts:
                page.meta.setdefault(name, facts["content"])
        elif tag == "link" and facts.get("rel", "").casefold() == "canonical":
            page.canonical = facts.get("href", "")
        elif tag == "input" and facts.get("type", "").casefold() == "password":
            page.asks_password = True
        if article is not None:
            if tag == "a" and facts.get("href"):
                article.links.append(facts["href"])
            article.ids += [
                value for name, value in facts.items() if name.startswith("data-") or name == "id"
            ]


def _is_post_mark(facts: dict[str, str]) -> bool:
    marks = (facts.get("data-testid", ""), facts.get("data-e2e", ""), facts.get("data-ad-preview"))
    return any(mark in word.casefold() for word in marks if word for mark in _POST_MARKS) or (
        facts.get("itemprop") in ("articleBody", "text")
    )


def _read_stated(text: str) -> list[dict[str, object]]:
    try:
        found = msgspec.json.decode(text.encode("utf-8", errors="replace"))
    except (msgspec.DecodeError, RecursionError):
        return []
    items = found if isinstance(found, list) else [found]
    return [item for item in items if isinstance(item, dict)]
