"""Long forms: 2,100 rewritten logs, 5,040 forged bundles, 5,000 signatures, each found."""

import random
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from netral.evidence.bundle.periksa import Refused, is_signed, verify
from netral.evidence.checkpoint import Checkpoint
from netral.evidence.errors import LogDamagedError
from netral.evidence.log_verification import verify_log
from netral.evidence.tree import Tree
from tests.evidence.authority import OpensslAuthority
from tests.evidence.bundles import house_in, stamp
from tests.evidence.mutation import MUTATIONS
from tests.evidence.tampering import CLASSES, RowChain, tamper, write_entries

pytestmark = pytest.mark.soak

TAMPERS_EACH = 300
MUTATIONS_EACH = 315
SIGNATURES = 5_000


def test_finds_every_rewritten_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = write_entries(500)
    tree = Tree(lines)
    head = Checkpoint(origin="contoh.invalid/log", size=tree.size, root=tree.root())
    path, chain = tmp_path / "entries.log", RowChain(lines)
    found = found_by_chain = 0
    for kind in CLASSES:
        chance = random.Random(kind)  # noqa: S311
        for _ in range(TAMPERS_EACH):
            tampered = tamper(lines, kind, chance)
            path.write_bytes(b"".join(line + b"\n" for line in tampered))
            try:
                verify_log(path, [head])
            except LogDamagedError:
                found += 1
            chain.rewrite(tampered)
            try:
                chain.verify()
            except AssertionError:
                found_by_chain += 1

    total = TAMPERS_EACH * len(CLASSES)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{total} rewritten logs: by the tree {found} found, by a chain {found_by_chain}\n"
        )
    assert (found, found_by_chain) == (total, 0)


def test_finds_every_forged_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = house_in(tmp_path / "house")
    stamp(house, OpensslAuthority(tmp_path / "authority"), "EX-1", "EX-2")
    bundle = house.bundle()
    verify(bundle, [house.log_key], house.witness_keys)
    found = 0
    for mutation in MUTATIONS:
        chance = random.Random(mutation.__name__ + "long")  # noqa: S311
        for _ in range(MUTATIONS_EACH):
            try:
                verify(mutation(bundle, chance), [house.log_key], house.witness_keys)
            except Refused:
                found += 1

    total = MUTATIONS_EACH * len(MUTATIONS)
    with capsys.disabled():
        sys.stdout.write(f"\n{total} forged bundles: {found} found\n")
    assert found == total >= 5_000


def test_agrees_with_a_kept_library_on_signatures() -> None:
    chance = random.Random(9)  # noqa: S311
    for number in range(SIGNATURES):
        private = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        public, message = private.public_key().public_bytes_raw(), chance.randbytes(number % 200)
        signature = bytearray(private.sign(message))
        if number % 2:
            signature[chance.randrange(64)] ^= 1 << chance.randrange(8)

        assert is_signed(public, bytes(signature), message) is (number % 2 == 0)
