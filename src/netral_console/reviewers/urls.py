"""Addresses of the review desk."""

from django.urls import path, re_path

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.door import Door
from netral_console.reviewers import absence_page, coordination, desk, own_page, queue_page, steps

app_name = "reviewers"
PREFIX = "pemeriksaan/"
_CASE = r"^(?P<case_id>PKR-[0-9a-f]{16})/"
urlpatterns = [
    path("", queue_page.show_queue, name="queue"),
    path("saringan", queue_page.save_view, name="save_view"),
    path("saringan/<int:number>/hapus", queue_page.drop_view, name="drop_view"),
    path("saya/", own_page.show_own, name="own"),
    path("saya/cuti", absence_page.take_leave, name="take_leave"),
    path("saya/cuti/<int:number>/akhiri", absence_page.end_leave, name="end_leave"),
    path("kunci", desk.lock, name="lock"),
    path("koordinasi/", coordination.show_coordination, name="coordination"),
    path("koordinasi/<int:number>/jawab", coordination.send_answer, name="send_answer"),
    path("koordinasi/jeda", coordination.lift_pause, name="lift_pause"),
    path("koordinasi/absen", absence_page.note_for_other, name="note_absence"),
    path("koordinasi/absen/<int:number>/akhiri", absence_page.end_for_other, name="end_absence"),
    re_path(_CASE + r"$", desk.show_item, name="item"),
    re_path(_CASE + r"nilai$", desk.send_vote, name="vote"),
    re_path(_CASE + r"batal$", desk.undo, name="undo"),
    re_path(_CASE + r"jawab$", steps.answer_point, name="answer"),
    re_path(_CASE + r"mundur$", steps.recuse, name="recuse"),
    re_path(_CASE + r"lihat$", steps.peek, name="peek"),
    re_path(_CASE + r"kerjakan$", steps.claim, name="claim"),
    re_path(_CASE + r"lepas$", steps.release, name="release"),
    re_path(_CASE + r"catatan$", steps.send_note, name="note"),
]
_REVIEWER = frozenset({Role.REVIEWER})
_COORDINATOR = frozenset({Role.COORDINATOR})
DOORS = {
    "queue": Door(read=_REVIEWER),
    "own": Door(read=_REVIEWER),
    "item": Door(read=_REVIEWER),
    **{
        name: Door(write=_REVIEWER)
        for name in (
            *("vote", "undo", "lock", "answer", "recuse", "peek"),
            *("claim", "release", "note", "save_view", "drop_view"),
            *("take_leave", "end_leave"),
        )
    },
    "coordination": Door(read=_COORDINATOR),
    "send_answer": Door(write=_COORDINATOR),
    "lift_pause": Door(write=_COORDINATOR),
    "note_absence": Door(write=_COORDINATOR),
    "end_absence": Door(write=_COORDINATOR),
}
NAVIGATION = {
    "queue": Bilingual("Antrean saya", "My queue"),
    "own": Bilingual("Penilaian saya", "My assessments"),
    "coordination": Bilingual("Pemeriksa", "Reviewers"),
}
