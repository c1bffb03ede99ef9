"""A text in Indonesian and in English; the report shows one and holds both."""

from typing import NamedTuple

from markupsafe import Markup, escape


class Bilingual(NamedTuple):
    """One text for people, twice: Indonesian first."""

    id: str
    en: str

    def fill(self, **values: object) -> "Bilingual":
        """Fill the same values into both texts.

        Args:
            values: Named as the texts name them in braces; a bilingual value goes into
                each text in its language.

        Returns:
            The filled texts.

        Example:
            >>> Bilingual("{n} baris", "{n} rows").fill(n=3)
            Bilingual(id='3 baris', en='3 rows')
        """
        first = {
            key: each.id if isinstance(each, Bilingual) else each for key, each in values.items()
        }
        second = {
            key: each.en if isinstance(each, Bilingual) else each for key, each in values.items()
        }
        return Bilingual(self.id.format(**first), self.en.format(**second))


def twin_html(text: Bilingual) -> Markup:
    """Give both texts as HTML, of which the style sheet shows one.

    Args:
        text: The text; it is escaped here.

    Returns:
        Two elements, each with its language.

    Example:
        >>> twin_html(Bilingual("a < b", "a < b")).count("&lt;")
        1
    """
    if text.id == text.en:
        return escape(text.id)
    return Markup('<span class="t" lang="id">{}</span><span class="t" lang="en">{}</span>').format(
        text.id, text.en
    )


def twin_svg(text: Bilingual) -> Markup:
    """Give both texts as parts of an SVG text element, of which the style sheet shows one.

    Args:
        text: The text; it is escaped here.

    Returns:
        Two elements, each with its language.
    """
    if text.id == text.en:
        return escape(text.id)
    return Markup(
        '<tspan class="t" lang="id">{}</tspan><tspan class="t" lang="en">{}</tspan>'
    ).format(text.id, text.en)


def count_text(number: int) -> Bilingual:
    """Give a count with the separators of each language.

    Args:
        number: The count.

    Returns:
        The count as people write it.

    Example:
        >>> count_text(12345)
        Bilingual(id='12.345', en='12,345')
    """
    english = f"{number:,}"
    return Bilingual(english.replace(",", "."), english)
