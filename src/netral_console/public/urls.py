"""Addresses of the public's pages, and of the officer's leads."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door, public
from netral_console.public import pages

app_name = "public"
PREFIX = ""
_CASE = r"^informasi-awal/(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("lapor/", pages.show_form, name="report"),
    path("lapor/baca", pages.read_picture, name="read"),
    path("lapor/kirim", pages.send_report, name="send"),
    path("lapor/status", pages.show_status, name="status"),
    path("informasi-awal/", pages.show_leads, name="leads"),
    re_path(_CASE + r"$", pages.show_lead, name="lead"),
    re_path(_CASE + r"jawab/(?P<number>\d+)$", pages.answer_reporter, name="answer"),
]
_OFFICER = frozenset({Role.INTAKE_OFFICER})
DOORS = {
    "report": public(),
    "read": public(write=True),
    "send": public(write=True),
    "status": public(write=True),
    "leads": Door(read=_OFFICER),
    "lead": Door(read=_OFFICER),
    "answer": Door(write=_OFFICER),
}
NAVIGATION = {"leads": Bilingual("Informasi awal", "Leads")}
