"""Seven ways to rewrite a log, and the row chain that finds none of them."""

import hashlib
import random
from datetime import timedelta

from netral.evidence.log_entry import EntryKind, LogEntry, commit_to, parse_entry
from tests.evidence.builders import NOON, SECOND

CLASSES = ("edit", "delete", "swap", "insert", "truncate", "replace tail", "backdate")


def write_entries(count: int) -> list[bytes]:
    kinds = list(EntryKind)
    return [
        str(
            LogEntry(
                kind=kinds[number % len(kinds)],
                recorded_at=NOON + SECOND * number,
                commitment=commit_to(b"%d" % number, salt=b"s" * 32),
            )
        ).encode()
        for number in range(count)
    ]


def tamper(lines: list[bytes], kind: str, chance: random.Random) -> list[bytes]:
    """Rewrite a log as an insider would: every line stays a well-formed entry, in order."""
    tampered = list(lines)
    place = chance.randrange(len(lines) - 1)
    if kind == "edit":
        tampered[place] = _forged(tampered[place], chance)
    elif kind == "delete":
        del tampered[place]
    elif kind == "swap":
        other = chance.randrange(place + 1, len(lines))
        tampered[place], tampered[other] = _swapped(tampered[place], tampered[other])
    elif kind == "insert":
        tampered.insert(place, _forged(tampered[place], chance))
    elif kind == "truncate":
        del tampered[place + 1 :]
    elif kind == "replace tail":
        tampered[place:] = [_forged(line, chance) for line in tampered[place:]]
    else:
        tampered[place] = _backdated(tampered[place], tampered[place - 1] if place else None)
    return tampered


def _forged(line: bytes, chance: random.Random) -> bytes:
    entry = parse_entry(line.decode())
    commitment = commit_to(chance.randbytes(8), salt=chance.randbytes(32))
    return str(
        LogEntry(kind=entry.kind, recorded_at=entry.recorded_at, commitment=commitment)
    ).encode()


def _swapped(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    """Exchange what two entries are about, and keep their moments in order."""
    first, second = parse_entry(one.decode()), parse_entry(other.decode())
    pair = (
        LogEntry(kind=second.kind, recorded_at=first.recorded_at, commitment=second.commitment),
        LogEntry(kind=first.kind, recorded_at=second.recorded_at, commitment=first.commitment),
    )
    return str(pair[0]).encode(), str(pair[1]).encode()


def _backdated(line: bytes, before: bytes | None) -> bytes:
    """Give an entry the earliest moment that still looks right."""
    entry = parse_entry(line.decode())
    earliest = parse_entry(before.decode()).recorded_at if before else NOON - timedelta(days=40)
    return str(
        LogEntry(kind=entry.kind, recorded_at=earliest, commitment=entry.commitment)
    ).encode()


class RowChain:
    """Rows that each carry a digest over their own content and the row before."""

    def __init__(self, rows: list[bytes]) -> None:
        self.rewrite(rows)

    def rewrite(self, rows: list[bytes]) -> None:
        """Write rows and recompute the chain: whoever can write rows can do this."""
        self._rows: list[tuple[bytes, bytes]] = []
        last = b""
        for row in rows:
            last = hashlib.sha256(last + row).digest()
            self._rows.append((row, last))

    def verify(self) -> None:
        last = b""
        for row, digest in self._rows:
            last = hashlib.sha256(last + row).digest()
            assert last == digest, "the chain is broken"
