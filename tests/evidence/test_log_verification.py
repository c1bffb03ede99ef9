"""Tests of verifying a log: seven classes of tampering, and what a row chain would say.

The insider here has every file of the log, writes it anew, and recomputes whatever can
be recomputed; he lacks only the head that somebody else holds.
"""

import random
from pathlib import Path

import pytest

from netral.evidence.checkpoint import Checkpoint
from netral.evidence.entry_log import EntryLog
from netral.evidence.errors import (
    LogDamagedError,
    NoHeadError,
    SignatureRefusedError,
    TooFewWitnessesError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.log_verification import verify_heads, verify_log, verify_records
from netral.evidence.signed_note import SignedNote
from netral.evidence.tree import Tree
from netral.evidence.vault import open_vault
from tests.evidence.builders import NOON, SECOND, counting_bytes, event, intake, signing_key
from tests.evidence.tampering import CLASSES, RowChain, tamper, write_entries

KEY = signing_key()
WITNESS = signing_key("saksi.invalid/1")
EVERYDAY_TAMPERS = 350


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    return write_entries(60)


def head_of(lines: list[bytes], size: int | None = None) -> Checkpoint:
    tree = Tree(lines)
    return Checkpoint(origin=KEY.name, size=size or tree.size, root=tree.root(size))


def written(folder: Path, lines: list[bytes]) -> Path:
    path = folder / "entries.log"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


class TestVerifyLog:
    def test_accepts_what_the_heads_say(self, lines: list[bytes], tmp_path: Path) -> None:
        heads = [head_of(lines, size) for size in (60, 1, 31, 31)]

        found = verify_log(written(tmp_path, lines), heads)

        assert (found.size, found.head_sizes, found.entries_after) == (60, (1, 31, 31, 60), 0)
        assert found.root == Tree(lines).root()

    def test_counts_what_nobody_vouches_for_yet(self, lines: list[bytes], tmp_path: Path) -> None:
        assert verify_log(written(tmp_path, lines), [head_of(lines, 50)]).entries_after == 10

    def test_is_the_same_in_small_blocks(
        self, lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("netral.evidence.log_verification._BLOCK_BYTES", 100)
        heads = [head_of(lines, size) for size in (1, 2, 31, 60)]

        assert verify_log(written(tmp_path, lines), heads).head_sizes == (1, 2, 31, 60)

    def test_fails_against_nothing(self, lines: list[bytes], tmp_path: Path) -> None:
        with pytest.raises(NoHeadError):
            verify_log(written(tmp_path, lines), [])

    def test_fails_on_an_empty_log(self, lines: list[bytes], tmp_path: Path) -> None:
        with pytest.raises(LogDamagedError):
            verify_log(written(tmp_path, []), [head_of(lines)])

    @pytest.mark.parametrize("kind", CLASSES)
    def test_finds_every_tampering(self, lines: list[bytes], tmp_path: Path, kind: str) -> None:
        head, chance = head_of(lines), random.Random(kind)  # noqa: S311
        for _ in range(EVERYDAY_TAMPERS // len(CLASSES)):
            tampered = tamper(lines, kind, chance)
            assert tampered != lines
            with pytest.raises(LogDamagedError):
                verify_log(written(tmp_path, tampered), [head])

    @pytest.mark.parametrize("kind", CLASSES)
    def test_finds_what_a_row_chain_does_not(self, lines: list[bytes], kind: str) -> None:
        """Seeded bug: a chain over the rows, kept beside them."""
        chance = random.Random(kind)  # noqa: S311
        chain = RowChain(lines)
        chain.verify()

        chain.rewrite(tamper(lines, kind, chance))

        chain.verify()

    def test_misses_what_an_insider_signs_anew(self, lines: list[bytes], tmp_path: Path) -> None:
        """Seeded bug: the only head is one that the insider keeps himself."""
        tampered = tamper(lines, "edit", random.Random(1))  # noqa: S311

        verify_log(written(tmp_path, tampered), [head_of(tampered)])

    def test_refuses_a_torn_end(self, lines: list[bytes], tmp_path: Path) -> None:
        path = written(tmp_path, lines)
        path.write_bytes(path.read_bytes() + lines[0][:20])

        with pytest.raises(LogDamagedError):
            verify_log(path, [head_of(lines)])

    def test_refuses_an_entry_that_no_head_covers_and_that_is_none(
        self, lines: list[bytes], tmp_path: Path
    ) -> None:
        path = written(tmp_path, [*lines, lines[-1].replace(b"entry.v1", b"entry.v2")])

        with pytest.raises(LogDamagedError, match="form"):
            verify_log(path, [head_of(lines)])

    def test_refuses_an_entry_dated_before_the_last(
        self, lines: list[bytes], tmp_path: Path
    ) -> None:
        with pytest.raises(LogDamagedError, match="older"):
            verify_log(written(tmp_path, [*lines, lines[0]]), [head_of(lines)])


class TestVerifyHeads:
    def note(self, lines: list[bytes], *, witnessed: bool = False) -> SignedNote:
        head = head_of(lines)
        note = SignedNote(text=head.text, signatures=KEY.sign_checkpoint(head))
        return note.with_signatures(WITNESS.cosign(head.text, NOON)) if witnessed else note

    def test_gives_the_heads(self, lines: list[bytes]) -> None:
        found = verify_heads(
            [self.note(lines, witnessed=True)],
            log_key=KEY.log_keys()[0],
            witness_keys=[WITNESS.witness_key()],
            needed=1,
        )

        assert found == [head_of(lines)]

    def test_refuses_a_head_without_its_witness(self, lines: list[bytes]) -> None:
        with pytest.raises(TooFewWitnessesError):
            verify_heads(
                [self.note(lines)],
                log_key=KEY.log_keys()[0],
                witness_keys=[WITNESS.witness_key()],
                needed=1,
            )

    def test_counts_a_witness_once(self, lines: list[bytes]) -> None:
        once = self.note(lines, witnessed=True)
        again = WITNESS.cosign(head_of(lines).text, NOON + SECOND)
        twice = SignedNote(text=once.text, signatures=(*once.signatures, again))

        with pytest.raises(TooFewWitnessesError):
            verify_heads(
                [twice],
                log_key=KEY.log_keys()[0],
                witness_keys=[WITNESS.witness_key()],
                needed=2,
            )

    def test_refuses_a_head_of_another_key(self, lines: list[bytes]) -> None:
        with pytest.raises(SignatureRefusedError):
            verify_heads([self.note(lines)], log_key=signing_key("lain.invalid").log_keys()[0])


class TestVerifyRecords:
    def test_accounts_for_every_entry(self, tmp_path: Path) -> None:
        with open_vault(tmp_path, random_bytes=counting_bytes()) as vault:
            vault.keep([intake(1), intake(2)], at=NOON)
            vault.note([event(1)], at=NOON)
            vault.erase(ExhibitId("EX-1"), at=NOON)

            found = verify_records(vault)

            assert (found.opened, found.erased, found.unopened) == (3, 1, 0)
            assert found.opened + found.erased == vault.log.size

    def test_tells_what_it_cannot_open(self, tmp_path: Path) -> None:
        other = EntryLog(tmp_path / "log")
        with open_vault(tmp_path / "other", random_bytes=counting_bytes()) as vault:
            (record,) = vault.note([event(1)], at=NOON)
        other.append([record.entry])
        other.close()

        with open_vault(tmp_path, random_bytes=counting_bytes()) as vault:
            assert verify_records(vault).unopened == 1
