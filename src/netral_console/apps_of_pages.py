"""The apps that have pages, in the order in which their links stand.

Each `urls` module has `app_name`, `PREFIX` of its addresses, `urlpatterns`, `DOORS` (a
`Door` for every name) and may have `NAVIGATION` (name of a view → words of its link).
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from netral_console.accounts.doors import LOGIN_DOORS
from netral_console.door import Door

PAGES = (
    "netral_console.pages.urls",
    "netral_console.exhibits.urls",
    "netral_console.office.urls",
    "netral_console.imports.urls",
    "netral_console.reviewers.urls",
    "netral_console.persons.urls",
    "netral_console.public.urls",
    "netral_console.auditors.urls",
    "netral_console.administration.urls",
    "netral_console.api.urls",
    "netral_console.api.page_urls",
)


@cache
def load_pages() -> tuple[ModuleType, ...]:
    """Load the addresses of all apps; late, because views need what needs them."""
    return tuple(import_module(name) for name in PAGES)


@cache
def load_doors() -> Mapping[str, Door]:
    """Load the door of every view, by the full name of its address."""
    return LOGIN_DOORS | {
        f"{urls.app_name}:{name}": door
        for urls in load_pages()
        for name, door in urls.DOORS.items()
    }
