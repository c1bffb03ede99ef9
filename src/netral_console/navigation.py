"""The links in the frame: each app names its own, and the doors decide who sees them."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole
from netral_console.apps_of_pages import load_doors, load_pages


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the frame of a page."""

    address: str
    words: Bilingual
    is_here: bool


def list_links(role: ConsoleRole, path: str) -> list[Link]:
    """List the links that a role can follow, in the order of the apps."""
    found = _find_links(role)
    # Of addresses within each other only the narrowest is where somebody is.
    here = max((each for each in found if path.startswith(each)), key=len, default="")
    return [Link(address, words, is_here=address == here) for address, words in found.items()]


@cache
def _find_links(role: ConsoleRole) -> dict[str, Bilingual]:
    return {
        reverse(view): words
        for urls in load_pages()
        for name, words in getattr(urls, "NAVIGATION", {}).items()
        for view in (f"{urls.app_name}:{name}",)
        if role in load_doors()[view].read
    }
