"""Addresses of the review desk."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.reviewers import desk

app_name = "reviewers"
PREFIX = "pemeriksaan/"
_CASE = r"^(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("", desk.show_queue, name="queue"),
    path("saya/", desk.show_own, name="own"),
    re_path(_CASE + r"$", desk.show_item, name="item"),
    re_path(_CASE + r"nilai$", desk.send_vote, name="vote"),
    re_path(_CASE + r"batal$", desk.undo, name="undo"),
    re_path(_CASE + r"jawab$", desk.answer_point, name="answer"),
    re_path(_CASE + r"mundur$", desk.recuse, name="recuse"),
    re_path(_CASE + r"lihat$", desk.peek, name="peek"),
]
_REVIEWER = frozenset({Role.REVIEWER})
DOORS = {
    "queue": Door(read=_REVIEWER),
    "own": Door(read=_REVIEWER),
    "item": Door(read=_REVIEWER),
    "vote": Door(write=_REVIEWER),
    "undo": Door(write=_REVIEWER),
    "answer": Door(write=_REVIEWER),
    "recuse": Door(write=_REVIEWER),
    "peek": Door(write=_REVIEWER),
}
NAVIGATION = {
    "queue": Bilingual("Antrean saya", "My queue"),
    "own": Bilingual("Penilaian saya", "My assessments"),
}
