"""Tests of repositories of Bluesky: read in the order of their keys, and never trusted."""

import hashlib
from pathlib import Path

import pytest

from netral.intake import inspect_file
from netral.intake.act import Visibility
from netral.intake.bluesky.car_file import CarFile
from netral.intake.errors import DamagedSourceError, RefusedFormatError, TooLargeError
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.builders import CANARY, OWNER_DID, read_all
from tests.intake.repositories import (
    block,
    car,
    commit,
    encode,
    node,
    repository,
    write_car,
)

POST = b"app.bsky.feed.post/3l5zzzzzzzz2b"


class TestBlueskyRepositoryReader:
    def test_reads_records_in_the_order_of_their_keys(self, tmp_path: Path) -> None:
        acts, rejected, _ = read_all(write_car(tmp_path / "repo.car", repository()))

        assert [act.verb for act in acts] == [Verb.REACTION, Verb.POST]
        assert {act.account.account_id for act in acts} == {OWNER_DID}
        assert acts[1].act_id == f"bluesky:at://{OWNER_DID}/app.bsky.feed.post/3l5zzzzzzzz2b"
        assert acts[1].text == "Langit pagi"
        assert acts[0].object is not None
        assert acts[0].provenance.pointer == "app.bsky.feed.like/3l5zzzzzzzz2a"
        assert {act.provenance.grade for act in acts} == {Grade.B}
        assert {act.visibility for act in acts} == {Visibility.PUBLIC}
        assert rejected == []

    def test_decodes_no_record_of_an_undeclared_account(self, tmp_path: Path) -> None:
        blocks = repository("did:plc:lain")
        broken = [
            (name, content if at < 4 else b"\xff") for at, (name, content) in enumerate(blocks)
        ]

        acts, rejected, door = read_all(write_car(tmp_path / "repo.car", broken))

        assert (acts, rejected, door.unknown) == ([], [], 2)

    def test_says_what_it_holds_and_that_digests_are_not_trust(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_car(tmp_path / "unduhan", repository()))

        assert inspection.source_format == "netral.bluesky.car.v1"
        assert inspection.would_read == ("app.bsky.feed.like (1)", "app.bsky.feed.post (1)")
        assert inspection.would_not_read[0].path == "1 other records"
        assert inspection.record_count == 2
        assert "The signature was NOT checked: correct digests are not trust." in inspection.notes
        assert CANARY not in repr(inspection)

    def test_reads_no_record_that_was_changed(self, tmp_path: Path) -> None:
        blocks = repository()
        changed = [(name, content.replace(b"Langit", b"Pilih1")) for name, content in blocks]

        acts, rejected, _ = read_all(write_car(tmp_path / "repo.car", changed))

        assert [act.verb for act in acts] == [Verb.REACTION]
        assert [record.code for record in rejected] == ["damaged-part"]

    def test_counts_what_is_missing_in_a_part_of_a_repository(self, tmp_path: Path) -> None:
        blocks = [one for at, one in enumerate(repository()) if at not in (2, 5)]
        path = write_car(tmp_path / "repo.car", blocks)

        acts, rejected, _ = read_all(path)

        assert acts == []
        assert [record.code for record in rejected] == ["missing-part", "missing-part"]
        assert inspect_file(path).notes[0] == "1 branches of the repository are missing."


class TestRepositoryRefusals:
    @pytest.mark.parametrize("at", [1, 2])
    def test_refuses_a_tree_that_was_changed(self, tmp_path: Path, at: int) -> None:
        blocks = repository()
        name, content = blocks[at]
        blocks[at] = (name, content[:-1] + bytes([content[-1] ^ 1]))

        with pytest.raises(DamagedSourceError, match="not what its name says"):
            read_all(write_car(tmp_path / "repo.car", blocks))

    def test_refuses_a_tree_that_holds_a_branch_twice(self, tmp_path: Path) -> None:
        record = block({"text": "x"})
        leaf = node([(POST, record[0], None)])
        tree = node([(b"app.bsky.feed.post/3l6", record[0], leaf[0])], leaf[0])

        with pytest.raises(DamagedSourceError, match="stands in the tree twice"):
            inspect_file(write_car(tmp_path / "r.car", [commit(tree[0]), tree, leaf, record]))

    @pytest.mark.parametrize(
        "entries",
        [
            [{"p": 5, "k": b"x/y", "v": None}],
            [{"p": 0, "k": "x/y"}],
            [{"p": -1, "k": b"x/y", "v": None}],
            [{"p": 0, "k": b"ohne", "v": None}],
            [{"p": 0, "k": b"x/" + b"y" * 2000, "v": None}],
            [7],
        ],
    )
    def test_refuses_a_tree_that_is_none(self, tmp_path: Path, entries: list[object]) -> None:
        tree = block({"l": None, "e": entries})

        with pytest.raises(DamagedSourceError, match="tree cannot be read"):
            inspect_file(write_car(tmp_path / "r.car", [commit(tree[0]), tree]))

    @pytest.mark.parametrize(
        "root", [{"did": 7, "data": b""}, {"Data": b"x"}, {"did": "did:plc:a"}]
    )
    def test_calls_another_car_file_what_it_is(
        self, tmp_path: Path, root: dict[str, object]
    ) -> None:
        with pytest.raises(RefusedFormatError, match="no commit of a Bluesky repository"):
            inspect_file(write_car(tmp_path / "r.car", [block(root)]))

    @pytest.mark.parametrize("cut", [1, 40, 300])
    def test_refuses_a_file_that_was_cut_off(self, tmp_path: Path, cut: int) -> None:
        path = write_car(tmp_path / "r.car", repository())
        path.write_bytes(path.read_bytes()[:-cut])

        with pytest.raises(DamagedSourceError, match="cut off"):
            inspect_file(path)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            (b"\x01\x55\x12\x20" + bytes(32), b"raw"),
            (b"\x01\x71\x13\x40" + bytes(32), b"x"),
            (b"\x12\x20" + bytes(34), b"x"),
        ],
    )
    def test_refuses_blocks_of_other_kinds(
        self, tmp_path: Path, name: bytes, content: bytes
    ) -> None:
        with pytest.raises(DamagedSourceError, match="an unknown name"):
            inspect_file(write_car(tmp_path / "r.car", [*repository(), (name, content)]))

    @pytest.mark.parametrize(
        "content", [b"\x81" * 100_000, b"\x9b" + b"\x7f" * 8, b"\xff", b"", encode([1])]
    )
    def test_survives_blocks_built_to_do_harm(self, tmp_path: Path, content: bytes) -> None:
        name = b"\x01\x71\x12\x20" + hashlib.sha256(content).digest()
        path = tmp_path / "r.car"
        path.write_bytes(car(name, [(name, content)]))

        with pytest.raises(DamagedSourceError):
            inspect_file(path)

    def test_refuses_more_blocks_than_any_honest_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("netral.intake.bluesky.car_file.MAX_BLOCKS", 3)

        with pytest.raises(TooLargeError, match="number of its blocks"):
            CarFile(write_car(tmp_path / "r.car", repository()))
