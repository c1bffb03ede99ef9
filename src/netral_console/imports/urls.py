"""Addresses of imports."""

from django.urls import path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.imports import pages, upload_page

app_name = "imports"
PREFIX = "impor/"
urlpatterns = [
    path("", pages.show_imports, name="imports"),
    path("register", upload_page.take_register, name="take_register"),
    path("aktivitas", upload_page.take_activity, name="take_activity"),
    path("<int:number>/", pages.show_import, name="import"),
    path("<int:number>/kolom", pages.name_columns, name="name_columns"),
    path("<int:number>/masukkan", pages.want, name="want"),
    path("<int:number>/batal", pages.cancel, name="cancel"),
    path("<int:number>/masalah.csv", pages.download_problems, name="problems"),
]
_OFFICER = frozenset({Role.INTAKE_OFFICER})
DOORS = {
    "imports": Door(read=_OFFICER),
    "take_register": Door(write=_OFFICER, upload_mib=2048),
    "take_activity": Door(write=_OFFICER, upload_mib=2048),
    "import": Door(read=_OFFICER),
    "name_columns": Door(write=_OFFICER),
    "want": Door(write=_OFFICER),
    "cancel": Door(write=_OFFICER),
    "problems": Door(read=_OFFICER),
}
NAVIGATION = {"imports": Bilingual("Impor", "Imports")}
