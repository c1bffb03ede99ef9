"""An officer imports activity: declared accounts alone, and only while two people let them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from netral_console.database import Database
from tests.console.administration.test_changing import switch_on
from tests.console.imports.conftest import Officer, get_job, list_kept
from tests.console.imports.test_kill import end_before
from tests.intake.builders import (
    CANARY,
    OWNER_HANDLE,
    foreign_row,
    plain_row,
    wrap,
    write_csv,
    write_zip,
    x_files,
    x_post,
)

if TYPE_CHECKING:
    from netral_console.imports.worker import Worker

AT = datetime(2024, 10, 3, 3, 0, tzinfo=UTC)
WORDS = "Ayo coblos Pramono di TPS, menangkan Pram-Doel"
Put = Callable[..., None]


@pytest.fixture(autouse=True)
def days_of_the_campaign(monkeypatch: pytest.MonkeyPatch, store: object) -> None:  # noqa: ARG001
    from netral_console import clock

    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def declare(database: Database) -> Put:
    """Declare an account in the console."""

    def put(name: str, stable_id: str = "", *, person: str = "P-ONE", **days: str) -> None:
        with psycopg.connect(database.owner_url) as link:
            link.execute(
                "INSERT INTO declared_account (person, platform, account_id, stable_id,"
                " valid_from, valid_to, document_sha256) VALUES (%s, 'x', %s, %s, %s, %s, '')",
                [person, name, stable_id, days.get("first", "2024-01-01"), days.get("last")],
            )

    return put


def list_pending() -> list[tuple[str, str]]:
    from netral_console.office.models import PendingIndication

    rows = PendingIndication.objects.using("owner").order_by("act_id")
    return list(rows.values_list("person", "platform"))


def read_everything(database: Database) -> str:
    """Read all tables, as text."""
    with psycopg.connect(database.owner_url) as link:
        tables = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return "".join(
            str(link.execute(f"SELECT array_agg(t)::text FROM {table} t").fetchone())
            for (table,) in tables.fetchall()
        )


def row(**changes: Any) -> dict[str, Any]:
    return plain_row(**{"actor_id": ..., "actor_handle": "budi_x", "text": WORDS} | changes)


def carry_out(officer: Officer, worker: "Worker", *paths: Path) -> int:
    number = officer.choose(*paths, kind="aktivitas")
    worker.work_once()
    officer.press(number, "masukkan")
    worker.work_once()
    return number


class TestActivity:
    def test_is_not_taken_while_two_people_have_not_switched_it_on(
        self, officer: Officer, tmp_path: Path
    ) -> None:
        answer = officer.send(write_csv(tmp_path / "acts.csv", [row()]), kind="aktivitas")

        assert answer["Location"] == "/impor/"
        assert "tidak dinyalakan" in officer.client.get("/impor/").content.decode()
        assert list_kept() == []

    def test_raises_indications_that_wait(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare("budi_x")
        acts = write_csv(tmp_path / "acts.csv", [row(), row(text="Antre bus di halte")])

        number = carry_out(officer, worker, acts)

        job = get_job(number)
        assert job.state == "done"
        assert (job.counts["read"], job.counts["added"], job.counts["nothing"]) == (2, 1, 1)
        assert list_pending() == [("P-ONE", "x")]
        assert "Lihat indikasi yang menunggu" in officer.see(number)
        assert list_kept() == []

    def test_of_the_owner_is_read_from_the_archive(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare(OWNER_HANDLE)
        archive = write_zip(tmp_path / "arsip.zip", x_files(tweets=wrap("tweets", [x_post(WORDS)])))

        number = officer.choose(archive, kind="aktivitas")
        worker.work_once()
        assert "tingkat asal bukti A" in officer.see(number)
        officer.press(number, "masukkan")
        worker.work_once()

        assert get_job(number).counts["added"] == 1
        assert list_pending() == [("P-ONE", "x")]

    def test_leaves_nothing_of_anybody_undeclared(
        self,
        officer: Officer,
        worker: "Worker",
        tmp_path: Path,
        declare: Put,
        database: Database,
    ) -> None:
        from django.conf import settings

        switch_on()
        declare("budi_x")
        acts = write_csv(tmp_path / "acts.csv", [row(), foreign_row(platform="x")])

        number = carry_out(officer, worker, acts)

        assert get_job(number).counts["undeclared"] == 1
        assert CANARY not in read_everything(database)
        for each in Path(settings.DATA_FOLDER).rglob("*"):
            assert not each.is_file() or CANARY.encode() not in each.read_bytes()

    @pytest.mark.parametrize(
        "days",
        [{"last": "2024-09-30"}, {"first": "2024-10-02"}],
        ids=["ended the day before", "begins the day after"],
    )
    def test_counts_on_declared_days_alone(
        self, days: dict[str, str], officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare("budi_x", **days)

        number = carry_out(officer, worker, write_csv(tmp_path / "acts.csv", [row()]))

        assert get_job(number).counts["not_valid"] == 1
        assert list_pending() == []

    def test_of_a_stranger_who_took_the_name_over_is_dropped(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare("budi_x", "1001")
        acts = [row() | {"actor_id": "1001"}, row() | {"actor_id": "2002"}]

        number = carry_out(officer, worker, write_csv(tmp_path / "acts.csv", acts))

        counts = get_job(number).counts
        assert (counts["added"], counts["undeclared"]) == (1, 1)

    def test_under_a_void_declaration_is_dropped(
        self,
        officer: Officer,
        worker: "Worker",
        tmp_path: Path,
        declare: Put,
        database: Database,
    ) -> None:
        switch_on()
        declare("budi_x")
        with psycopg.connect(database.owner_url) as link:
            link.execute("UPDATE declared_account SET is_void = true")

        number = carry_out(officer, worker, write_csv(tmp_path / "acts.csv", [row()]))

        assert get_job(number).counts["undeclared"] == 1
        assert list_pending() == []

    def test_is_kept_once_however_often_the_worker_ended(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        from netral_console.office.coverage import sum_coverage

        switch_on()
        declare("budi_x")
        number = officer.choose(write_csv(tmp_path / "acts.csv", [row()]), kind="aktivitas")
        worker.work_once()
        officer.press(number, "masukkan")
        end_before("end")
        assert get_job(number).state == "importing"
        assert len(list_pending()) == 1

        worker.work_once()

        coverage = sum_coverage()
        assert (coverage.screenings, dict(coverage.ways)["read"]) == (1, 1)
        assert get_job(number).state == "done"
        assert (get_job(number).counts["added"], get_job(number).counts["known"]) == (0, 1)
        assert len(list_pending()) == 1

    def test_waits_while_somebody_else_has_the_vault(
        self,
        officer: Officer,
        worker: "Worker",
        tmp_path: Path,
        declare: Put,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        from netral_console.exhibits import store

        switch_on()
        declare("budi_x")
        number = officer.choose(write_csv(tmp_path / "acts.csv", [row()]), kind="aktivitas")
        worker.work_once()
        officer.press(number, "masukkan")
        monkeypatch.setattr(store, "_PATIENCE_SECONDS", 0.0)
        with store.get_vault():
            worker.work_once()
        assert get_job(number).state == "importing"

        worker.work_once()

        assert get_job(number).state == "done"
        assert len(list_pending()) == 1

    def test_switched_off_meanwhile_is_refused(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare("budi_x")
        number = officer.choose(write_csv(tmp_path / "acts.csv", [row()]), kind="aktivitas")
        worker.work_once()
        officer.press(number, "masukkan")
        switch_off(at=AT - timedelta(days=1))

        worker.work_once()

        assert get_job(number).state == "refused"
        assert "tidak dinyalakan" in officer.see(number)
        assert list_pending() == []
        assert list_kept() == []


def switch_off(*, at: datetime) -> None:
    from netral_console.administration.changing import agree_to_change, ask_for_change

    number = ask_for_change("monitoring_off", {}, by="admin-1", at=at)
    agree_to_change(number, by="admin-2", at=at)


class TestColumns:
    TABLE: Mapping[str, str] = {
        "kanal": "x",
        "siapa": "budi_x",
        "kapan": "01/10/2024 15:00",
        "tulisan": WORDS,
    }

    def test_that_nobody_knows_are_proposed_and_named_by_the_officer(
        self, officer: Officer, worker: "Worker", tmp_path: Path, declare: Put
    ) -> None:
        switch_on()
        declare("budi_x")
        number = officer.choose(write_csv(tmp_path / "t.csv", [self.TABLE]), kind="aktivitas")
        worker.work_once()
        page = officer.see(number)
        assert "Tabel yang belum dikenali" in page
        assert "Saring dan simpan" not in page

        officer.press(
            number,
            "kolom",
            **{
                "kolom-0-platform": "kanal",
                "kolom-0-actor_handle": "siapa",
                "kolom-0-occurred_at": "kapan",
                "kolom-0-text": "tulisan",
                "zona-0": "WIB",
            },
        )
        worker.work_once()
        officer.press(number, "masukkan")
        worker.work_once()

        assert get_job(number).counts["added"] == 1
