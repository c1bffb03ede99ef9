"""Tests of kept uploads: sealed, read again without a change, and loud when something falls off."""

import dataclasses
import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.intake import OpenDoor
from netral.intake.errors import UnreadableSourceError, UploadChangedError
from netral.intake.reread import (
    Reading,
    Upload,
    UploadStore,
    compare_readings,
    find_fall_off,
    read_upload,
)
from tests.intake.builders import CANARY, OWNER_ID, foreign_row, plain_row, write_csv

NOON = datetime(2024, 12, 1, 12, tzinfo=UTC)
UNTIL = date(2025, 12, 1)


def table(path: Path, count: int) -> Path:
    rows = [plain_row(text=f"kiriman {number}") for number in range(count)]
    return write_csv(path, [*rows, foreign_row()])


def keep(store: UploadStore, path: Path, at: datetime = NOON) -> Upload:
    return store.keep(path, source="pantau", received_at=at, keep_until=UNTIL)


def reading(path: Path, at: datetime = NOON) -> Reading:
    return read_upload(path, door=OpenDoor(), read_at=at)


class TestUploadStore:
    def test_keeps_the_bytes_as_they_came(self, tmp_path: Path) -> None:
        path = table(tmp_path / "a.csv", 3)
        store = UploadStore(tmp_path / "store")

        upload = keep(store, path)

        assert store.open(upload).read_bytes() == path.read_bytes()
        assert store.open(upload).name == "a.csv"
        assert store.open(upload).stat().st_mode & 0o777 == 0o400
        assert store.list_uploads() == [upload]

    def test_adds_nothing_for_the_same_bytes(self, tmp_path: Path) -> None:
        path = table(tmp_path / "a.csv", 3)
        store = UploadStore(tmp_path / "store")
        first = keep(store, path)
        again = path.rename(tmp_path / "b.csv")

        assert keep(store, again, NOON + timedelta(days=1)) == first
        assert store.list_uploads() == [first]

    def test_refuses_bytes_that_were_changed(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        upload = keep(store, table(tmp_path / "a.csv", 3))
        kept = store.open(upload)
        kept.chmod(0o600)
        kept.write_bytes(kept.read_bytes() + b"x")

        with pytest.raises(UploadChangedError):
            store.open(upload)

    def test_takes_no_upload_that_was_never_finished(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        upload = keep(store, table(tmp_path / "a.csv", 3))
        (tmp_path / "store" / upload.sha256 / "upload.json").unlink()

        assert store.list_uploads() == []
        assert keep(store, tmp_path / "a.csv") == upload

    def test_keeps_files_only(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableSourceError, match="only files"):
            keep(UploadStore(tmp_path / "store"), tmp_path)

    def test_removes_everything(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        upload = keep(store, table(tmp_path / "a.csv", 3))
        store.note_reading(upload, reading(store.open(upload)))

        store.remove(upload)

        assert list((tmp_path / "store").iterdir()) == []


class TestReadUpload:
    def test_gives_the_same_ids_each_time(self, tmp_path: Path) -> None:
        path = table(tmp_path / "a.csv", 5)

        first, second = reading(path), reading(path, NOON + timedelta(days=9))

        assert first.says_the_same(second)
        assert len(first.act_ids) == 6

    def test_keeps_no_words_and_no_ids_in_clear(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        upload = keep(store, table(tmp_path / "a.csv", 3))

        store.note_reading(upload, reading(store.open(upload)))

        noted = (tmp_path / "store" / upload.sha256 / "readings.jsonl").read_text(encoding="utf-8")
        assert CANARY not in noted
        assert "kiriman" not in noted
        assert OWNER_ID not in noted

    def test_says_when_an_upload_cannot_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("halo dunia", encoding="utf-8")

        assert reading(path).refused == "NTR-INT-004"

    def test_notes_a_reading_once(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        upload = keep(store, table(tmp_path / "a.csv", 3))
        first = reading(store.open(upload))

        assert store.note_reading(upload, first)
        assert not store.note_reading(upload, reading(store.open(upload), NOON + timedelta(days=1)))
        assert store.list_readings(upload) == [first]


class TestCompareReadings:
    def test_raises_no_alarm_when_acts_come_to_it(self, tmp_path: Path) -> None:
        before = reading(table(tmp_path / "a.csv", 3))
        now = reading(table(tmp_path / "b.csv", 5))

        comparison = compare_readings(before, now)

        assert (comparison.added, comparison.vanished, comparison.alarms) == (2, 0, ())

    def test_raises_an_alarm_when_acts_are_gone(self, tmp_path: Path) -> None:
        before = reading(table(tmp_path / "a.csv", 5))
        now = reading(table(tmp_path / "b.csv", 3))

        comparison = compare_readings(before, now)

        assert comparison.vanished == 2
        assert len(comparison.alarms) == 2

    def test_raises_an_alarm_when_nothing_can_be_read(self, tmp_path: Path) -> None:
        before = reading(table(tmp_path / "a.csv", 5))
        now = dataclasses.replace(before, refused="NTR-INT-003")

        assert compare_readings(before, now).alarms == ("It cannot be read (NTR-INT-003).",)


class TestFindFallOff:
    @pytest.mark.parametrize(
        ("count", "is_alarm"), [(40, False), (21, False), (10, True), (1, True)]
    )
    def test_compares_with_what_is_usual(
        self, tmp_path: Path, count: int, *, is_alarm: bool
    ) -> None:
        earlier = [reading(table(tmp_path / str(n), n)) for n in (39, 40, 200)]
        now = reading(table(tmp_path / "now", count))

        assert (find_fall_off(earlier, now) is not None) is is_alarm


REGISTER = "NIP BARU,NAMA,JENIS PEGAWAI,UNOR\n198609262015051001,Rekaan Satu,PNS,Unit 1\n"
ACCOUNTS = (
    "nip,platform,handle,account_id,valid_from,valid_to\n"
    f"198609262015051001,x,pegawai_contoh,{OWNER_ID},2024-01-01,\n"
)


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["intake", *words])


def reread(tmp_path: Path, *words: str) -> Result:
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "k.csv").write_text(ACCOUNTS, encoding="utf-8")
    return run(
        *("reread", "--store", str(tmp_path / "store"), "--election", "jakarta_2024"),
        *("--register", str(tmp_path / "r.csv"), "--accounts", str(tmp_path / "k.csv")),
        *words,
    )


def keep_by_command(tmp_path: Path, path: Path) -> Result:
    store = str(tmp_path / "store")
    return run("keep", str(path), "--store", store, "--source", "pantau", "--days", "400")


class TestReread:
    def test_adds_nothing_the_second_time(self, tmp_path: Path) -> None:
        assert keep_by_command(tmp_path, table(tmp_path / "a.csv", 4)).exit_code == 0

        first, second = reread(tmp_path, "--json"), reread(tmp_path, "--json")

        (before,), (after,) = (json.loads(done.stdout)["uploads"] for done in (first, second))
        assert (first.exit_code, second.exit_code) == (0, 0)
        assert (before["acts"], before["records"], before["added"]) == (4, 5, 4)
        assert (after["acts"], after["added"], after["vanished"]) == (4, 0, 0)

    def test_raises_an_alarm_when_a_source_falls_off(self, tmp_path: Path) -> None:
        keep_by_command(tmp_path, table(tmp_path / "a.csv", 40))
        reread(tmp_path)
        keep_by_command(tmp_path, table(tmp_path / "b.csv", 2))

        done = reread(tmp_path)

        assert done.exit_code == 1
        assert "PERINGATAN / ALARM: b.csv" in done.stdout
        assert CANARY not in done.stdout

    def test_does_not_read_past_retention(self, tmp_path: Path) -> None:
        store = UploadStore(tmp_path / "store")
        store.keep(
            table(tmp_path / "a.csv", 2),
            source="pantau",
            received_at=NOON,
            keep_until=date(2020, 1, 1),
        )

        left = json.loads(reread(tmp_path, "--json").stdout)["uploads"][0]["state"]
        removed = json.loads(reread(tmp_path, "--json", "--purge").stdout)["uploads"][0]["state"]

        assert (left, removed) == ("past retention", "removed")
        assert os.listdir(tmp_path / "store") == []  # noqa: PTH208
