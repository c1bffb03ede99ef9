"""Words in both languages, side by side where they are used."""

from datetime import date, datetime

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.library import SimpleNode
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.timezone import localtime

from netral.reporting.bilingual import Bilingual, count_text

register = template.Library()
_filling = template.Library()
_MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
        *("Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}


def pick(text: Bilingual) -> str:
    """Pick the text in the language of the request."""
    return text.en if translation.get_language() == "en" else text.id


@_filling.simple_tag
def words(indonesian: str, english: str, **values: object) -> str:
    """Show a text in the language of the request; `{name}` is filled from the values."""
    return pick(Bilingual(indonesian, english).fill(**values))


class FixedWords(template.Node):
    """Shows words into which nothing is filled; both are made when the template is read."""

    def __init__(self, text: Bilingual) -> None:
        self._text = Bilingual(*map(conditional_escape, text.fill()))

    def render(self, context: Context) -> str:  # noqa: ARG002 - Django's signature
        return pick(self._text)


@register.tag("words")
def compile_words(parser: Parser, token: Token) -> template.Node:
    """Compile `{% words "Teks" "Text" name=value %}`; a page has many that are always the same."""
    node: SimpleNode = _filling.tags["words"](parser, token)
    if node.kwargs or node.target_var or any(map(_varies, node.args)):
        return node
    return FixedWords(Bilingual(*(each.var for each in node.args)))


def _varies(expression: FilterExpression) -> bool:
    return expression.is_var or bool(expression.filters)


@register.filter
def in_words(text: Bilingual | str) -> str:
    """Show a bilingual text in the language of the request."""
    return pick(text) if isinstance(text, Bilingual) else text


@register.filter
def number(count: int) -> str:
    """Show a count as people write it."""
    return pick(count_text(count))


@register.filter
def day(moment: date | None) -> str:
    """Show a local day: 3 Oktober 2024."""
    if moment is None:
        return "-"
    if isinstance(moment, datetime):
        moment = localtime(moment).date()
    months = _MONTHS[translation.get_language() or "id"]
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


@register.filter
def instant(moment: datetime | None) -> str:
    """Show a moment in WIB, to the minute: 3 Oktober 2024, 14.05 WIB."""
    if moment is None:
        return "-"
    local = localtime(moment)
    separator = "." if translation.get_language() != "en" else ":"
    return f"{day(local.date())}, {local:%H}{separator}{local:%M} WIB"
