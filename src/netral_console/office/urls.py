"""Addresses of the office's pages."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.office import (
    case_page,
    hearing,
    listing,
    log_page,
    mail_page,
    papers,
    pending,
    steps,
    wishes_page,
)

app_name = "office"
PREFIX = "perkara/"
_CASE = r"^(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("", listing.show_cases, name="cases"),
    path("pandangan", listing.save_view, name="save_view"),
    path("pandangan/<int:number>/hapus", listing.drop_view, name="drop_view"),
    path("indikasi/", pending.show_pending, name="pending"),
    path("indikasi/muat", pending.load, name="load"),
    path("indikasi/<int:number>/", pending.show_indication, name="indication"),
    path("indikasi/<int:number>/buka", pending.open_case, name="open"),
    path("indikasi/<int:number>/sisihkan", pending.set_aside, name="set_aside"),
    path("indikasi/<int:number>/angkat", pending.take_up, name="take_up"),
    path("permintaan-akun/", wishes_page.show_wishes, name="wishes"),
    path("permintaan-akun/<int:number>/", wishes_page.show_wish, name="wish"),
    path("permintaan-akun/<int:number>/jawab", wishes_page.answer, name="answer_wish"),
    path("permintaan-akun/<int:number>/setuju", wishes_page.agree, name="agree_wish"),
    path("permintaan-akun/<int:number>/tolak", wishes_page.decline, name="decline_wish"),
    path("undian/", pending.show_draws, name="draws"),
    path("undian/isi", pending.refill_draws, name="refill_draws"),
    path("surel/", mail_page.show_mails, name="mails"),
    path("surel/kirim", mail_page.send_now, name="send_mails"),
    re_path(_CASE + r"$", case_page.show_case, name="case"),
    re_path(_CASE + r"langkah/(?P<step>[a-z_]+)$", steps.take_office_step, name="step"),
    re_path(_CASE + r"setuju/(?P<number>\d+)$", steps.agree, name="agree"),
    re_path(_CASE + r"tolak/(?P<number>\d+)$", steps.refuse, name="refuse"),
    re_path(
        _CASE + r"surat/(?P<kind>[a-z-]+)\.(?P<ending>pdf|docx)$",
        papers.show_letter,
        name="letter",
    ),
    re_path(_CASE + r"berkas\.zip$", papers.download_package, name="package"),
    re_path(_CASE + r"lampiran/(?P<sha256>[0-9a-f]{64})$", papers.download_file, name="file"),
    re_path(_CASE + r"pertemuan/$", hearing.show_meeting, name="meeting"),
    re_path(
        _CASE + r"pertemuan/(?P<kind>[a-z-]+)$", hearing.write_meeting_paper, name="meeting_paper"
    ),
    re_path(_CASE + r"log/$", log_page.show_log, name="log"),
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
_WISHES = _OFFICER | {Role.DATA_PROTECTION_OFFICER}
DOORS = {
    "cases": Door(read=_OFFICE),
    "save_view": Door(write=_OFFICE),
    "drop_view": Door(write=_OFFICE),
    "pending": Door(read=_OFFICER),
    "load": Door(write=_OFFICER, upload_mib=2048),
    "indication": Door(read=_OFFICER),
    "open": Door(write=_OFFICER),
    "set_aside": Door(write=_OFFICER),
    "take_up": Door(write=_OFFICER),
    "wishes": Door(read=_WISHES),
    "wish": Door(read=_WISHES),
    "answer_wish": Door(write=_OFFICER),
    "agree_wish": Door(write=_WISHES),
    "decline_wish": Door(write=_WISHES),
    "draws": Door(read=frozenset({Role.INTAKE_OFFICER, Role.COORDINATOR, Role.AUDITOR})),
    "refill_draws": Door(write=_OFFICER),
    "mails": Door(read=_OFFICER),
    "send_mails": Door(write=_OFFICER),
    "case": Door(read=_OFFICE),
    "step": Door(write=_OFFICE - {Role.AUDITOR}, upload_mib=64),
    "agree": Door(write=frozenset({Role.AUTHORITY, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})),
    "refuse": Door(write=_OFFICE),
    "letter": Door(read=_CONTENT),
    "package": Door(read=frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY})),
    "file": Door(read=_CONTENT),
    "meeting": Door(read=frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY})),
    "meeting_paper": Door(write=frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY})),
    "log": Door(read=_OFFICE - {Role.COORDINATOR}),
}
NAVIGATION = {
    "pending": Bilingual("Indikasi", "Indications"),
    "cases": Bilingual("Perkara", "Cases"),
    "wishes": Bilingual("Akun", "Accounts"),
    "draws": Bilingual("Undian", "Draws"),
    "mails": Bilingual("Surel", "Mails"),
}
