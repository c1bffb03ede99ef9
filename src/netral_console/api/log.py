"""Heads and proofs of the evidence log, read beside whoever writes it."""

from datetime import date
from functools import cache
from pathlib import Path

from django.http import Http404

from netral.evidence.checkpoint import parse_checkpoint
from netral.evidence.errors import ProofRefusedError
from netral.evidence.log_reading import LogReader
from netral.evidence.vault import LOG_FOLDER
from netral_console import clock, wiring
from netral_console.api.form import ConsistencyForm, HeadForm, InclusionForm, LeavesForm
from netral_console.exhibits.store import find_vault_folder

LEAVES_PER_PAGE = 256


class OpenLog:
    """The log as somebody may see it: up to the heads that are open to them."""

    def __init__(self, reader: LogReader, sizes: list[int]) -> None:
        self._reader = reader
        self._sizes = sizes

    @property
    def size(self) -> int:
        """The size of the newest head; 0 while there is none."""
        return self._sizes[-1] if self._sizes else 0

    def show_head(self) -> HeadForm:
        """Show the newest head."""
        if not self._sizes:
            return HeadForm(size=0, root=self._reader.tree.root(0).hex(), note=None)
        return self.show_head_of(self.size)

    def show_head_of(self, size: int) -> HeadForm:
        """Show the head of a size.

        Raises:
            Http404: If none of that size is open.
        """
        if size not in self._sizes:
            raise Http404
        note = self._reader.get_note(size)
        return HeadForm(size=size, root=parse_checkpoint(note.text).root.hex(), note=str(note))

    def prove_consistency(self, old_size: int, size: int) -> ConsistencyForm:
        """Prove that one tree only adds to another; both up to the newest head.

        Raises:
            Http404: If the log never had such sizes, or they are not open yet.
        """
        tree = self._reader.tree
        if size > self.size:
            raise Http404
        try:
            proof = tree.prove_consistency(old_size, size)
        except ProofRefusedError as refusal:
            raise Http404 from refusal
        return ConsistencyForm(
            old_size=old_size,
            old_root=tree.root(old_size).hex(),
            size=size,
            root=tree.root(size).hex(),
            proof=[each.hex() for each in proof],
        )

    def show_leaves(self, page: int) -> LeavesForm:
        """Show a page of leaf hashes.

        Raises:
            Http404: If the newest head does not reach there.
        """
        first = page * LEAVES_PER_PAGE
        if first >= self.size:
            raise Http404
        numbers = range(first, min(first + LEAVES_PER_PAGE, self.size))
        hashes = [self._reader.tree.leaf(number).hex() for number in numbers]
        return LeavesForm(first=first, hashes=hashes, size=self.size)

    def prove_inclusion(self, leaf: bytes) -> InclusionForm:
        """Prove that a leaf is in the tree of the newest head.

        Raises:
            Http404: If it is not.
        """
        tree = self._reader.tree
        number = tree.find_leaf(leaf)
        if number is None or number >= self.size:
            raise Http404
        return InclusionForm(
            leaf=leaf.hex(),
            number=number,
            size=self.size,
            root=tree.root(self.size).hex(),
            proof=[each.hex() for each in tree.prove_inclusion(number, self.size)],
        )


def open_for_everybody() -> OpenLog:
    """Open the log up to the last head of the last day that is over.

    Each report by the public has a head of its own, so that all heads together would tell how
    many reports there were, and when. One a day tells neither.
    """
    reader, last_of_day = _read(), dict[date, int]()
    local_day = wiring.get_procedure().local_day
    today = local_day(clock.now())
    for size in reader.list_head_sizes():
        last_of_day[local_day(reader.get_last_moment(size))] = size
    return OpenLog(reader, [size for day, size in last_of_day.items() if day < today])


def open_for_auditors() -> OpenLog:
    """Open the log up to its newest signed head."""
    reader = _read()
    return OpenLog(reader, reader.list_head_sizes())


def _read() -> LogReader:
    reader = _reader_of(find_vault_folder() / LOG_FOLDER)
    reader.refresh()
    return reader


@cache
def _reader_of(folder: Path) -> LogReader:
    return LogReader(folder)
