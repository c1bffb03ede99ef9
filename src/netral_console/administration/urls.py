"""Addresses of administration."""

from django.urls import path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import STAFF
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.administration import pages, tryout_page
from netral_console.door import Door

app_name = "administration"
PREFIX = "pengaturan/"
urlpatterns = [
    path("pemilihan/", pages.show_election, name="election"),
    path("ketentuan/", pages.show_rules, name="rules"),
    path("ketentuan/<str:edition_id>/<str:rule>/", pages.show_rule, name="rule"),
    path("uji-coba/", tryout_page.show_tryouts, name="tryouts"),
    path("uji-coba/mulai", tryout_page.begin, name="begin_tryout"),
    path("uji-coba/<int:number>/", tryout_page.show_tryout, name="tryout"),
    path("uji-coba/<int:number>/lanjut", tryout_page.continue_tryout, name="continue_tryout"),
    path("uji-coba/<int:number>/hitungan", tryout_page.keep_counts, name="keep_counts"),
    path("uji-coba/<int:number>/minta", tryout_page.ask_after_tryout, name="ask_after_tryout"),
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
    "tryouts": Door(read=_READERS),
    "begin_tryout": Door(write=_CHANGERS),
    "tryout": Door(read=_READERS),
    "continue_tryout": Door(write=_CHANGERS),
    "keep_counts": Door(write=_CHANGERS),
    "ask_after_tryout": Door(write=_CHANGERS),
    "changes": Door(read=_READERS),
    "ask": Door(write=_CHANGERS),
    "agree": Door(write=_CHANGERS),
}
NAVIGATION = {
    "election": Bilingual("Pemilihan", "Election"),
    "rules": Bilingual("Ketentuan", "Rules"),
    "tryouts": Bilingual("Uji coba", "Try-outs"),
    "changes": Bilingual("Perubahan", "Changes"),
}
