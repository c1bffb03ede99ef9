"""Verifies a log against heads that were signed, in little memory, without the vault."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from netral.evidence.checkpoint import Checkpoint, find_cosignatures, verify_log_signature
from netral.evidence.errors import (
    LogDamagedError,
    LogFault,
    MalformedFormError,
    NoHeadError,
    TooFewWitnessesError,
)
from netral.evidence.log_entry import parse_entry
from netral.evidence.signed_note import SignedNote
from netral.evidence.tree import RootFinder
from netral.evidence.vault import Vault
from netral.evidence.verifier_key import VerifierKey

_BLOCK_BYTES = 1 << 20
_MOMENT = 2
"""The third word of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedLog:
    """What a verification found to be so."""

    size: int
    head_sizes: tuple[int, ...]
    entries_after: int
    """Entries after the last head: nothing outside vouches for these yet."""
    root: bytes


def verify_log(entries: Path, heads: Sequence[Checkpoint]) -> VerifiedLog:
    """Verify that a log holds exactly what signed heads say, and nothing moved since.

    It proves that no entry under the last head was edited, deleted, swapped, inserted or
    cut off after that head was signed. It is worth as much as the place that the heads
    come from: heads that an insider keeps, an insider can sign anew.

    Args:
        entries: The file of entries.
        heads: Verified heads, best from witnesses.

    Returns:
        What was found.

    Raises:
        NoHeadError: If there is no head: a check against nothing fails.
        LogDamagedError: If the log does not lead to a head; the error says how.
    """
    if not heads:
        raise NoHeadError(entries.name)
    finder, last_moment = RootFinder(), b""
    waiting = sorted(heads, key=lambda head: head.size)
    checked: list[int] = []
    for block in _iter_blocks(entries):
        last_moment, begin = _require_order(block, last_moment), 0
        while waiting and waiting[0].size <= finder.size + len(block) - begin:
            end = begin + waiting[0].size - finder.size
            finder.feed(block[begin:end])
            begin = end
            if finder.root() != waiting[0].root:
                raise LogDamagedError(LogFault.OTHER)
            checked.append(waiting.pop(0).size)
        tail = block[begin:]
        finder.feed(tail)
        if not waiting:
            _require_form(tail)
    if waiting and not (waiting[-1].size == 0 and finder.root() == waiting[-1].root):
        raise LogDamagedError(LogFault.SHORTER)
    last = checked[-1] if checked else 0
    return VerifiedLog(
        size=finder.size,
        head_sizes=tuple(checked),
        entries_after=finder.size - last,
        root=finder.root(),
    )


def verify_heads(
    notes: Sequence[SignedNote],
    *,
    log_key: VerifierKey,
    witness_keys: Sequence[VerifierKey] = (),
    needed: int = 0,
) -> list[Checkpoint]:
    """Verify signed heads, and that enough witnesses signed the last one.

    Args:
        notes: The heads as signed notes.
        log_key: The log's public key, from outside.
        witness_keys: The witnesses' public keys, from outside.
        needed: How many of them must have signed the last head.

    Returns:
        The heads.

    Raises:
        SignatureRefusedError: If a signature is not what it claims.
        MalformedNoteError: If a note is none.
        TooFewWitnessesError: If too few witnesses signed.
    """
    heads = [verify_log_signature(note, log_key) for note in notes]
    last = max(zip(heads, notes, strict=True), key=lambda pair: pair[0].size, default=None)
    if last is not None and needed:
        head, note = last
        found = len({each.name for each in find_cosignatures(note, witness_keys)})
        if found < needed:
            raise TooFewWitnessesError(head.size, needed, found)
    return heads


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedRecords:
    """How the entries of a log are accounted for in a vault."""

    opened: int
    """Entries whose statement and salt are here, and whose bytes match their seal."""
    erased: int
    unopened: int
    """Entries that this vault can say nothing about; other rooms may."""


def verify_records(vault: Vault) -> VerifiedRecords:
    """Verify that every record opens its log entry and every exhibit matches its seal.

    Args:
        vault: The vault; all bytes in it are read and hashed.

    Returns:
        The counts, which add up to the size of the log.

    Raises:
        LogDamagedError: If a record does not open its entry.
        BlobMissingError: If bytes are gone.
        BlobDamagedError: If bytes were changed.
        SealBrokenError: If bytes are not those that were sealed.
    """
    opened = erased = 0
    for record in vault.index.iter_records():
        is_logged = vault.log.get(record.entry_number) == record.entry
        if not is_logged or not record.is_opened_by_its_salt:
            raise LogDamagedError(LogFault.UNKNOWN)
        vault.verify_content_of(record)
        opened += 1
    for left in vault.index.iter_erased():
        if vault.log.get(left.entry_number) != left.entry:
            raise LogDamagedError(LogFault.UNKNOWN)
        erased += 1
    return VerifiedRecords(opened=opened, erased=erased, unopened=vault.log.size - opened - erased)


def _iter_blocks(path: Path) -> Iterator[list[bytes]]:
    rest = b""
    with path.open("rb") as file:
        while data := file.read(_BLOCK_BYTES):
            *lines, rest = (rest + data).split(b"\n")
            if lines:
                yield lines
    if rest:
        raise LogDamagedError(LogFault.FORM)


def _require_order(block: Sequence[bytes], last_moment: bytes) -> bytes:
    try:
        moments = [line.split(b" ", 3)[_MOMENT] for line in block]
    except IndexError as error:
        raise LogDamagedError(LogFault.FORM) from error
    if moments != sorted(moments) or moments[0] < last_moment:
        raise LogDamagedError(LogFault.ORDER)
    return moments[-1]


def _require_form(lines: Sequence[bytes]) -> None:
    """Check the entries that no head covers yet; of the others the root tells more."""
    try:
        for line in lines:
            parse_entry(line.decode("ascii"))
    except (MalformedFormError, UnicodeDecodeError) as error:
        raise LogDamagedError(LogFault.FORM) from error
