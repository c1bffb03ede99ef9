"""The two words of markupsafe that the core's bilingual texts name; no page is made here."""

from html import escape

Markup = str

__all__ = ["Markup", "escape"]
