"""Addresses of administration."""

from django.urls import path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import STAFF
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.administration import pages
from netral_console.door import Door

app_name = "administration"
PREFIX = "pengaturan/"
urlpatterns = [
    path("pemilihan/", pages.show_election, name="election"),
    path("ketentuan/", pages.show_rules, name="rules"),
    path("ketentuan/<str:edition_id>/<str:rule>/", pages.show_rule, name="rule"),
    path("perubahan/", pages.show_changes, name="changes"),
    path("perubahan/minta", pages.ask, name="ask"),
    path("perubahan/<int:number>/setuju", pages.agree, name="agree"),
]
_CHANGERS = frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
_READERS = _CHANGERS | {Role.AUDITOR}
DOORS = {
    "election": Door(read=STAFF),
    "rules": Door(read=STAFF),
    "rule": Door(read=STAFF),
    "changes": Door(read=_READERS),
    "ask": Door(write=_CHANGERS),
    "agree": Door(write=_CHANGERS),
}
NAVIGATION = {
    "election": Bilingual("Pemilihan", "Election"),
    "rules": Bilingual("Ketentuan", "Rules"),
    "changes": Bilingual("Perubahan", "Changes"),
}
