"""Takes the words out of the small HTML in which Mastodon keeps posts."""

from html.parser import HTMLParser

MAX_SIGNS = 100_000
"""No instance allows posts anywhere near this; it bounds the work on hostile input."""
_BREAKS = frozenset({"br", "p", "li"})
_SILENT = frozenset({"script", "style"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS and self.words:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def read_html_text(html: str) -> str:
    r"""Read the words of a post; nothing in it is loaded or run.

    Args:
        html: The post's HTML.

    Returns:
        Its words, paragraphs on lines of their own.

    Example:
        >>> read_html_text("<p>Halo &amp; salam<br>pagi</p><p>#kota</p>")
        'Halo & salam\npagi\n#kota'
    """
    parser = _Words()
    parser.feed(html[:MAX_SIGNS])
    parser.close()
    return "".join(parser.words).strip()
