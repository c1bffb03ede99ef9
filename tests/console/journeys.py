"""The reporter's way and the person's way, each from its first page to its last."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.test import Client
from playwright.sync_api import FilePayload, expect

from netral.casework import Procedure
from netral.casework.script import CaseScript
from netral.intake.screenshot.recognised_text import find_tesseract
from netral_console.accounts.role import ConsoleRole
from tests.console.people import PASSWORD, make_login
from tests.console.public.test_picture import LINES, draw_screenshot
from tests.console.registered import register
from tests.console.test_accessibility import become
from tests.console.walker import Walker

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

PICTURE_WIDTH = 1080
QUESTION = "Apakah unggahan itu masih ada?"
ANSWER = "Masih, saya lihat tadi."
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def walk_as_reporter(walker: Walker, store: "PostgresCaseStore") -> None:
    """Report a post with a screenshot, be asked something by the office, and answer."""
    page = walker.page
    walker.open("/lapor/")
    walker.look("report-empty")
    let_a_machine_read(walker)
    walker.choose(walker.field("Platform", "Platform"), "Instagram")
    walker.write(walker.field("Alamat unggahan", "Address of the post"), "instagram.com/p/AbC123")
    moment = walker.field("Waktu kejadian (WIB)", "When it happened (WIB)")
    # A day that has not come: what was typed stays, and the page says what is wrong.
    walker.write_day(moment, "2090-10-02", "19:30")
    known = walker.field("Hari Anda mengetahuinya", "The day you learned of it")
    walker.write_day(known, "2024-10-03")
    story = walker.field("Uraian", "What happened")
    walker.write(story, "Mengajak memilih satu pasangan.")
    walker.button("Kirim laporan", "Send the report")
    walker.read("Waktu itu belum tiba.", "That moment has not come yet.")
    walker.read("Gambar tidak disimpan.", "The picture was not kept.")
    walker.look("report-refused")
    expect(story).to_have_value("Mengajak memilih satu pasangan.")
    walker.write_day(moment, "2024-10-02", "19:30")
    attach_screenshot(walker)
    walker.button("Kirim laporan", "Send the report")
    walker.read("Laporan diterima", "The report was received")
    walker.look("report-receipt")
    code = page.locator("code").first.inner_text()
    (case,) = store.iter_cases()
    assert case.lead is not None
    walker.press(page.locator("summary"))
    with page.expect_download() as waiting:
        walker.link("Simpan bukti sebagai berkas", "Save the proof as a file")
    assert case.case_id in waiting.value.path().read_text(encoding="utf-8")

    officer = Client()
    officer.force_login(make_login(ConsoleRole.INTAKE_OFFICER), backend=BACKEND)
    officer.post(f"/informasi-awal/{case.case_id}/jawab/1", {"message": QUESTION})
    with page.expect_navigation():
        walker.link("Lihat dengan kode", "Look with a code")
    walker.read("Kode tanda terima", "Receipt code")
    walker.look("report-code")
    walker.write(walker.field("Kode tanda terima", "Receipt code"), code.lower().replace("-", ""))
    walker.button("Lihat", "Look")
    walker.read(QUESTION, QUESTION)
    walker.write(walker.field("Pesan Anda", "Your message"), ANSWER)
    walker.button("Kirim", "Send")
    walker.read(ANSWER, ANSWER)
    walker.look("report-dialogue")
    look_as_officer(walker, case.case_id)


def look_as_officer(walker: Walker, case_id: str) -> None:
    """See the lead as the officer does: what was told, the answer, and the picture's pixels."""
    page = walker.page
    become(page, walker.address, ConsoleRole.INTAKE_OFFICER)
    page.goto(f"{walker.address}/informasi-awal/{case_id}/")
    expect(page.locator("main")).to_contain_text(ANSWER)
    picture = page.locator("main img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", PICTURE_WIDTH)
    walker.look("report-officer")


def let_a_machine_read(walker: Walker) -> None:
    """Choose a screenshot and press for a machine to read it; type where none can."""
    attach_screenshot(walker)
    name = walker.field("Nama akun", "Account name")
    if find_tesseract() is None:
        walker.write(name, "akunrekaan")
        return
    walker.button(
        "Baca gambar dan isi kolom yang kosong", "Read the picture and fill in empty fields"
    )
    walker.read("Sebuah mesin membaca gambar ini", "A machine read this picture")
    # Whoever works by keyboard goes on from where they pressed.
    expect(walker.page.locator("#bukti button")).to_be_focused()
    expect(name).to_have_value("akunrekaan")
    expect(walker.field("Waktu kejadian (WIB)", "When it happened (WIB)")).to_have_value(
        "2024-10-02T19:30"
    )
    walker.look("report-read")


def attach_screenshot(walker: Walker) -> None:
    content = draw_screenshot(*LINES).getvalue()
    field = walker.field("Tangkapan layar (boleh kosong)", "Screenshot (may be empty)")
    walker.attach(field, FilePayload(name="layar.png", mimeType="image/png", buffer=content))


def notify_person(store: "PostgresCaseStore", procedure: Procedure) -> CaseScript:
    """Make a case whose notice has just reached the person."""
    from netral_console import clock

    register()
    script = CaseScript(store, procedure, at=clock.now() - timedelta(days=2))
    script.allegation = replace(script.allegation, occurred_at=script.at - timedelta(days=1))
    script.play_to_notice_due()
    script.notice()
    script.deliver()
    return script


def walk_as_person(walker: Walker, script: CaseScript, folder: Path) -> None:
    """Log in, see what is held, reply with a defence and a file, object, and take it all away."""
    page = walker.page
    make_login(ConsoleRole.PERSON)
    walker.open("/masuk/login/")
    walker.look("person-login")
    walker.write(walker.field("Nama login", "Login name"), "akun-orang-0001")
    walker.write(walker.field("Kata sandi", "Password"), PASSWORD)
    page.keyboard.press("Enter")
    walker.read("Semua yang disimpan tentang saya", "Everything held about me")
    walker.look("person-held")
    with page.expect_navigation():
        walker.press(page.get_by_role("link", name=script.case_id))
    walker.read("Anda dianggap tidak bersalah.", "You are presumed innocent.")
    walker.look("person-case")
    walker.button("Kirim klarifikasi", "Send the reply")
    walker.read("Tidak ada yang terkirim.", "Nothing was sent.")
    walker.look("person-reply-refused")

    walker.tick(page.locator("#id_tick_run_by_another"))
    walker.write(page.locator("#id_say_run_by_another"), "Ponsel saya dipakai anak saya.")
    proof = FilePayload(name="surat.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 rekaan")
    files = walker.field(
        "Berkas (PDF atau gambar, sampai 20 MB)", "Files (PDF or pictures, up to 20 MB)"
    )
    walker.attach(files, proof)
    walker.button("Kirim klarifikasi", "Send the reply")
    walker.read("Klarifikasi diterima", "The reply was received")
    walker.read("Berkas terlampir: 1", "Files attached: 1")
    walker.look("person-replied")
    (reply,) = script.case.replies
    assert [each.statement for each in reply.defences] == ["Ponsel saya dipakai anak saya."]
    assert len(reply.attachments) == 1

    walker.button("Saya keberatan", "I object")
    walker.read("hanya manusia yang menilai", "only people assess")
    walker.look("person-objected")
    assert script.case.people_only
    walker.link("Data dan perkara saya", "My data and cases")
    with page.expect_download() as waiting:
        walker.link("Unduh semuanya", "Download it all")
    waiting.value.save_as(folder / "data-saya.json")
    held = json.loads(json.loads((folder / "data-saya.json").read_bytes())["holding"])
    assert [each["case_id"] for each in held["cases"]] == [script.case_id]
