"""Tests of keeping evidence: order, retries, refusals, erasure."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from netral.evidence.errors import (
    BlobDamagedError,
    BlobMissingError,
    EmptyContentError,
    ErasedRecordError,
    ExhibitIdTakenError,
    IntakeKeyReusedError,
    LogDamagedError,
    RecordNotFoundError,
    StoreBusyError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.log_entry import EntryKind
from netral.evidence.lossy_disk import LossyDisk, PowerCutError
from netral.evidence.sealing import verify_seal
from netral.evidence.time_token import keep_time_token, request_time
from netral.evidence.vault import Vault, open_vault
from tests.evidence.authority import OpensslAuthority
from tests.evidence.builders import NOON, SECOND, counting_bytes, event, intake, signing_key


def vault_in(folder: Path) -> Vault:
    return open_vault(folder, random_bytes=counting_bytes())


class TestKeep:
    def test_keeps_bytes_record_and_entry(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            (record,) = vault.keep([intake(1)], at=NOON)

        with vault_in(tmp_path) as vault:
            exhibit, again = vault.get_exhibit(ExhibitId("EX-1"))
            verify_seal(exhibit, vault.get_content(exhibit))
            assert again == record
            assert vault.log.get(record.entry_number) == record.entry
            assert record.is_opened_by_its_salt

    def test_doubles_nothing_when_a_sender_tries_again(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            first = vault.keep([intake(1), intake(2)], at=NOON)
            again = vault.keep([intake(2), intake(1), intake(2)], at=NOON + 60 * SECOND)

            assert again == [first[1], first[0], first[1]]
            assert vault.log.size == 2

    @pytest.mark.parametrize("change", [{"content": b"lain"}, {"captured_by": "orang lain"}])
    def test_refuses_a_key_for_something_else(
        self, tmp_path: Path, change: dict[str, object]
    ) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1)], at=NOON)

            with pytest.raises(IntakeKeyReusedError):
                vault.keep([intake(1, **change)], at=NOON)  # type: ignore[arg-type]

            assert vault.log.size == 1

    @pytest.mark.parametrize("together", [True, False])
    def test_gives_an_id_to_one_exhibit(self, tmp_path: Path, *, together: bool) -> None:
        first, second = intake(1), intake(1, key="kunci-lain", content=b"lain")
        with vault_in(tmp_path) as vault:
            if not together:
                vault.keep([first], at=NOON)

            with pytest.raises(ExhibitIdTakenError, match="EX-1"):
                vault.keep([first, second] if together else [second], at=NOON)

            assert vault.log.size == (0 if together else 1)

    def test_serves_threads_one_after_another(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault, ThreadPoolExecutor(8) as pool:
            kept = list(
                pool.map(lambda number: vault.keep([intake(number % 10)], at=NOON), range(40))
            )

            assert vault.log.size == 10
            assert len({records[0].entry_number for records in kept}) == 10

    def test_keeps_nothing_of_a_batch_with_an_empty_exhibit(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            with pytest.raises(EmptyContentError):
                vault.keep([intake(1), intake(2, content=b"")], at=NOON)

            assert vault.log.size == 0
            assert list((tmp_path / "blobs").rglob("*.*")) == []

    def test_keeps_the_same_bytes_of_two_captures_once(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1, content=b"x"), intake(2, content=b"x")], at=NOON)

            assert vault.log.size == 2
            assert len([path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]) == 1

    def test_writes_nothing_personal_into_the_log(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1, captured_by="Burung Kenari", source="kenari")], at=NOON)
            vault.note([event(1, subject="KENARI-1")], at=NOON)
            vault.log.sign_head(signing_key())

        logged = b"".join(path.read_bytes() for path in (tmp_path / "log").rglob("*.*"))
        assert b"kenari" not in logged.lower()
        assert b"EX-1" not in logged


class TestNote:
    def test_logs_an_event_between_exhibits(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1)], at=NOON)
            (record,) = vault.note([event(1)], at=NOON + SECOND)
            vault.keep([intake(2)], at=NOON + 2 * SECOND)

            assert record.entry_number == 1
            assert vault.index.find_about("PERKARA-1", kind=EntryKind.CASE_EVENT) == [record]


class TestOpenVault:
    def test_lets_one_process_write(self, tmp_path: Path) -> None:
        with vault_in(tmp_path), pytest.raises(StoreBusyError):
            vault_in(tmp_path)

        vault_in(tmp_path).close()

    def test_refuses_a_log_that_lost_a_recorded_entry(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1), intake(2), intake(3)], at=NOON)
        path = tmp_path / "log" / "entries.log"
        lines = path.read_text().splitlines(keepends=True)
        path.write_text(lines[0] + lines[2])

        with pytest.raises(LogDamagedError):
            vault_in(tmp_path)

    def test_is_free_again_after_a_refusal(self, tmp_path: Path) -> None:
        self.test_refuses_a_log_that_lost_a_recorded_entry(tmp_path)

        with pytest.raises(LogDamagedError):
            vault_in(tmp_path)


class TestGetContent:
    def test_refuses_changed_bytes(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1)], at=NOON)
            exhibit, _ = vault.get_exhibit(ExhibitId("EX-1"))
            digest = exhibit.content.sha256
            (tmp_path / "blobs" / digest[:2] / digest[2:]).write_bytes(b"lain")

            with pytest.raises(BlobDamagedError):
                vault.get_content(exhibit)


class TestErase:
    def test_leaves_nothing_that_can_be_read_and_a_log_that_verifies(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1, content=b"KENARI", captured_by="KENARI"), intake(2)], at=NOON)
            before = vault.log.sign_head(signing_key())
            exhibit, _ = vault.get_exhibit(ExhibitId("EX-1"))

            erasure = vault.erase(ExhibitId("EX-1"), at=NOON + SECOND)

            assert erasure.kind is EntryKind.ERASURE
            with pytest.raises(RecordNotFoundError):
                vault.get_exhibit(ExhibitId("EX-1"))
            with pytest.raises(BlobMissingError):
                vault.get_content(exhibit)
            with pytest.raises(ErasedRecordError):
                vault.index.get_at(0)

        left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"KENARI" not in left
        assert b"EX-1" not in left
        with vault_in(tmp_path) as vault:
            assert vault.log.find_last_note() == before
            assert vault.log.size == 3
            assert vault.get_exhibit(ExhibitId("EX-2"))

    def test_keeps_bytes_that_another_exhibit_has_too(self, tmp_path: Path) -> None:
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1, content=b"x"), intake(2, content=b"x")], at=NOON)

            vault.erase(ExhibitId("EX-1"), at=NOON + SECOND)

            exhibit, _ = vault.get_exhibit(ExhibitId("EX-2"))
            assert vault.get_content(exhibit) == b"x"

    def test_is_finished_after_a_power_cut_at_any_step(self) -> None:
        folder, steps = Path("/vault"), 0
        while True:
            disk = LossyDisk()
            vault = open_vault(folder, random_bytes=counting_bytes(), disk=disk)
            vault.keep([intake(1, content=b"KENARI"), intake(2)], at=NOON)
            disk.cut_after = disk.steps + steps
            with contextlib.suppress(PowerCutError):
                vault.erase(ExhibitId("EX-1"), at=NOON + SECOND)
                break
            after = disk.after_power_cut()
            again = open_vault(folder, random_bytes=counting_bytes(), disk=after)
            is_logged = again.log.size == 3
            left = [node.data for node in after.files.values()]
            assert any(b"KENARI" in data for data in left) != is_logged
            assert (again.index.find_about("EX-1") == []) == is_logged
            steps += 1

        assert steps > 8

    def test_takes_time_tokens_with_it(self, authority: OpensslAuthority, tmp_path: Path) -> None:
        trusted = authority.trusted()
        with vault_in(tmp_path) as vault:
            vault.keep([intake(1)], at=NOON)
            exhibit, _ = vault.get_exhibit(ExhibitId("EX-1"))
            token = request_time(exhibit.statement, authority=trusted, ask=authority.answer)
            keep_time_token(vault, exhibit.exhibit_id, token=token, authority=trusted, at=NOON)

            vault.erase(ExhibitId("EX-1"), at=NOON + SECOND)

            assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == []
