"""Tests of the log on disk and of what it never signs."""

from datetime import timedelta
from pathlib import Path

import pytest

from netral.evidence.checkpoint import verify_log_signature
from netral.evidence.entry_log import (
    MAX_ENTRIES_BETWEEN,
    MAX_TIME_BETWEEN,
    EntryLog,
    is_checkpoint_due,
)
from netral.evidence.errors import (
    LogDamagedError,
    MalformedFormError,
    MomentGoesBackError,
    SignatureRefusedError,
)
from netral.evidence.log_entry import EntryKind, LogEntry, commit_to, parse_entry
from tests.evidence.builders import NOON, SECOND, signing_key

KEY = signing_key()


def entry(number: int, *, seconds: int | None = None) -> LogEntry:
    return LogEntry(
        kind=EntryKind.CASE_EVENT,
        recorded_at=NOON + SECOND * (number if seconds is None else seconds),
        commitment=commit_to(b"%d" % number, salt=b"s" * 32),
    )


def log_with(folder: Path, count: int) -> EntryLog:
    log = EntryLog(folder)
    log.append([entry(number) for number in range(count)])
    return log


class TestParseEntry:
    def test_gives_back_what_was_written(self) -> None:
        assert parse_entry(str(entry(1))) == entry(1)

    @pytest.mark.parametrize(
        ("before", "after"),
        [("case_event", "gossip"), ("v1", "v2"), ("T", " "), ("Z", "+00:00"), (" 2024", "  2024")],
    )
    def test_refuses_another_spelling(self, before: str, after: str) -> None:
        with pytest.raises(MalformedFormError):
            parse_entry(str(entry(1)).replace(before, after, 1))


class TestCommitTo:
    def test_tells_nothing_without_the_salt(self) -> None:
        assert commit_to(b"a", salt=b"1" * 32) != commit_to(b"a", salt=b"2" * 32)


class TestEntryLog:
    def test_comes_back_as_it_was(self, tmp_path: Path) -> None:
        root = log_with(tmp_path, 9).tree.root()

        again = EntryLog(tmp_path)

        assert (again.size, again.tree.root(), again.get(3)) == (9, root, entry(3))

    def test_cuts_off_a_torn_last_entry(self, tmp_path: Path) -> None:
        log_with(tmp_path, 3)
        with (tmp_path / "entries.log").open("ab") as file:
            file.write(str(entry(3)).encode()[:50])

        assert EntryLog(tmp_path).size == 3

    def test_refuses_an_entry_older_than_the_last(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 3)

        with pytest.raises(MomentGoesBackError):
            log.append([entry(3, seconds=1)])

        assert log.size == 3

    def test_waits_for_a_clock_that_was_set_back_a_little(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 3)

        assert log.settle_moment(NOON) == NOON + 2 * SECOND
        with pytest.raises(MomentGoesBackError):
            log.settle_moment(NOON - timedelta(minutes=5))


class TestSignHead:
    def test_signs_what_the_log_holds(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 5)

        signed = verify_log_signature(log.sign_head(KEY), KEY.log_keys()[0])

        assert (signed.size, signed.root) == (5, log.tree.root())

    def test_signs_a_size_once(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 5)

        assert log.sign_head(KEY) == log.sign_head(KEY)
        assert len(log.list_notes()) == 1

    def test_keeps_the_head_before_giving_it_away(self, tmp_path: Path) -> None:
        note = log_with(tmp_path, 5).sign_head(KEY)

        assert EntryLog(tmp_path).find_last_note() == note

    def test_signs_no_fork_of_what_it_signed_before(self, tmp_path: Path) -> None:
        log_with(tmp_path, 5).sign_head(KEY)
        path = tmp_path / "entries.log"
        path.write_text(path.read_text().replace(str(entry(2)), str(entry(2, seconds=1))))

        with pytest.raises(LogDamagedError, match="another root"):
            EntryLog(tmp_path)

    def test_signs_no_fork_that_came_while_it_was_open(self, tmp_path: Path) -> None:
        other = log_with(tmp_path / "other", 4)
        log = log_with(tmp_path / "own", 5)
        log.sign_head(KEY)
        other.append([entry(9)])
        note = other.sign_head(KEY)
        (tmp_path / "own" / "checkpoints" / "000000000005.note").write_text(str(note))
        log.append([entry(10)])

        with pytest.raises(LogDamagedError):
            log.sign_head(KEY)

        assert [path.name for path in (tmp_path / "own" / "checkpoints").iterdir()] == [
            "000000000005.note"
        ]

    def test_signs_nothing_after_its_end_was_cut_off(self, tmp_path: Path) -> None:
        log_with(tmp_path, 5).sign_head(KEY)
        path = tmp_path / "entries.log"
        path.write_text("".join(path.read_text().splitlines(keepends=True)[:4]))

        with pytest.raises(LogDamagedError, match="fewer"):
            EntryLog(tmp_path)

    def test_does_not_go_on_after_another_key(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 5)
        log.sign_head(KEY)
        log.append([entry(5)])

        with pytest.raises(SignatureRefusedError):
            log.sign_head(signing_key("lain.invalid/log"))


class TestIsCheckpointDue:
    @pytest.mark.parametrize(
        ("entries", "minutes", "is_due"),
        [(0, 99, False), (1, 14.99, False), (1, 15, True), (99, 0, False), (100, 0, True)],
    )
    def test_keeps_the_window_of_a_rewrite_small(
        self, entries: int, minutes: float, *, is_due: bool
    ) -> None:
        now = NOON + timedelta(minutes=minutes)

        assert is_checkpoint_due(entries_since=entries, last_at=NOON, now=now) == is_due

    def test_is_due_when_there_never_was_one(self) -> None:
        assert is_checkpoint_due(entries_since=1, last_at=None, now=NOON)
        assert MAX_ENTRIES_BETWEEN == 100
        assert timedelta(minutes=15) == MAX_TIME_BETWEEN
