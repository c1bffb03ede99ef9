"""Addresses of an auditor's page of tokens."""

from django.urls import path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.api import token_page
from netral_console.door import Door

app_name = "tokens"
PREFIX = "dasbor/token/"
urlpatterns = [
    path("", token_page.show_tokens, name="list"),
    path("buat", token_page.make, name="make"),
    path("<int:number>/cabut", token_page.revoke, name="revoke"),
]
_AUDITOR = frozenset({Role.AUDITOR})
DOORS = {
    "list": Door(read=_AUDITOR),
    "make": Door(write=_AUDITOR),
    "revoke": Door(write=_AUDITOR),
}
NAVIGATION = {"list": Bilingual("Token", "Tokens")}
