"""Addresses of the office's pages."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.office import case_page, listing, pending

app_name = "office"
PREFIX = "perkara/"
_CASE = r"^(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("", listing.show_cases, name="cases"),
    path("indikasi/", pending.show_pending, name="pending"),
    path("indikasi/<int:number>/", pending.show_indication, name="indication"),
    path("indikasi/<int:number>/buka", pending.open_case, name="open"),
    path("indikasi/<int:number>/sisihkan", pending.set_aside, name="set_aside"),
    re_path(_CASE + r"$", case_page.show_case, name="case"),
    re_path(_CASE + r"langkah/(?P<step>[a-z_]+)$", case_page.take_step, name="step"),
    re_path(_CASE + r"setuju/(?P<number>\d+)$", case_page.agree, name="agree"),
    re_path(
        _CASE + r"surat/(?P<kind>[a-z-]+)\.(?P<ending>pdf|docx)$",
        case_page.show_letter,
        name="letter",
    ),
    re_path(_CASE + r"berkas\.zip$", case_page.download_package, name="package"),
]
_OFFICE = frozenset(
    {
        Role.INTAKE_OFFICER,
        Role.COORDINATOR,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.DATA_PROTECTION_OFFICER,
    }
)
_CONTENT = frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY, Role.DATA_PROTECTION_OFFICER})
_OFFICER = frozenset({Role.INTAKE_OFFICER})
DOORS = {
    "cases": Door(read=_OFFICE),
    "pending": Door(read=_OFFICER),
    "indication": Door(read=_OFFICER),
    "open": Door(write=_OFFICER),
    "set_aside": Door(write=_OFFICER),
    "case": Door(read=_OFFICE),
    "step": Door(write=_OFFICE - {Role.AUDITOR}),
    "agree": Door(write=frozenset({Role.AUTHORITY, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})),
    "letter": Door(read=_CONTENT),
    "package": Door(read=frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY})),
}
NAVIGATION = {
    "pending": Bilingual("Indikasi", "Indications"),
    "cases": Bilingual("Perkara", "Cases"),
}
