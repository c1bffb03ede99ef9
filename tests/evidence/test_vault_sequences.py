"""Any sequence of keeping, noting, erasing, signing, reopening and power cuts keeps its word."""

import contextlib
import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from netral.evidence.blob_store import FolderBlobStore
from netral.evidence.checkpoint import Checkpoint, parse_checkpoint
from netral.evidence.errors import RecordNotFoundError
from netral.evidence.exhibit import ExhibitId
from netral.evidence.log_entry import EntryKind
from netral.evidence.log_verification import verify_records
from netral.evidence.lossy_disk import LossyDisk, PowerCutError
from netral.evidence.tree import verify_consistency
from netral.evidence.vault import Vault, open_vault
from tests.evidence.builders import NOON, SECOND, counting_bytes, event, intake, signing_key
from tests.evidence.power_cut import FOLDER

KEY = signing_key()
NUMBERS = st.integers(1, 6)


class VaultSequences(RuleBasedStateMachine):
    """A vault beside a model that says what was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = LossyDisk()
        self.random_bytes = counting_bytes()
        self.kept: dict[int, tuple[int, bytes]] = {}
        self.erased: set[int] = set()
        self.heads: list[Checkpoint] = []
        self.seconds = 0
        self.vault = self.open()

    def open(self) -> Vault:
        return open_vault(FOLDER, random_bytes=self.random_bytes, disk=self.disk)

    def now(self) -> object:
        self.seconds += 1
        return NOON + self.seconds * SECOND

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3, unique=True))
    def keep(self, numbers: list[int]) -> None:
        numbers = [number for number in numbers if number not in self.erased]
        records = self.vault.keep([intake(number) for number in numbers], at=self.now())  # type: ignore[arg-type]
        for number, record in zip(numbers, records, strict=True):
            told = (record.entry_number, record.statement)
            assert self.kept.setdefault(number, told) == told

    @rule(number=NUMBERS)
    def note(self, number: int) -> None:
        self.vault.note([event(number)], at=self.now())  # type: ignore[arg-type]

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.kept)))
        self.vault.erase(ExhibitId(f"EX-{number}"), at=self.now())  # type: ignore[arg-type]
        del self.kept[number]
        self.erased.add(number)

    @rule()
    def sign(self) -> None:
        self.heads.append(parse_checkpoint(self.vault.log.sign_head(KEY).text))

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = self.open()

    @rule(number=NUMBERS, steps=st.integers(0, 14), seed=st.integers(0, 99))
    def cut_the_power_while_keeping(self, number: int, steps: int, seed: int) -> None:
        if number in self.erased:
            return
        self.disk.cut_after = self.disk.steps + steps
        try:
            (record,) = self.vault.keep([intake(number)], at=self.now())  # type: ignore[arg-type]
            self.kept.setdefault(number, (record.entry_number, record.statement))
        except PowerCutError:
            pass
        self.disk = self.disk.after_power_cut(random.Random(seed).random)  # noqa: S311
        self.vault = self.open()

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), steps=st.integers(0, 16), seed=st.integers(0, 99))
    def cut_the_power_while_erasing(self, data: st.DataObject, steps: int, seed: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.kept)))
        self.disk.cut_after = self.disk.steps + steps
        with contextlib.suppress(PowerCutError):
            self.vault.erase(ExhibitId(f"EX-{number}"), at=self.now())  # type: ignore[arg-type]
        self.disk = self.disk.after_power_cut(random.Random(seed).random)  # noqa: S311
        self.vault = self.open()
        if self.vault.index.find_about(f"EX-{number}"):
            self.vault.erase(ExhibitId(f"EX-{number}"), at=self.now())  # type: ignore[arg-type]
        del self.kept[number]
        self.erased.add(number)

    @invariant()
    def no_bytes_are_left_of_what_was_erased(self) -> None:
        blobs = self.vault.blobs
        assert isinstance(blobs, FolderBlobStore)
        contents = {intake(number).content for number in self.erased}
        left = {blobs.get(digest) for digest in blobs.list_digests()}
        assert not contents & left

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        for number, (entry_number, statement) in self.kept.items():
            exhibit, record = self.vault.get_exhibit(ExhibitId(f"EX-{number}"))
            assert (record.entry_number, record.statement) == (entry_number, statement)
            assert self.vault.get_content(exhibit) == intake(number).content

    @invariant()
    def nothing_erased_is_there(self) -> None:
        for number in self.erased:
            try:
                self.vault.get_exhibit(ExhibitId(f"EX-{number}"))
            except RecordNotFoundError:
                continue
            raise AssertionError(number)

    @invariant()
    def every_entry_is_accounted_for(self) -> None:
        found = verify_records(self.vault)
        assert found.unopened == 0
        assert found.opened + found.erased == self.vault.log.size
        keys = [record.intake_key for record in self.vault.index.iter_records()]
        assert len(keys) == len(set(keys))

    @invariant()
    def every_signed_head_is_still_a_head(self) -> None:
        tree = self.vault.log.tree
        for head in self.heads:
            verify_consistency(
                old_size=head.size,
                old_root=head.root,
                size=tree.size,
                root=tree.root(),
                proof=tree.prove_consistency(head.size, tree.size),
            )

    @invariant()
    def erasures_are_logged(self) -> None:
        logged = self.vault.index.find_about("erasure", kind=EntryKind.ERASURE)
        assert len(logged) >= len(self.erased)


VaultSequences.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestVaultSequences = VaultSequences.TestCase
