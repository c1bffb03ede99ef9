"""The RFC 6962 tree: hashing, growing, proofs of inclusion and consistency, and their checks."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from netral.evidence.errors import ProofKind, ProofRefusedError

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
_LEAF, _NODE = b"\x00", b"\x01"


def hash_leaf(entry: bytes) -> bytes:
    """Hash an entry as a leaf; the prefix keeps leaves and inner nodes apart."""
    return hashlib.sha256(_LEAF + entry).digest()


def hash_children(left: bytes, right: bytes) -> bytes:
    """Hash an inner node."""
    return hashlib.sha256(_NODE + left + right).digest()


class Tree:
    """A growing tree that keeps all its complete inner nodes: 64 bytes an entry."""

    def __init__(self, entries: Iterable[bytes] = ()) -> None:
        self._levels: list[bytearray] = [bytearray()]
        for entry in entries:
            self.append(hash_leaf(entry))

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return len(self._levels[0]) // HASH_BYTES

    def leaf(self, number: int) -> bytes:
        """Give the hash of a leaf.

        Args:
            number: The leaf, counted from 0.

        Raises:
            ProofRefusedError: If there is no such leaf.
        """
        if not 0 <= number < self.size:
            raise ProofRefusedError(
                ProofKind.INCLUSION, f"there is no leaf {number} among {self.size}"
            )
        return self._range_root(number, number + 1)

    def find_leaf(self, leaf_hash: bytes) -> int | None:
        """Find the number of the first leaf with a hash; `None` if there is none.

        Args:
            leaf_hash: What `hash_leaf` gives.
        """
        place = self._levels[0].find(leaf_hash)
        while place % HASH_BYTES and place >= 0:
            place = self._levels[0].find(leaf_hash, place + 1)
        return None if place < 0 else place // HASH_BYTES

    def append(self, leaf_hash: bytes) -> None:
        """Add a leaf, and every inner node that it completes.

        Args:
            leaf_hash: What `hash_leaf` gives.
        """
        number, level, digest = self.size, 0, leaf_hash
        self._levels[0] += digest
        while number & 1:
            row = self._levels[level]
            digest = hash_children(bytes(row[-2 * HASH_BYTES : -HASH_BYTES]), digest)
            number, level = number >> 1, level + 1
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += digest

    def root(self, size: int | None = None) -> bytes:
        """Give the root hash, now or as it was at an earlier size.

        Args:
            size: How many leaves; by default all.

        Returns:
            32 bytes; the hash of nothing for the empty tree.

        Raises:
            ProofRefusedError: If the tree never had that size.
        """
        size = self._require_size(self.size if size is None else size)
        return self._range_root(0, size) if size else EMPTY_ROOT

    def prove_inclusion(self, number: int, size: int) -> list[bytes]:
        """Prove that a leaf is in the tree of a size.

        Args:
            number: The leaf, counted from 0.
            size: The size of the tree that a checkpoint speaks of.

        Returns:
            The sibling hashes from the leaf up.

        Raises:
            ProofRefusedError: If there is no such leaf or size.
        """
        if not 0 <= number < self._require_size(size):
            raise ProofRefusedError(ProofKind.INCLUSION, f"there is no leaf {number} among {size}")
        begin, end, proof = 0, size, []
        while end - begin > 1:
            middle = begin + _largest_power_below(end - begin)
            if number < middle:
                proof.append(self._range_root(middle, end))
                end = middle
            else:
                proof.append(self._range_root(begin, middle))
                begin = middle
        return proof[::-1]

    def prove_consistency(self, old_size: int, size: int) -> list[bytes]:
        """Prove that the tree of a size only adds to the tree of an older size.

        Args:
            old_size: The size that somebody holds a head of.
            size: The newer size.

        Returns:
            The hashes of RFC 6962 section 2.1.2; none if the sizes are equal or the old is 0.

        Raises:
            ProofRefusedError: If the tree never had such sizes.
        """
        if not 0 <= old_size <= self._require_size(size):
            raise ProofRefusedError(ProofKind.CONSISTENCY, f"{old_size} is no size before {size}")
        if old_size in (0, size):
            return []
        return self._consistency(old_size, 0, size, is_known=True)

    def _consistency(self, old: int, begin: int, end: int, *, is_known: bool) -> list[bytes]:
        if old == end - begin:
            return [] if is_known else [self._range_root(begin, end)]
        split = _largest_power_below(end - begin)
        middle = begin + split
        if old <= split:
            rest = self._consistency(old, begin, middle, is_known=is_known)
            return [*rest, self._range_root(middle, end)]
        rest = self._consistency(old - split, middle, end, is_known=False)
        return [*rest, self._range_root(begin, middle)]

    def _range_root(self, begin: int, end: int) -> bytes:
        count = end - begin
        if count & (count - 1) == 0:
            level = count.bit_length() - 1
            place = (begin >> level) * HASH_BYTES
            return bytes(self._levels[level][place : place + HASH_BYTES])
        middle = begin + _largest_power_below(count)
        return hash_children(self._range_root(begin, middle), self._range_root(middle, end))

    def _require_size(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise ProofRefusedError(ProofKind.SIZE, f"the tree has {self.size} leaves, not {size}")
        return size


def _largest_power_below(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)


def verify_inclusion(
    leaf_hash: bytes, *, number: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Verify that a leaf is in the tree with a root.

    Args:
        leaf_hash: What `hash_leaf` gives for the entry.
        number: Where it is said to be, counted from 0.
        size: How many leaves the tree has.
        proof: The sibling hashes.
        root: The root from a checkpoint that was verified.

    Raises:
        ProofRefusedError: If the proof proves nothing.
    """
    if not 0 <= number < size:
        raise ProofRefusedError(ProofKind.INCLUSION, f"there is no leaf {number} among {size}")
    digest = leaf_hash
    for sibling, is_left in _iter_sides(ProofKind.INCLUSION, number, size - 1, proof):
        digest = hash_children(sibling, digest) if is_left else hash_children(digest, sibling)
    if digest != root:
        raise ProofRefusedError(ProofKind.INCLUSION, "it leads to another root")


def verify_consistency(
    *, old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> None:
    """Verify that a tree only adds to an older one.

    Args:
        old_size: Leaves of the older tree.
        old_root: Its root.
        size: Leaves of the newer tree.
        root: Its root.
        proof: What the holder of the log gives.

    Raises:
        ProofRefusedError: If the newer tree was not shown to contain the older one.
    """
    kind = ProofKind.CONSISTENCY
    if not 0 <= old_size <= size:
        raise ProofRefusedError(kind, f"{old_size} is no size before {size}")
    if old_size in (0, size):
        is_false_nothing = size == 0 and root != EMPTY_ROOT
        if proof or is_false_nothing or old_root != (root if old_size else EMPTY_ROOT):
            raise ProofRefusedError(kind, "two different trees have one size")
        return
    older, newer = _climb_twice(old_size, old_root, size, proof)
    if (older, newer) != (old_root, root):
        raise ProofRefusedError(kind, "it leads to other roots")


def _climb_twice(
    old_size: int, old_root: bytes, size: int, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    kind = ProofKind.CONSISTENCY
    hashes = list(proof)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        raise ProofRefusedError(kind, "the proof is empty")
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = hashes[0]
    for sibling, is_left in _iter_sides(kind, place, last, hashes[1:]):
        if is_left:
            older, newer = hash_children(sibling, older), hash_children(sibling, newer)
        else:
            newer = hash_children(newer, sibling)
    return older, newer


def _iter_sides(
    kind: ProofKind, place: int, last: int, proof: Sequence[bytes]
) -> Iterator[tuple[bytes, bool]]:
    """Climb as RFC 9162 section 2.1.3.2 does, giving each sibling and its side."""
    for sibling in proof:
        if last == 0:
            raise ProofRefusedError(kind, "the proof is too long")
        is_left = bool(place & 1) or place == last
        yield sibling, is_left
        while is_left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    if last:
        raise ProofRefusedError(kind, "the proof is too short")


class RootFinder:
    """Computes the root of a stream of entries in little memory, one entry after another."""

    def __init__(self) -> None:
        self._size = 0
        self._stack: list[bytes] = []

    @property
    def size(self) -> int:
        """How many entries were fed."""
        return self._size

    def feed(self, entries: Iterable[bytes]) -> None:
        """Take in entries.

        Args:
            entries: The next entries, in the order of the log.
        """
        # Written out in full: a million entries pass here, and each call would cost.
        sha256, stack, size = hashlib.sha256, self._stack, self._size
        for entry in entries:
            digest = sha256(b"\x00" + entry).digest()
            number = size
            while number & 1:
                digest = sha256(b"\x01" + stack.pop() + digest).digest()
                number >>= 1
            stack.append(digest)
            size += 1
        self._size = size

    def root(self) -> bytes:
        """Give the root of what was fed so far."""
        if not self._stack:
            return EMPTY_ROOT
        digest = self._stack[-1]
        for left in reversed(self._stack[:-1]):
            digest = hash_children(left, digest)
        return digest
