"""Masked texts as hashed features: whole batches at once, in integers only."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BITS = 18
"""Features are hashed into 2**18 buckets."""
FEATURES = "netral.masked-ngram.v1"
"""Versioned name of this way to hash; a change of behaviour is a new name."""

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xC2B2AE3D27D4EB4F)
_THIRD = np.uint64(0x165667B19E3779F9)
_NEAR = np.uint64(0x27D4EB2F165667C5)
_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(64 - BITS)
_FOLD = np.uint64(29)
_REACH = 4
"""Words up to this far from the target are also told by their place beside it."""
_CACHE_SIZE = 200_000
_CHARACTERS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class FeatureBatch:
    """The features of many texts, one after the other."""

    ids: NDArray[np.int64]
    """Buckets, each at most once a text, ascending within a text."""
    starts: NDArray[np.int64]
    """Where each text begins in `ids`; every text has at least one."""
    sizes: NDArray[np.int64]


class FeatureHasher:
    """Hashes masked texts; what it gives for a text never depends on the batch."""

    def __init__(self) -> None:
        """Start with an empty memory of words."""
        self._hashes: dict[str, int] = {}
        self._parts: dict[str, NDArray[np.uint64]] = {}

    def hash_batch(
        self, texts: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]
    ) -> FeatureBatch:
        """Hash a batch of masked texts.

        Args:
            texts: Masked texts, as `netral.language.masking` writes them.
            marks: Marks of the form of each text.

        Returns:
            The features; the same for a text alone as among a thousand.
        """
        sizes = np.array([len(text) for text in texts], dtype=np.int64)
        owner = np.repeat(np.arange(len(texts)), sizes)
        words = np.fromiter(
            (self._hash(word) for text in texts for word in text),
            dtype=np.uint64,
            count=int(sizes.sum()),
        )
        hashes, owners = _join_words(words, owner)
        near, near_owner = _place_beside_target(words, owner, texts)
        parts, part_owner = self._list_parts(texts)
        mark_words = np.array([self._hash(mark) for row in marks for mark in row], dtype=np.uint64)
        mark_owner = np.repeat(
            np.arange(len(texts)), np.array([len(row) for row in marks], dtype=np.int64)
        )
        every = np.concatenate([*hashes, near, parts, mark_words * _FIRST])
        buckets = (_mix(every) >> _SHIFT).astype(np.int64)
        belongs = np.concatenate([*owners, near_owner, part_owner, mark_owner]).astype(np.int64)
        keys = np.sort((belongs << BITS) | buckets)
        keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
        ids = keys & ((1 << BITS) - 1)
        counts = np.bincount(keys >> BITS, minlength=len(texts))
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        return FeatureBatch(ids, starts.astype(np.int64), counts.astype(np.int64))

    def _hash(self, word: str) -> int:
        known = self._hashes.get(word)
        if known is None:
            digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
            known = int.from_bytes(digest, "little")
            if len(self._hashes) >= _CACHE_SIZE:
                self._hashes.clear()
            self._hashes[word] = known
        return known

    def _list_parts(
        self, texts: Sequence[Sequence[str]]
    ) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        arrays: list[NDArray[np.uint64]] = []
        sizes: list[int] = []
        for text in texts:
            size = 0
            for word in text:
                parts = self._parts.get(word)
                if parts is None:
                    parts = self._cut(word)
                size += len(parts)
                arrays.append(parts)
            sizes.append(size)
        joined = np.concatenate(arrays) if arrays else np.empty(0, dtype=np.uint64)
        return joined, np.repeat(np.arange(len(texts)), np.array(sizes, dtype=np.int64))

    def _cut(self, word: str) -> NDArray[np.uint64]:
        pieces: list[str] = []
        if word[0] not in "<=" and word.isalnum():
            framed = f"^{word}$"
            pieces = [
                framed[place : place + size]
                for size in _CHARACTERS
                for place in range(len(framed) - size + 1)
            ]
        parts = np.array([self._hash(f"~{piece}") for piece in pieces], dtype=np.uint64)
        if len(self._parts) >= _CACHE_SIZE:
            self._parts.clear()
        self._parts[word] = parts
        return parts


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return (values ^ (values >> _FOLD)) * _SPREAD


def _join_words(
    words: NDArray[np.uint64], owner: NDArray[np.int64]
) -> tuple[list[NDArray[np.uint64]], list[NDArray[np.int64]]]:
    """Single words, pairs, and triples that do not cross from one text into the next."""
    pair = owner[:-1] == owner[1:]
    triple = owner[:-2] == owner[2:]
    first = words * _FIRST
    second = _mix(first[:-1]) + words[1:] * _SECOND
    third = _mix(second[:-1]) + words[2:] * _THIRD
    return [first, second[pair], third[triple]], [owner, owner[:-1][pair], owner[:-2][triple]]


def _place_beside_target(
    words: NDArray[np.uint64], owner: NDArray[np.int64], texts: Sequence[Sequence[str]]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Words near the target, told apart by how far before or after it they stand."""
    size = len(words)
    places = np.array(
        [
            place
            for place, word in enumerate(word for text in texts for word in text)
            if word.startswith("<t")
        ],
        dtype=np.int64,
    )
    features: list[NDArray[np.uint64]] = []
    owners: list[NDArray[np.int64]] = []
    for distance in (*range(-_REACH, 0), *range(1, _REACH + 1)):
        beside = places + distance
        inside = (beside >= 0) & (beside < size)
        beside, around = beside[inside], places[inside]
        same = owner[beside] == owner[around]
        beside = beside[same]
        bucket = np.array([_bucket(distance) + 10], dtype=np.uint64)
        features.append(_mix(words[beside] * _NEAR) + bucket * _SECOND)
        owners.append(owner[beside])
    return np.concatenate(features), np.concatenate(owners)


def _bucket(distance: int) -> int:
    if abs(distance) == 1:
        return distance
    return 2 if distance > 0 else -2
