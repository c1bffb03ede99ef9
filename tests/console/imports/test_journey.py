"""The officer's way in a real browser: register, accounts, activity, an indication that waits."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netral_console.accounts.role import ConsoleRole
from tests.console.administration.test_changing import switch_on
from tests.console.imports.conftest import get_job, list_kept
from tests.console.imports.test_activity import AT, WORDS
from tests.console.people import make_login
from tests.console.test_accessibility import become
from tests.intake.builders import plain_row, write_csv
from tests.register.builders import ACCOUNTS_HEADER, BUDI, KEY, SITI, write_text

if TYPE_CHECKING:
    from netral_console.imports.worker import Worker
    from tests.console.walker import Walker

pytestmark = pytest.mark.browser
WALKERS = [
    pytest.param(("id", "desktop"), id="id-desktop"),
    pytest.param(("en", "phone"), id="en-phone"),
    pytest.param(("id", "desktop", "keyboard alone"), id="id-keyboard"),
]


@pytest.fixture
def officer(walker: "Walker", monkeypatch: pytest.MonkeyPatch) -> "Walker":
    from netral_console import clock
    from netral_console.registry.pseudonym_key import keep_pseudonym_key

    monkeypatch.setattr(clock, "now", lambda: AT)
    switch_on()
    keep_pseudonym_key(KEY)
    make_login(ConsoleRole.INTAKE_OFFICER)
    become(walker.page, walker.address, ConsoleRole.INTAKE_OFFICER)
    walker.open("/impor/")
    return walker


def choose(officer: "Walker", indonesian: str, english: str, path: Path) -> None:
    with officer.page.expect_file_chooser() as asked:
        officer.press(officer.field(indonesian, english))
    asked.value.set_files(path)


@pytest.mark.parametrize("walker", WALKERS, indirect=True)
def test_from_a_register_to_an_indication_that_waits(
    officer: "Walker", worker: "Worker", tmp_path: Path
) -> None:
    register = write_text(
        tmp_path / "pegawai.csv",
        "Nomor Induk;Nama Orang;Bagian",
        f"{BUDI};BUDI REKAAN;Dinas Contoh",
        f"{SITI}0;SITI REKAAN;Dinas Contoh",
    )
    accounts = write_text(
        tmp_path / "akun.csv", ACCOUNTS_HEADER, f"{BUDI},x,budi_x,,,,,2024-01-01,,,"
    )
    acts = write_csv(
        tmp_path / "perbuatan.csv",
        [plain_row(actor_id=..., actor_handle="budi_x", text=text) for text in (WORDS, "Halo")],
    )

    # 1. The register, with columns that nobody knows, and a row with an error.
    officer.look("impor")
    choose(officer, "Berkas register dan akun", "Files of register and accounts", register)
    officer.button("Periksa register", "Check the register")
    officer.read("menunggu diperiksa", "waits to be checked")
    officer.look("impor-diperiksa")
    worker.work_once()
    # Nobody reloads: the page asks, and shows itself anew.
    officer.read("belum dikenali", "not recognised yet")
    officer.look("impor-kolom")
    for title, words in (("Nomor Induk", ("NIP", "NIP")), ("Nama Orang", ("nama", "name"))):
        officer.choose(officer.page.get_by_label(title, exact=True), officer.say(*words))
    officer.button("Periksa dengan arti kolom ini", "Check with these meanings")
    officer.read("menunggu diperiksa", "waits to be checked")
    worker.work_once()
    officer.read("Masalah", "Problems")
    officer.look("impor-masalah")
    with officer.page.expect_download() as table:
        officer.link("Unduh semua (csv)", "Download all (csv)")
    assert "Nomor Induk" in Path(table.value.path()).read_text(encoding="utf-8-sig")
    officer.tick(officer.page.get_by_role("checkbox"))
    officer.button("Masukkan ke register", "Import into the register")
    officer.read("menunggu dimasukkan", "waits to be imported")
    worker.work_once()
    officer.read("Yang dilakukan", "What was done")
    officer.look("impor-selesai")
    assert get_job(1).counts["people"] == 1

    # 2. The accounts alone.
    officer.link("Impor", "Imports")
    choose(officer, "Berkas register dan akun", "Files of register and accounts", accounts)
    officer.button("Periksa register", "Check the register")
    officer.read("menunggu diperiksa", "waits to be checked")
    worker.work_once()
    officer.button("Masukkan ke register", "Import into the register")
    officer.read("menunggu dimasukkan", "waits to be imported")
    worker.work_once()
    officer.read("akun dimasukkan", "accounts imported")
    assert get_job(2).counts["accounts"] == 1

    # 3. The activity, and what waits.
    officer.link("Impor", "Imports")
    choose(officer, "Berkas aktivitas", "Files of activity", acts)
    officer.button("Periksa aktivitas", "Check the activity")
    officer.read("menunggu diperiksa", "waits to be checked")
    worker.work_once()
    officer.read("tingkat asal bukti", "provenance grade")
    officer.look("impor-aktivitas")
    officer.button("Saring dan simpan indikasinya", "Screen, and keep the indications")
    officer.read("menunggu dimasukkan", "waits to be imported")
    worker.work_once()
    officer.link("Lihat indikasi yang menunggu", "See the indications that wait")
    officer.read("1 indikasi", "1 indications")
    assert list_kept() == []


@pytest.mark.parametrize("walker", WALKERS[:2], indirect=True)
def test_shows_how_far_it_is_and_can_be_cancelled(
    officer: "Walker", tmp_path: Path, store: object
) -> None:
    from netral_console.imports.worker import Worker

    register = write_text(tmp_path / "pegawai.csv", "NIP,NAMA", f"{BUDI},BUDI REKAAN")
    choose(officer, "Berkas register dan akun", "Files of register and accounts", register)
    officer.button("Periksa register", "Check the register")
    officer.read("menunggu diperiksa", "waits to be checked")
    seen: list[str] = []

    def watch(step: str) -> None:
        if step == "end":
            officer.read("register ditulis: 1 dari 1", "writing the register: 1 of 1")
            expect(officer.page.get_by_role("progressbar")).to_have_attribute("value", "1")
            officer.look("impor-kemajuan")
            seen.append(step)

    with Worker(watch=watch) as worker:
        worker.work_once()
        officer.button("Masukkan ke register", "Import into the register")
        officer.read("menunggu dimasukkan", "waits to be imported")
        worker.work_once()
    officer.read("Yang dilakukan", "What was done")
    assert seen == ["end"]

    officer.link("Impor", "Imports")
    choose(officer, "Berkas register dan akun", "Files of register and accounts", register)
    officer.button("Periksa register", "Check the register")
    officer.button("Batalkan, dan musnahkan berkasnya", "Cancel, and destroy the files")
    officer.read("dibatalkan", "cancelled")
    assert list_kept() == []
    assert store is not None
