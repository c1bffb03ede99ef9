"""Tests of OpenTimestamps proofs: pending is never proven."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.errors import MalformedProofError
from netral.evidence.open_timestamps import (
    TimestampState,
    judge_open_timestamp,
    parse_open_timestamp,
)

HEADER = bytes.fromhex("004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e8929401")
PENDING = bytes.fromhex("83dfe30d2ef90c8e")
BITCOIN = bytes.fromhex("0588960d73d71901")
COVERED = b"isi"
DIGEST = hashlib.sha256(COVERED).digest()


def value(data: bytes) -> bytes:
    return bytes([len(data)]) + data


PROMISE = b"\x00" + PENDING + value(value(b"https://kalender.invalid"))
BLOCK = b"\x00" + BITCOIN + value(b"\x07")
WAY = b"\xf0" + value(b"end") + b"\x08"
ROOT = hashlib.sha256(DIGEST + b"end").digest()


def proof(steps: bytes) -> bytes:
    return HEADER + b"\x08" + DIGEST + steps


class TestJudgeOpenTimestamp:
    @pytest.mark.parametrize(
        ("steps", "roots", "state"),
        [
            pytest.param(PROMISE, {}, TimestampState.PENDING, id="promise"),
            pytest.param(PROMISE, {7: ROOT}, TimestampState.PENDING, id="promise and a block"),
            pytest.param(WAY + BLOCK, {}, TimestampState.UNCHECKED, id="block nobody looked at"),
            pytest.param(WAY + BLOCK, {8: ROOT}, TimestampState.UNCHECKED, id="another block"),
            pytest.param(WAY + BLOCK, {7: DIGEST}, TimestampState.UNCHECKED, id="another root"),
            pytest.param(WAY + BLOCK, {7: ROOT}, TimestampState.PROVEN, id="the block's root"),
            pytest.param(
                b"\xff" + PROMISE + WAY + BLOCK, {7: ROOT}, TimestampState.PROVEN, id="both"
            ),
        ],
    )
    def test_proves_only_what_a_given_block_holds(
        self, steps: bytes, roots: dict[int, bytes], state: TimestampState
    ) -> None:
        found = parse_open_timestamp(proof(steps))

        assert judge_open_timestamp(found, COVERED, block_roots=roots) is state

    def test_refuses_a_proof_about_other_bytes(self) -> None:
        with pytest.raises(MalformedProofError):
            judge_open_timestamp(
                parse_open_timestamp(proof(WAY + BLOCK)), b"lain", block_roots={7: ROOT}
            )


class TestParseOpenTimestamp:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            HEADER,
            proof(b""),
            proof(PROMISE + b"x"),
            proof(b"\xf0" + value(b"end")),
            proof(b"\x99"),
            proof(b"\x08" * 400 + PROMISE),
            proof(b"\xff" * 70_000),
            proof(b"\xf0\xff\xff\x7f"),
        ],
    )
    def test_refuses_what_cannot_be_followed(self, data: bytes) -> None:
        with pytest.raises(MalformedProofError):
            parse_open_timestamp(data)

    @given(steps=st.binary(max_size=60))
    def test_never_fails_in_another_way(self, steps: bytes) -> None:
        try:
            parse_open_timestamp(proof(steps))
        except MalformedProofError:
            return

    @pytest.mark.shared
    def test_reads_the_samples(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "opentimestamps"
        states = {}
        for name in ("hello-world.txt", "incomplete.txt"):
            found = parse_open_timestamp((folder / f"{name}.ots").read_bytes())
            covered = (folder / name).read_bytes()
            states[name] = judge_open_timestamp(found, covered, block_roots={})

        assert states == {
            "hello-world.txt": TimestampState.UNCHECKED,
            "incomplete.txt": TimestampState.PENDING,
        }
