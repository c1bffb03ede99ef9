"""The office's way through a case in a real browser, from a screening's file to its erasure."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from typer.testing import CliRunner

from netral.casework import Assessment, CaseState, DefenceKind, Procedure
from netral.casework.script import CaseScript, make_pool
from netral.cli.main import app
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.administration.test_changing import switch_on
from tests.console.office.conftest import PNG, Watch, hire_reviewers
from tests.console.office.test_loading import record
from tests.console.people import make_login
from tests.console.registered import NAME, register
from tests.console.test_accessibility import DESKTOP, PHONE, become

pytestmark = pytest.mark.browser
SCREENS = os.environ.get("NETRAL_SCREENS", "")
YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
REASON = "Penilaian akhir kedua pemeriksa mendukung, dan klarifikasi sudah dijawab."


class Traveller:
    """Somebody of the office in a browser; each page is looked at on the way."""

    def __init__(self, page: Page, address: str, watch: Watch) -> None:
        self.page, self.address, self.watch = page, address, watch
        self.problems: list[Any] = []

    def become(self, role: Role) -> None:
        become(self.page, self.address, role)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def press(self, name: str, then: str) -> None:
        """Press a button, and wait for the page that follows and for words of it."""
        self.watch.at += timedelta(minutes=2)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page.locator("main")).to_contain_text(then)

    def follow(self, name: str) -> None:
        """Follow a link, and wait until the page that it leads to stands."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).click()

    def step(self, name: str) -> Any:
        return self.page.locator(f"#langkah-{name}")

    def look(self, name: str) -> None:
        """Let axe look, try a phone, and keep a picture."""
        for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(viewport)
            width = self.page.evaluate("document.documentElement.scrollWidth")
            if width > viewport["width"]:
                self.problems.append((name, size, width))
            if SCREENS:
                Path(SCREENS).mkdir(parents=True, exist_ok=True)
                self.page.screenshot(
                    path=Path(SCREENS) / f"office-{name}-{size}.png", full_page=True
                )
        self.page.set_viewport_size(DESKTOP)
        found = Axe().run(self.page).response["violations"]
        self.problems += [(name, each["id"], each["nodes"][0]["html"][:160]) for each in found]


@pytest.fixture
def traveller(browser: Browser, console_address: str, watch: Watch) -> Iterator[Traveller]:
    register()
    switch_on()
    for role in (Role.INTAKE_OFFICER, Role.AUTHORITY, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR):
        make_login(role)
    hire_reviewers()
    watch.at += timedelta(days=2)
    context = browser.new_context(viewport=DESKTOP, accept_downloads=True)
    yield Traveller(context.new_page(), console_address, watch)
    context.close()


@pytest.fixture
def others(store: Any, procedure: Procedure, watch: Watch) -> Callable[[str], CaseScript]:
    """Give whoever is not of the office in a case: reviewers and the person."""

    def make(case_id: str) -> CaseScript:
        script = CaseScript(
            store,
            procedure,
            number=900,
            allegation=store.get_case(case_id).allegation,
            pool=make_pool(),
        )
        script.at = watch.at
        return script

    return make


def catch_up(watch: Watch, script: CaseScript) -> None:
    watch.at = script.at + timedelta(minutes=5)


def open_from_a_screening(traveller: Traveller, folder: Path) -> str:
    """Fill the draws, load a screening, and open a case of it; returns its number."""
    traveller.become(Role.INTAKE_OFFICER)
    traveller.go("/perkara/undian/")
    traveller.press("Isi persediaan sampai 100 perkara", "Undian untuk 100 perkara")
    traveller.look("draws")
    path = folder / "indications.jsonl"
    lines = [record(1), record(2), record(3, platform="instagram", act_kind="comment")]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    traveller.go("/perkara/indikasi/")
    traveller.page.set_input_files("#indications", path)
    traveller.press("Muat", "3 perbuatan dimuat")
    traveller.look("pending")
    traveller.follow("Lihat 1")
    traveller.page.fill("#url", "https://www.instagram.com/p/Abc/")
    traveller.look("indication")
    traveller.press("Buka perkara", "menunggu undian pemeriksa")
    return traveller.page.url.rstrip("/").rpartition("/")[2]


def hear_the_person(
    traveller: Traveller, script: CaseScript, folder: Path, *final: Assessment
) -> None:
    """Send the notice, prove it, close the window after the reply, and let reviewers vote."""
    page = traveller.page
    traveller.press("Kirim pemberitahuan", "pemberitahuan dikirim")
    receipt = folder / "tanda.png"
    receipt.write_bytes(PNG)
    local = traveller.watch.at.astimezone(script.procedure.zone)
    page.select_option("#prove_delivery-channel", "in_person")
    page.fill("#prove_delivery-delivered_at", f"{local:%Y-%m-%dT%H:%M}")
    page.set_input_files("#prove_delivery-proof", receipt)
    traveller.look("delivery")
    traveller.press("Catat tanda terima", "menunggu klarifikasi")
    traveller.look("window")
    traveller.follow("Undangan, panggilan, berita acara")
    traveller.look("meeting")
    page.go_back()
    script.at = traveller.watch.at
    script.reply(DefenceKind.RUN_BY_ANOTHER, text="Akun itu dipakai orang lain.")
    catch_up(traveller.watch, script)
    page.reload()
    traveller.press("Tutup waktu klarifikasi", "penilaian akhir")
    script.at = traveller.watch.at
    script.answer()
    script.vote(*final)
    catch_up(traveller.watch, script)


def test_from_a_screening_to_an_erasure(
    traveller: Traveller, others: Callable[[str], CaseScript], tmp_path: Path
) -> None:
    page, watch = traveller.page, traveller.watch
    case_id = open_from_a_screening(traveller, tmp_path)
    traveller.look("opened")
    traveller.press("Undi pemeriksa", "diperiksa dua pemeriksa")
    script = others(case_id)
    script.vote(YES, YES)
    catch_up(watch, script)
    page.reload()
    expect(page.locator("main")).to_contain_text(NAME)
    hear_the_person(traveller, script, tmp_path, YES, YES)

    traveller.become(Role.AUTHORITY)
    traveller.go(f"/perkara/{case_id}/")
    expect(page.locator("main")).to_contain_text("Penilaian pemeriksa")
    traveller.step("decide_case").get_by_label("Teruskan untuk dinilai").check()
    for box in traveller.step("decide_case").locator("input[type=checkbox]").all():
        box.check()
    traveller.step("decide_case").get_by_label("Alasan").fill(REASON)
    traveller.look("decide")
    traveller.press("Putuskan", "perlu diteruskan")
    verify_download(traveller, tmp_path / "pratinjau.zip")
    traveller.step("refer_case").locator("input[type=text]").fill("800/123/INSP/2024")
    traveller.press("Teruskan", "nomor 800/123/INSP/2024")
    traveller.look("referred")
    package = verify_download(traveller, tmp_path / "berkas.zip")
    assert script.case.package_sha256
    assert package.stat().st_size > 10_000

    traveller.become(Role.INTAKE_OFFICER)
    traveller.go(f"/perkara/{case_id}/")
    script.at = watch.at
    script.appeal()
    catch_up(watch, script)
    page.reload()
    expect(page.locator("main")).to_contain_text("beri tahu bahwa diajukan keberatan")
    traveller.look("appealed")
    traveller.press("Undi pemeriksa", "banding diperiksa")
    script.at = watch.at
    script.vote(NO, NO)
    catch_up(watch, script)
    page.reload()
    receipt = tmp_path / "koreksi.png"
    receipt.write_bytes(PNG + b" koreksi")
    for _ in script.case.recipients:
        left = len(script.case.list_uncorrected())
        page.set_input_files("#acknowledge_correction-receipt", receipt)
        traveller.look(f"correcting-{left}")
        after = "koreksi kepada penerima" if left > 1 else "ditutup"
        traveller.press("Catat konfirmasi koreksi", after)
        assert len(script.case.list_uncorrected()) == left - 1
    assert script.case.state is CaseState.CLOSED
    traveller.look("corrected")

    erase_and_look(traveller, case_id)
    assert traveller.problems == []


def test_a_dismissed_case_and_a_second_person(
    traveller: Traveller, others: Callable[[str], CaseScript], tmp_path: Path
) -> None:
    page = traveller.page
    case_id = open_from_a_screening(traveller, tmp_path)
    traveller.press("Undi pemeriksa", "diperiksa dua pemeriksa")
    script = others(case_id)
    script.vote(YES, YES)
    catch_up(traveller.watch, script)
    page.reload()
    hear_the_person(traveller, script, tmp_path, YES, YES)
    traveller.become(Role.AUTHORITY)
    traveller.go(f"/perkara/{case_id}/")
    form = traveller.step("decide_case")
    form.get_by_label("Tutup", exact=True).check()
    form.get_by_label("Bila ditutup: dengan").select_option("not_proven")
    form.get_by_label("Alasan").fill("Akun itu nyata dipakai orang lain pada malam itu.")
    traveller.press("Putuskan", "Baru terjadi bila orang kedua setuju")
    traveller.look("asked")
    traveller.become(Role.AUDITOR)
    traveller.go(f"/perkara/{case_id}/")
    expect(page.locator("main")).not_to_contain_text(NAME)
    traveller.look("second-person")
    traveller.press("Saya setuju", "tidak terbukti")
    assert script.case.state is CaseState.CLOSED
    traveller.go(f"/perkara/{case_id}/log/")
    expect(page.locator("main")).to_contain_text("cocok: diundi ulang")
    traveller.look("log")
    traveller.become(Role.INTAKE_OFFICER)
    traveller.go("/perkara/?state=all")
    traveller.look("cases")
    assert traveller.problems == []


def verify_download(traveller: Traveller, path: Path) -> Path:
    """Download the package, and let the verifier's own command read it."""
    with traveller.page.expect_download() as waiting:
        traveller.page.get_by_role("link", name="Berkas penerusan lengkap (zip)").click()
    waiting.value.save_as(path)
    said = CliRunner().invoke(app, ["evidence", "verify", str(path), "--json"])
    assert said.exit_code == 0, said.output
    return path


def erase_and_look(traveller: Traveller, case_id: str) -> None:
    from netral_console.office.expiry import run_expiry

    traveller.watch.at += timedelta(days=60)
    run = run_expiry(at=traveller.watch.at)
    assert (run.expired, run.erased) == (1, 1)
    traveller.become(Role.DATA_PROTECTION_OFFICER)
    traveller.go(f"/perkara/{case_id}/")
    expect(traveller.page.locator("main")).to_contain_text("dihapus")
    expect(traveller.page.locator("main")).not_to_contain_text(NAME)
    traveller.look("erased")
