"""Addresses of the person's own pages."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.persons import accounts_page, pages, proving, waiting_page

app_name = "persons"
PREFIX = "saya/"
_CASE = r"^perkara/(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("", pages.show_own, name="own"),
    path("data-saya.json", pages.download_own, name="download"),
    path("menunggu/", waiting_page.show_waiting, name="waiting"),
    path("akun/", accounts_page.show_accounts, name="accounts"),
    path("akun/kirim", accounts_page.send_wish, name="wish"),
    path("akun/<int:number>/buktikan", proving.prove_wish, name="prove"),
    path("akun/<int:number>/tarik", accounts_page.take_back_wish, name="take_back"),
    re_path(_CASE + r"$", pages.show_own_case, name="case"),
    re_path(_CASE + r"terima$", waiting_page.receive_notice, name="receive"),
    re_path(_CASE + r"klarifikasi$", pages.send_reply, name="reply"),
    re_path(_CASE + r"keberatan$", pages.object_to_automation, name="object"),
    re_path(_CASE + r"banding$", pages.file_appeal, name="appeal"),
    re_path(_CASE + r"pemberitahuan\.pdf$", pages.show_notice, name="notice"),
]
_PERSON = frozenset({Role.PERSON})
DOORS = {
    "own": Door(read=_PERSON),
    "download": Door(read=_PERSON),
    "waiting": Door(read=_PERSON),
    "receive": Door(write=_PERSON),
    "accounts": Door(read=_PERSON),
    "wish": Door(write=_PERSON),
    "prove": Door(write=_PERSON, upload_mib=512),
    "take_back": Door(write=_PERSON),
    "case": Door(read=_PERSON),
    "reply": Door(write=_PERSON, upload_mib=64),
    "object": Door(write=_PERSON),
    "appeal": Door(write=_PERSON),
    "notice": Door(read=_PERSON),
}
NAVIGATION = {
    "own": Bilingual("Data dan perkara saya", "My data and cases"),
    "waiting": Bilingual("Menunggu saya", "Waiting for me"),
    "accounts": Bilingual("Akun saya", "My accounts"),
}
