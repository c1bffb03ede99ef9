"""Tests of the witness: what it signs, what it refuses, what it keeps."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from netral.evidence.checkpoint import Checkpoint, find_cosignatures, parse_checkpoint
from netral.evidence.cosigning import WitnessAddress, gather_cosignatures
from netral.evidence.entry_log import EntryLog
from netral.evidence.errors import (
    ForkShownError,
    MalformedNoteError,
    MalformedRequestError,
    OtherSizeHeldError,
    SignatureRefusedError,
    StorageFailedError,
    UnknownLogError,
    WitnessAnswerError,
)
from netral.evidence.log_entry import EntryKind, LogEntry, commit_to
from netral.evidence.lossy_disk import LossyDisk, PowerCutError
from netral.evidence.signed_note import SignedNote
from netral.evidence.wire import make_witness_server, send
from netral.evidence.witness import Witness, choose_status
from netral.evidence.witness_request import WitnessRequest, parse_request
from tests.evidence.builders import NOON, SECOND, signing_key

LOG_KEY = signing_key()
WITNESS_KEYS = (signing_key("saksi.invalid/1"), signing_key("saksi.invalid/2"))


def grown(folder: Path, count: int, *, mark: str = "") -> EntryLog:
    log = EntryLog(folder)
    log.append(
        [
            LogEntry(
                kind=EntryKind.CASE_EVENT,
                recorded_at=NOON + SECOND * number,
                commitment=commit_to(f"{number}{mark}".encode(), salt=b"s" * 32),
            )
            for number in range(log.size, count)
        ]
    )
    return log


def ask(log: EntryLog, *, old_size: int, key: object = LOG_KEY) -> bytes:
    """Make the request that shows the log's head to a holder of an older size."""
    head = log.head(key.name)  # type: ignore[attr-defined]
    note = SignedNote(text=head.text, signatures=key.sign_checkpoint(head))  # type: ignore[attr-defined]
    proof = tuple(log.tree.prove_consistency(old_size, log.size))
    return str(WitnessRequest(old_size=old_size, proof=proof, note=note)).encode()


def witness_in(folder: Path, *, number: int = 0, disk: LossyDisk | None = None) -> Witness:
    return Witness(folder, key=WITNESS_KEYS[number], logs=[LOG_KEY.log_keys()[0]], disk=disk)


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return witness_in(tmp_path / "witness")


class TestAddCheckpoint:
    def test_signs_the_first_head_and_one_that_adds_to_it(
        self, witness: Witness, tmp_path: Path
    ) -> None:
        log = grown(tmp_path / "log", 3)
        witness.add_checkpoint(ask(log, old_size=0), at=NOON)
        grown(tmp_path / "log", 8)
        log = EntryLog(tmp_path / "log")

        line = witness.add_checkpoint(ask(log, old_size=3), at=NOON + SECOND)

        held = witness.find_head(LOG_KEY.name)
        assert held is not None
        assert line in held.signatures
        (cosigned,) = find_cosignatures(held, [witness.key])
        assert (parse_checkpoint(held.text).size, cosigned.at) == (8, NOON + SECOND)

    def test_signs_the_same_head_again(self, witness: Witness, tmp_path: Path) -> None:
        log = grown(tmp_path / "log", 3)
        witness.add_checkpoint(ask(log, old_size=0), at=NOON)

        witness.add_checkpoint(ask(log, old_size=3), at=NOON + SECOND)

    @pytest.mark.parametrize("size", [3, 4, 8, 20])
    def test_refuses_a_fork_and_keeps_both_heads(
        self, witness: Witness, tmp_path: Path, size: int
    ) -> None:
        witness.add_checkpoint(ask(grown(tmp_path / "log", 3), old_size=0), at=NOON)
        fork = grown(tmp_path / "fork", size, mark="x")

        with pytest.raises(ForkShownError) as caught:
            witness.add_checkpoint(ask(fork, old_size=3), at=NOON)

        assert choose_status(caught.value) == (409 if size == 3 else 422)
        (pair,) = witness.list_forks()
        assert fork.head(LOG_KEY.name).text in pair
        assert grown(tmp_path / "log", 3).head(LOG_KEY.name).text in pair
        held = witness.find_head(LOG_KEY.name)
        assert held is not None
        assert parse_checkpoint(held.text).root != fork.tree.root()

    def test_refuses_a_proof_that_begins_elsewhere(self, witness: Witness, tmp_path: Path) -> None:
        log = grown(tmp_path / "log", 5)
        witness.add_checkpoint(ask(log, old_size=0), at=NOON)

        with pytest.raises(OtherSizeHeldError) as caught:
            witness.add_checkpoint(ask(log, old_size=4), at=NOON)

        assert (choose_status(caught.value), caught.value.held_size) == (409, 5)

    def test_never_goes_back_to_a_smaller_head(self, witness: Witness, tmp_path: Path) -> None:
        small, large = grown(tmp_path / "small", 3), grown(tmp_path / "large", 5)
        witness.add_checkpoint(ask(large, old_size=0), at=NOON)

        with pytest.raises(OtherSizeHeldError):
            witness.add_checkpoint(ask(small, old_size=0), at=NOON)

    def test_refuses_a_head_of_nothing_that_is_not_nothing(self, witness: Witness) -> None:
        head = Checkpoint(origin=LOG_KEY.name, size=0, root=b"\x01" * 32)
        note = SignedNote(text=head.text, signatures=LOG_KEY.sign_checkpoint(head))

        with pytest.raises(ForkShownError):
            witness.add_checkpoint(f"old 0\n\n{note}".encode(), at=NOON)

    def test_refuses_a_log_it_does_not_know(self, witness: Witness, tmp_path: Path) -> None:
        other = signing_key("lain.invalid/log")

        with pytest.raises(UnknownLogError) as caught:
            witness.add_checkpoint(ask(grown(tmp_path / "log", 3), old_size=0, key=other), at=NOON)

        assert choose_status(caught.value) == 404

    def test_refuses_a_head_that_the_log_did_not_sign(
        self, witness: Witness, tmp_path: Path
    ) -> None:
        impostor = type(LOG_KEY)(name=LOG_KEY.name, seed=b"\x09" * 32)

        with pytest.raises(SignatureRefusedError) as caught:
            witness.add_checkpoint(
                ask(grown(tmp_path / "log", 3), old_size=0, key=impostor), at=NOON
            )

        assert choose_status(caught.value) == 403
        assert witness.find_head(LOG_KEY.name) is None

    def test_gives_no_signature_that_it_could_forget(self, tmp_path: Path) -> None:
        request = ask(grown(tmp_path / "log", 3), old_size=0)
        folder = Path("/witness")
        whole = LossyDisk()
        witness_in(folder, disk=whole).add_checkpoint(request, at=NOON)
        for step in range(whole.steps + 1):
            disk, is_signed = LossyDisk(cut_after=step), False
            try:
                witness_in(folder, disk=disk).add_checkpoint(request, at=NOON)
                is_signed = True
            except PowerCutError:
                pass
            held = witness_in(folder, disk=disk.after_power_cut()).find_head(LOG_KEY.name)
            assert held is not None or not is_signed

    def test_signs_nothing_when_its_disk_fails(self, tmp_path: Path) -> None:
        request = ask(grown(tmp_path / "log", 3), old_size=0)
        disk = LossyDisk()
        witness = witness_in(Path("/witness"), disk=disk)
        disk.fail_at = disk.steps + 2

        with pytest.raises(StorageFailedError):
            witness.add_checkpoint(request, at=NOON)

    def test_refuses_every_fork_that_is_shown_to_two_witnesses(self, tmp_path: Path) -> None:
        witnesses = [witness_in(tmp_path / str(number), number=number) for number in (0, 1)]
        refused = 0
        for size in range(1, 51):
            log = grown(tmp_path / "log", size)
            for witness in witnesses:
                witness.add_checkpoint(ask(log, old_size=size - 1), at=NOON)
            fork = grown(tmp_path / f"fork{size}", size + size % 3, mark=f"x{size}")
            for witness in witnesses:
                with pytest.raises(ForkShownError):
                    witness.add_checkpoint(ask(fork, old_size=size), at=NOON)
                refused += 1

        assert refused == 100
        assert [len(witness.list_forks()) for witness in witnesses] == [50, 50]

    def test_cannot_be_split_without_two_heads_that_tell(self, tmp_path: Path) -> None:
        first, second = (witness_in(tmp_path / str(number), number=number) for number in (0, 1))
        one, other = grown(tmp_path / "one", 4), grown(tmp_path / "other", 4, mark="x")
        first.add_checkpoint(ask(one, old_size=0), at=NOON)
        second.add_checkpoint(ask(other, old_size=0), at=NOON)

        for witness, shown in ((first, other), (second, one)):
            with pytest.raises(ForkShownError):
                witness.add_checkpoint(ask(shown, old_size=4), at=NOON)

        heads = [each.find_head(LOG_KEY.name) for each in (first, second)]
        assert heads[0] != heads[1]
        keys = [first.key, second.key]
        assert [len(find_cosignatures(head, keys)) for head in heads if head] == [1, 1]


class TestParseRequest:
    def test_gives_back_what_was_written(self, tmp_path: Path) -> None:
        request = ask(grown(tmp_path / "log", 7), old_size=3)

        assert str(parse_request(request)).encode() == request

    @pytest.mark.parametrize(
        "data",
        [b"", b"old 1\n", b"old 01\n\n", b"old 0\nAAAA\n\n", b"old 0\n" + b"A" * 70_000],
    )
    def test_refuses_other_forms(self, data: bytes) -> None:
        with pytest.raises((MalformedRequestError, MalformedNoteError)):
            parse_request(data)

    def test_refuses_more_proof_than_a_tree_can_need(self, tmp_path: Path) -> None:
        head, note = ask(grown(tmp_path / "log", 1), old_size=0).split(b"\n\n", 1)

        with pytest.raises(MalformedRequestError):
            parse_request(head + (b"\n" + b"A" * 43 + b"=") * 64 + b"\n\n" + note)


@pytest.fixture
def address(witness: Witness) -> Iterator[WitnessAddress]:
    server = make_witness_server(witness, host="127.0.0.1", port=0, now=lambda: NOON)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield WitnessAddress(url=f"http://127.0.0.1:{server.server_address[1]}", key=witness.key)
    server.shutdown()
    thread.join()
    server.server_close()


class TestGatherCosignatures:
    def test_asks_over_the_wire_and_keeps_the_signature(
        self, address: WitnessAddress, tmp_path: Path
    ) -> None:
        for size in (3, 8):
            log = grown(tmp_path / "log", size)
            note, refusals = gather_cosignatures(
                log, log.sign_head(LOG_KEY), witnesses=[address], exchange=send
            )

            assert refusals == []
            assert len(find_cosignatures(note, [address.key])) == 1
            assert EntryLog(tmp_path / "log").find_last_note() == note

    def test_tells_who_did_not_sign_and_goes_on(
        self, address: WitnessAddress, tmp_path: Path
    ) -> None:
        log = grown(tmp_path / "log", 3)
        absent = WitnessAddress(url="http://127.0.0.1:9", key=WITNESS_KEYS[1].witness_key())

        note, refusals = gather_cosignatures(
            log, log.sign_head(LOG_KEY), witnesses=[absent, address], exchange=send
        )

        assert [type(each) for each in refusals] == [WitnessAnswerError]
        assert len(find_cosignatures(note, [address.key])) == 1

    def test_takes_no_signature_of_another_key(
        self, address: WitnessAddress, tmp_path: Path
    ) -> None:
        log = grown(tmp_path / "log", 3)
        wrong = WitnessAddress(url=address.url, key=WITNESS_KEYS[1].witness_key())

        _, refusals = gather_cosignatures(
            log, log.sign_head(LOG_KEY), witnesses=[wrong], exchange=send
        )

        assert "another key" in str(refusals[0])

    def test_can_ask_for_one_head_for_ever(self, address: WitnessAddress, tmp_path: Path) -> None:
        log = grown(tmp_path / "log", 3)
        for _ in range(40):
            note, refusals = gather_cosignatures(
                log, log.sign_head(LOG_KEY), witnesses=[address], exchange=send
            )

        assert refusals == []
        assert len(note.signatures) == 2
        assert EntryLog(tmp_path / "log").find_last_note() == note

    def test_gets_no_signature_for_a_fork(self, address: WitnessAddress, tmp_path: Path) -> None:
        log = grown(tmp_path / "log", 3)
        gather_cosignatures(log, log.sign_head(LOG_KEY), witnesses=[address], exchange=send)
        fork = grown(tmp_path / "fork", 5, mark="x")

        note, refusals = gather_cosignatures(
            fork, fork.sign_head(LOG_KEY), witnesses=[address], exchange=send
        )

        assert "422" in str(refusals[0])
        assert find_cosignatures(note, [address.key]) == []


class TestWitnessServer:
    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("/other", b"", 404),
            ("/add-checkpoint", b"nonsense", 400),
            ("/add-checkpoint", b"x" * 70_000, 413),
        ],
    )
    def test_answers_nonsense_with_a_status(
        self, address: WitnessAddress, path: str, body: bytes, status: int
    ) -> None:
        assert send(address.url + path, body)[0] == status

    def test_goes_nowhere_but_http(self) -> None:
        with pytest.raises(WitnessAnswerError):
            send("file:///etc/passwd", b"")
