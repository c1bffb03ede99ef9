"""A repository of Bluesky: whose it is, and its records in the order of their keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from netral.intake.bluesky.car_file import CarFile
from netral.intake.errors import DamagedSourceError, RefusedFormatError

_MAX_KEY_BYTES = 1024
_DID = "did:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record of a repository; it is decoded only if it is asked for."""

    collection: str
    key: str
    cid: object


class Repository:
    """A repository in a CAR file.

    The commit is signed with the account's key. The key is not in the file, so the
    signature is not checked: that every block is what its name says is not trust.
    """

    def __init__(self, car: CarFile) -> None:
        """Read the commit.

        Raises:
            RefusedFormatError: If the file holds something else than a repository.
            DamagedSourceError: If its commit cannot be read.
        """
        self._car = car
        commit = car.find(next(iter(car.roots), None)) or {}
        did, self._root = commit.get("did"), commit.get("data")
        if not isinstance(did, str) or not did.startswith(_DID) or self._root is None:
            why = "its root is no commit of a Bluesky repository"
            advice = "Ask the account's server for the repository (com.atproto.sync.getRepo)."
            raise RefusedFormatError(car.name, "a CAR file", why, advice)
        self.did = did
        self.missing = 0
        """Branches of the tree that are not in the file, counted while entries are listed."""

    def iter_entries(self) -> Iterator[Entry]:
        """Iterate over the records in the order of their keys.

        Raises:
            DamagedSourceError: If the tree is none.
        """
        self.missing = 0
        seen: set[bytes] = set()
        waiting: list[Entry | bytes] = []
        self._branch(self._root, waiting)
        while waiting:
            one = waiting.pop()
            if isinstance(one, Entry):
                yield one
                continue
            if one in seen:
                self._fail("a branch stands in the tree twice")
            seen.add(one)
            node = self._car.find(one)
            if node is None:
                self.missing += 1
            else:
                waiting.extend(reversed(self._read_node(node)))

    def find_record(self, entry: Entry) -> dict[str, Any] | None:
        """Find a record; ``None`` if it is not in the file.

        Raises:
            DamagedSourceError: If it is not what its name says.
        """
        return self._car.find(entry.cid)

    def _read_node(self, node: dict[str, Any]) -> list[Entry | bytes]:
        found: list[Entry | bytes] = []
        self._branch(node.get("l"), found)
        key = b""
        entries = node.get("e")
        for one in entries if isinstance(entries, list) else ():
            match one:
                case {"p": int(shared), "k": bytes(rest), "v": cid} if 0 <= shared <= len(key):
                    key = key[:shared] + rest
                case _:
                    self._fail("an entry of the tree cannot be read")
            found.append(self._name(key, cid))
            self._branch(one.get("t"), found)
        return found

    def _name(self, key: bytes, cid: object) -> Entry:
        collection, slash, rest = key.decode("ascii", errors="replace").partition("/")
        if not slash or len(key) > _MAX_KEY_BYTES:
            self._fail("a key of the tree cannot be read")
        return Entry(collection=collection, key=rest, cid=cid)

    def _branch(self, cid: object, waiting: list[Entry | bytes]) -> None:
        if isinstance(cid, bytes):
            waiting.append(cid)
        elif cid is not None:
            self._fail("a branch of the tree cannot be read")

    def _fail(self, detail: str) -> NoReturn:
        raise DamagedSourceError(self._car.name, "", detail)
