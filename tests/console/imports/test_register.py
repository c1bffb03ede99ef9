"""An officer imports a register: seen first, wanted, made once, and nothing of it kept."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral_console.database import Database
from netral_console.errors import OtherPseudonymKeyError
from tests.console.imports.conftest import (
    BUDIS,
    SITIS,
    Officer,
    count_rows,
    get_job,
    list_kept,
)
from tests.register.builders import (
    ACCOUNTS_HEADER,
    BUDI,
    BUDI_ROW,
    KEY,
    PPPK,
    SITI_ROW,
    write_text,
    write_workbook,
)

if TYPE_CHECKING:
    from netral_console.imports.worker import Worker

NOTHING = (0, 0, 0)


class TestRegister:
    def test_is_shown_before_it_is_imported(
        self, officer: Officer, worker: "Worker", files: list[Path], database: Database
    ) -> None:
        number = officer.choose(*files)
        assert get_job(number).state == "queued"

        assert worker.work_once()

        page = officer.see(number)
        assert "pegawai baru</th><td>2" in page
        assert "akun baru</th><td>2" in page
        assert "Masukkan ke register" in page
        assert count_rows(database) == NOTHING

    def test_is_imported_when_it_is_wanted_and_nothing_is_kept(
        self, officer: Officer, worker: "Worker", files: list[Path], database: Database
    ) -> None:
        number = officer.choose(*files)
        worker.work_once()
        officer.press(number, "masukkan")

        assert worker.work_once()

        job = get_job(number)
        assert (job.state, job.counts["people"], job.counts["accounts"]) == ("done", 2, 2)
        assert (job.done, job.total) == (4, 4)
        assert count_rows(database) == (1, 2, 2)
        assert list_kept() == []
        assert "pegawai dimasukkan</th><td>2" in officer.see(number)
        assert not worker.work_once()

    def test_is_noted_in_the_log_with_its_numbers_and_nobody(
        self, officer: Officer, worker: "Worker", files: list[Path]
    ) -> None:
        from netral_console.exhibits.store import get_vault

        number = officer.choose(*files)
        worker.work_once()
        officer.press(number, "masukkan")
        worker.work_once()

        with get_vault() as vault:
            (record,) = vault.index.find_about("register_import")
        assert record.statement.decode().splitlines()[1:] == [
            "people 1 2",
            "accounts 1 2",
            "units 1 1",
            "asked_by 9 petugas-1",
        ]
        assert BUDI.encode() not in record.statement

    def test_is_there_once_however_often_it_is_imported(
        self, officer: Officer, worker: "Worker", files: list[Path], database: Database
    ) -> None:
        for _ in range(2):
            number = officer.choose(*files)
            worker.work_once()
            officer.press(number, "masukkan")
            worker.work_once()

        # Nothing new: there was nothing to say yes to.
        assert get_job(number).state == "checked"
        assert "pegawai yang sudah ada</th><td>2" in officer.see(number)
        assert count_rows(database) == (1, 2, 2)

    def test_lies_sealed_from_the_first_byte(
        self, officer: Officer, files: list[Path], database: Database
    ) -> None:
        from django.conf import settings

        officer.choose(*files)

        kept = list((Path(settings.DATA_FOLDER) / "imports").rglob("*.sealed"))
        assert len(kept) == 2
        for each in kept:
            assert BUDI.encode() not in each.read_bytes()
        with psycopg.connect(database.owner_url) as link:
            row = link.execute("SELECT import_job::text FROM import_job").fetchone()
        assert row is not None
        assert "register" in row[0]
        assert "register.xlsx" not in row[0]

    def test_is_in_memory_alone_while_it_is_read(
        self, officer: Officer, files: list[Path], store: object
    ) -> None:
        from django.conf import settings

        from netral_console.imports.worker import Worker

        officer.choose(*files)
        seen: list[str] = []

        def watch(step: str) -> None:
            folder = Path(settings.DATA_FOLDER) / "imports"
            seen.extend(
                f"{step} {each.name}"
                for each in folder.rglob("*")
                if each.is_file() and not each.is_symlink() and each.suffix != ".sealed"
            )

        with Worker(watch=watch) as made:
            made.work_once()
        assert seen == []
        assert store is not None

    def test_begins_an_account_with_the_service_of_its_owner(
        self, officer: Officer, worker: "Worker", tmp_path: Path, database: Database
    ) -> None:
        row = SITI_ROW | {"TMT CPNS": "01-03-2024"}
        number = officer.choose(
            write_workbook(tmp_path / "register.xlsx", [row]),
            write_text(tmp_path / "accounts.csv", ACCOUNTS_HEADER, SITIS),
        )
        worker.work_once()
        officer.press(number, "masukkan")
        worker.work_once()

        with psycopg.connect(database.owner_url) as link:
            found = link.execute(
                "SELECT valid_from::text FROM declared_account WHERE account_id = 'siti_contoh'"
            ).fetchone()
        assert found == ("2024-03-01",)


class TestProblems:
    @pytest.fixture
    def faulty(self, tmp_path: Path) -> list[Path]:
        wrong = SITI_ROW | {"NIP BARU": 123456789012345678}
        return [
            write_workbook(tmp_path / "register.xlsx", [BUDI_ROW, wrong]),
            write_text(tmp_path / "accounts.csv", ACCOUNTS_HEADER, BUDIS),
        ]

    def test_are_told_row_by_row_and_as_a_table(
        self, officer: Officer, worker: "Worker", faulty: list[Path]
    ) -> None:
        number = officer.choose(*faulty)
        worker.work_once()

        answer = officer.client.get(f"/impor/{number}/masalah.csv")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [(row["berkas"], row["baris"], row["kolom"]) for row in rows] == [
            ("register.xlsx", "3", "NIP BARU")
        ]
        assert "NIP di berkas ini berupa bilangan" in officer.see(number)

    def test_name_other_rows_without_a_folder(
        self, officer: Officer, worker: "Worker", tmp_path: Path
    ) -> None:
        number = officer.choose(write_workbook(tmp_path / "register.xlsx", [BUDI_ROW, BUDI_ROW]))
        worker.work_once()

        page = officer.see(number)
        assert "sudah ada di baris 2 berkas register.xlsx" in page

    def test_stop_an_import_until_their_rows_are_given_up(
        self, officer: Officer, worker: "Worker", faulty: list[Path], database: Database
    ) -> None:
        number = officer.choose(*faulty)
        worker.work_once()

        officer.press(number, "masukkan")
        assert get_job(number).state == "checked"
        officer.press(number, "masukkan", skips_bad_rows="1")
        worker.work_once()

        assert get_job(number).state == "done"
        assert count_rows(database) == (1, 1, 1)

    def test_stop_the_worker_too(
        self, officer: Officer, worker: "Worker", faulty: list[Path], database: Database
    ) -> None:
        from netral.casework import Actor
        from netral_console import clock
        from netral_console.accounts.models import User
        from netral_console.imports.jobs import want_import

        number = officer.choose(*faulty)
        worker.work_once()
        by: Actor = User.objects.get().as_actor()
        want_import(get_job(number), skips_bad_rows=False, by=by, at=clock.now())

        worker.work_once()

        assert get_job(number).state == "refused"
        assert "Ada baris dengan kesalahan" in officer.see(number)
        assert count_rows(database) == NOTHING
        assert list_kept() == []

    def test_carry_no_formula_into_a_spreadsheet(
        self, officer: Officer, worker: "Worker", tmp_path: Path
    ) -> None:
        number = officer.choose(write_text(tmp_path / "register.csv", "=NIP,NAMA", "12,BUDI"))
        worker.work_once()

        answer = officer.client.get(f"/impor/{number}/masalah.csv")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert "'=NIP" in {row["kolom"] for row in rows}

    def test_of_a_whole_file_leave_nothing(
        self, officer: Officer, worker: "Worker", tmp_path: Path, database: Database
    ) -> None:
        path = tmp_path / "register.xlsx"
        path.write_bytes(b"PK\x03\x04 no workbook")
        number = officer.choose(path)
        worker.work_once()

        page = officer.see(number)
        assert "Berkas ini tidak dapat dibaca" in page
        assert "Masukkan ke register" not in page
        assert count_rows(database) == NOTHING

    def test_another_key_of_pseudonyms_is_refused(self, officer: Officer) -> None:
        from netral_console.registry.pseudonym_key import get_pseudonym_key, keep_pseudonym_key

        with pytest.raises(OtherPseudonymKeyError, match="everybody would be there twice"):
            keep_pseudonym_key(b"another key, and long enough")
        assert get_pseudonym_key() == KEY
        assert officer is not None

    def test_a_missing_key_of_pseudonyms_is_said(
        self, officer: Officer, worker: "Worker", files: list[Path]
    ) -> None:
        from django.conf import settings

        (Path(settings.KEY_FOLDER) / "pseudonym.key").unlink()
        number = officer.choose(*files)
        worker.work_once()

        assert get_job(number).state == "refused"
        assert "Kunci nama samaran" in officer.see(number)
        assert list_kept() == []


class TestColumns:
    FOREIGN = ("Nomor Induk;Nama Orang;Bagian", f"{BUDI};BUDI CONTOH;Dinas Contoh")

    def test_that_nobody_knows_are_named_by_the_officer(
        self, officer: Officer, worker: "Worker", tmp_path: Path, database: Database
    ) -> None:
        number = officer.choose(write_text(tmp_path / "pegawai.csv", *self.FOREIGN))
        worker.work_once()
        page = officer.see(number)
        assert "belum dikenali" in page
        assert "Masukkan ke register" not in page

        officer.press(number, "kolom", **{"kolom-0-0": "nip", "kolom-0-1": "name"})
        worker.work_once()
        assert "pegawai baru</th><td>1" in officer.see(number)
        officer.press(number, "masukkan")
        worker.work_once()

        assert get_job(number).state == "done"
        assert count_rows(database) == (1, 1, 0)

    @pytest.mark.parametrize("what", ["kolom", "masukkan"])
    def test_are_not_taken_before_the_files_were_looked_at(
        self, what: str, officer: Officer, files: list[Path]
    ) -> None:
        number = officer.choose(*files)

        assert "Impor ini sudah bergerak" in officer.press(number, what)
        assert get_job(number).state == "queued"

    def test_that_are_unknown_cannot_be_imported_past_the_page(
        self, officer: Officer, worker: "Worker", tmp_path: Path
    ) -> None:
        number = officer.choose(write_text(tmp_path / "pegawai.csv", *self.FOREIGN))
        worker.work_once()

        page = officer.press(number, "masukkan", skips_bad_rows="1")

        assert "Masih ada kolom yang belum dikenali" in page
        assert get_job(number).state == "checked"


class TestAccounts:
    def test_without_a_register_are_of_people_who_are_there(
        self, officer: Officer, worker: "Worker", tmp_path: Path, database: Database
    ) -> None:
        people = write_workbook(tmp_path / "register.xlsx", [BUDI_ROW])
        accounts = write_text(
            tmp_path / "accounts.csv",
            ACCOUNTS_HEADER,
            BUDIS,
            f"{PPPK},x,orang_lain,,,,,2024-01-01,,,",
        )
        for path in (people, accounts):
            number = officer.choose(path)
            worker.work_once()
            page = officer.see(number)
            officer.press(number, "masukkan")
            worker.work_once()

        assert "NIP-nya tidak ada dalam register konsol" in page
        assert get_job(number).state == "done"
        assert count_rows(database) == (1, 1, 1)

    @pytest.mark.parametrize(
        "case",
        [
            ("person = 'P-OTHER'", "sudah dinyatakan orang lain"),
            ("is_void = true", "bukan miliknya"),
        ],
        ids=["of another person", "never theirs"],
    )
    def test_that_stand_against_the_console_are_left_out(
        self,
        case: tuple[str, str],
        officer: Officer,
        worker: "Worker",
        files: list[Path],
        database: Database,
    ) -> None:
        change, said = case
        number = officer.choose(*files)
        worker.work_once()
        officer.press(number, "masukkan")
        worker.work_once()
        with psycopg.connect(database.owner_url) as link:
            link.execute(f"UPDATE declared_account SET {change} WHERE account_id = 'budi.contoh'")
        # The same account once more, from another day on.
        again = write_text(
            files[1].parent / "again.csv", ACCOUNTS_HEADER, BUDIS.replace("01-01", "02-01")
        )

        number = officer.choose(files[0], again)
        worker.work_once()

        page = officer.see(number)
        assert said in page
        assert get_job(number).counts["accounts_left_out"] == 1
        assert "Masukkan ke register" not in page
