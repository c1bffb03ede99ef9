"""Address of the dashboard."""

from django.urls import path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.auditors import pages
from netral_console.door import Door

app_name = "auditors"
PREFIX = "dasbor/"
urlpatterns = [path("", pages.show_board, name="board")]
DOORS = {
    "board": Door(
        read=frozenset(
            {Role.COORDINATOR, Role.AUTHORITY, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER}
        )
    )
}
NAVIGATION = {"board": Bilingual("Dasbor", "Dashboard")}
