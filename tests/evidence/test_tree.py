"""Tests of the tree against the definition in RFC 6962, written down a second time here."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.errors import ProofRefusedError
from netral.evidence.tree import (
    EMPTY_ROOT,
    RootFinder,
    Tree,
    hash_leaf,
    verify_consistency,
    verify_inclusion,
)

SIZES = range(1, 34)
ENTRIES = [b"entry %d" % number for number in range(70)]


def root_by_definition(entries: list[bytes]) -> bytes:
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    halves = root_by_definition(entries[:split]) + root_by_definition(entries[split:])
    return hashlib.sha256(b"\x01" + halves).digest()


class TestTree:
    @pytest.mark.parametrize("size", [0, *SIZES])
    def test_has_the_root_of_the_definition_at_every_size(self, size: int) -> None:
        assert Tree(ENTRIES).root(size) == root_by_definition(ENTRIES[:size])

    def test_agrees_with_the_test_vectors_of_certificate_transparency(self) -> None:
        leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
        leaves.append("606162636465666768696a6b6c6d6e6f")
        tree = Tree(bytes.fromhex(leaf) for leaf in leaves)

        assert tree.root().hex() == (
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        )

    def test_refuses_a_size_it_never_had(self) -> None:
        with pytest.raises(ProofRefusedError):
            Tree(ENTRIES[:3]).root(4)


class TestVerifyInclusion:
    @pytest.mark.parametrize("size", SIZES)
    def test_accepts_every_leaf_and_refuses_it_anywhere_else(self, size: int) -> None:
        tree = Tree(ENTRIES[:size])
        for number in range(size):
            proof = tree.prove_inclusion(number, size)
            leaf = hash_leaf(ENTRIES[number])
            verify_inclusion(leaf, number=number, size=size, proof=proof, root=tree.root())
            for other in range(size):
                if other != number:
                    with pytest.raises(ProofRefusedError):
                        verify_inclusion(
                            leaf, number=other, size=size, proof=proof, root=tree.root()
                        )

    @given(size=st.integers(1, 70), data=st.data())
    def test_refuses_a_changed_proof(self, size: int, data: st.DataObject) -> None:
        tree = Tree(ENTRIES[:size])
        number = data.draw(st.integers(0, size - 1))
        proof = tree.prove_inclusion(number, size)
        changes = [[*proof, proof[0] if proof else EMPTY_ROOT]]
        if proof:
            place = data.draw(st.integers(0, len(proof) - 1))
            flipped = bytes([proof[place][0] ^ 1]) + proof[place][1:]
            changes += [proof[:-1], [*proof[:place], flipped, *proof[place + 1 :]]]

        for changed in changes:
            with pytest.raises(ProofRefusedError):
                verify_inclusion(
                    hash_leaf(ENTRIES[number]),
                    number=number,
                    size=size,
                    proof=changed,
                    root=tree.root(),
                )

    def test_does_not_take_an_inner_node_for_an_entry(self) -> None:
        tree = Tree(ENTRIES[:2])
        inner = hash_leaf(ENTRIES[0]) + hash_leaf(ENTRIES[1])

        with pytest.raises(ProofRefusedError):
            verify_inclusion(hash_leaf(inner), number=0, size=1, proof=[], root=tree.root())


class TestVerifyConsistency:
    @pytest.mark.parametrize("size", SIZES)
    def test_accepts_every_older_size(self, size: int) -> None:
        tree = Tree(ENTRIES[:size])
        for old in range(size + 1):
            verify_consistency(
                old_size=old,
                old_root=tree.root(old),
                size=size,
                root=tree.root(),
                proof=tree.prove_consistency(old, size),
            )

    @given(size=st.integers(2, 70), data=st.data())
    def test_refuses_a_tree_that_changed_an_old_entry(self, size: int, data: st.DataObject) -> None:
        old = data.draw(st.integers(1, size))
        changed = ENTRIES[:size]
        changed[data.draw(st.integers(0, old - 1))] = b"something else"
        honest, forged = Tree(ENTRIES[:size]), Tree(changed)

        for proof in (forged.prove_consistency(old, size), honest.prove_consistency(old, size)):
            with pytest.raises(ProofRefusedError):
                verify_consistency(
                    old_size=old,
                    old_root=honest.root(old),
                    size=size,
                    root=forged.root(),
                    proof=proof,
                )

    @given(size=st.integers(2, 70), data=st.data())
    def test_refuses_a_proof_that_is_too_long_or_too_short(
        self, size: int, data: st.DataObject
    ) -> None:
        old = data.draw(st.integers(1, size - 1))
        tree = Tree(ENTRIES[:size])
        proof = tree.prove_consistency(old, size)

        for changed in (proof[:-1], proof[1:], [*proof, EMPTY_ROOT], []):
            with pytest.raises(ProofRefusedError):
                verify_consistency(
                    old_size=old,
                    old_root=tree.root(old),
                    size=size,
                    root=tree.root(),
                    proof=changed,
                )


class TestRootFinder:
    @pytest.mark.parametrize("size", [0, *SIZES])
    def test_finds_the_root_of_the_tree(self, size: int) -> None:
        finder = RootFinder()
        finder.feed(ENTRIES[: size // 2])
        finder.feed(ENTRIES[size // 2 : size])

        assert finder.root() == Tree(ENTRIES[:size]).root()
        assert finder.size == size
