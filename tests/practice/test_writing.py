"""Tests of the written files: readable by the readers, with what must never be read."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from netral.intake import Act, OpenDoor, RejectedRecord, iter_acts
from netral.register import read_roster
from netral.values.act_kind import Verb
from netral_practice import World, write_world
from netral_practice.civil_servant import NipDamage
from netral_practice.deed import Deed
from netral_practice.errors import OccupiedFolderError
from netral_practice.truth import Trap
from netral_practice.writing.register_workbook import HEADERS, SENSITIVE, damage_nip
from tests.practice.conftest import PEOPLE


def read_register(folder: Path) -> list[dict[str, Any]]:
    rows = CalamineWorkbook.from_path(str(folder / "register.xlsx")).get_sheet_by_index(0)
    header, *people = rows.to_python()
    return [dict(zip(header, person, strict=True)) for person in people]


def read_records(path: Path) -> list[Act | RejectedRecord]:
    return list(iter_acts(path, door=OpenDoor()))


def pair(world: World, folder: Path, name: str) -> Iterator[tuple[Deed, Act]]:
    by_id = {deed.deed_id: deed for deed in world.iter_deeds() if deed.damage is None}
    for record in read_records(folder / name):
        if isinstance(record, Act):
            deed = by_id.get(record.act_id)
            if deed is not None:
                yield deed, record


class TestRegister:
    def test_has_all_columns_of_the_export(self, folder: Path) -> None:
        people = read_register(folder)

        assert len(HEADERS) == 69
        assert list(people[0]) == list(HEADERS)
        assert all(header == header.upper() for header in HEADERS)
        assert len(people) == PEOPLE

    def test_fills_the_sensitive_columns_with_canaries(self, folder: Path) -> None:
        canaries = json.loads((folder / "canaries.json").read_text(encoding="utf-8"))
        people = read_register(folder)

        assert set(canaries["sensitive_columns"]) == set(SENSITIVE)
        for column in SENSITIVE:
            assert [person[column] for person in people] == canaries["sensitive_columns"][column]
            assert all(person[column] for person in people)

    def test_is_imported_but_for_the_damaged_rows(self, world: World, folder: Path) -> None:
        roster, problems = read_roster([folder / "register.xlsx"])

        damaged = [
            number
            for number, person in enumerate(world.population.civil_servants, start=2)
            if person.damage is not NipDamage.NONE
        ]
        errors = [problem.line for problem in problems if problem.severity == "error"]
        assert sorted(line for line in errors if line) == damaged
        assert len(roster.civil_servants) == PEOPLE - len(damaged)

    @pytest.mark.parametrize(
        ("damage", "cell"),
        [
            (NipDamage.NUMERIC, 198609262006041001.0),
            (NipDamage.CUT, "198609262006041"),
            (NipDamage.ZEROS, "198609262006041000"),
            (NipDamage.SCIENTIFIC, "1.98609E+17"),
        ],
    )
    def test_damages_a_nip_as_a_spreadsheet_does(self, damage: NipDamage, cell: object) -> None:
        assert damage_nip("198609262006041001", damage) == cell


class TestTables:
    @pytest.mark.parametrize("name", ["acts.jsonl", "acts.parquet"])
    def test_give_back_the_acts(self, world: World, folder: Path, name: str) -> None:
        pairs = list(pair(world, folder, name))

        assert len(pairs) > 300
        for deed, act in pairs:
            assert act.account.handle == deed.account.handle
            assert act.account.account_id == deed.account.account_id
            assert act.verb is deed.verb
            assert act.occurred_at == deed.occurred_at
            assert act.undone_at == deed.undone_at
            assert act.on_duty is deed.on_duty
            assert act.visibility is deed.visibility

    def test_quarantine_each_broken_row_for_its_reason(self, world: World, folder: Path) -> None:
        for name, deeds in (
            ("acts.jsonl", world.table_json),
            ("acts.parquet", world.table_parquet),
        ):
            reasons = [
                record.code
                for record in read_records(folder / name)
                if isinstance(record, RejectedRecord)
            ]
            assert reasons == [deed.damage.value for deed in deeds if deed.damage]


class TestXArchives:
    def test_give_back_posts_and_set_undated_ones_aside(self, world: World, folder: Path) -> None:
        for number, archive in enumerate(world.archives, start=1):
            records = read_records(folder / f"x_archive_{number}.zip")
            acts = {record.act_id: record for record in records if isinstance(record, Act)}
            undated = [record for record in records if isinstance(record, RejectedRecord)]
            dated = [
                deed for deed in archive.deeds if deed.reaction is None and deed.deed_id in acts
            ]

            assert len(dated) + len(undated) == len(archive.deeds) == len(records)
            assert {record.code for record in undated} == {"undated-like", "undated-follow"}
            for deed in dated:
                act = acts[deed.deed_id]
                assert act.verb is deed.verb
                assert act.occurred_at == deed.occurred_at
                assert act.account.account_id == archive.owner.account_id

    def test_keep_the_words_of_a_post(self, world: World, folder: Path) -> None:
        for deed, act in pair(world, folder, "x_archive_1.zip"):
            if deed.verb is Verb.POST:
                assert act.text == deed.text
            if deed.verb is Verb.REPOST and deed.object is not None:
                assert act.object is not None
                assert act.object.owner_handle == deed.object.owner_handle

    def test_hold_private_parts_that_nobody_may_open(self, folder: Path) -> None:
        canaries = json.loads((folder / "canaries.json").read_text(encoding="utf-8"))

        with zipfile.ZipFile(folder / "x_archive_1.zip") as archive:
            names = set(archive.namelist())
            messages = archive.read("data/direct-messages.js").decode()
        assert {"data/direct-messages.js", "data/ip-audit.js", "data/manifest.js"} <= names
        assert any(canary in messages for canary in canaries["private_parts"])


class TestCaptures:
    @pytest.mark.parametrize("name", ["zeeschuimer_x.ndjson", "zeeschuimer_instagram.ndjson"])
    def test_are_read_whole(self, world: World, folder: Path, name: str) -> None:
        deeds = world.capture_x if "_x" in name else world.capture_instagram
        records = read_records(folder / name)
        acts = [record for record in records if isinstance(record, Act)]

        assert len(acts) == len(records) == len(deeds)
        for deed, act in zip(deeds, acts, strict=True):
            assert act.account.account_id == deed.account.account_id
            assert act.account.handle == deed.account.handle
            assert act.occurred_at == deed.occurred_at

    def test_show_replies_reposts_and_quotes_on_x(self, world: World, folder: Path) -> None:
        acts = [
            record
            for record in read_records(folder / "zeeschuimer_x.ndjson")
            if isinstance(record, Act)
        ]

        assert {act.verb for act in acts} == {Verb.POST, Verb.REPLY, Verb.REPOST, Verb.QUOTE}
        assert [act.verb for act in acts] == [deed.verb for deed in world.capture_x]


class TestCanaries:
    def test_name_nobody_who_declared_an_account(self, world: World, folder: Path) -> None:
        canaries = json.loads((folder / "canaries.json").read_text(encoding="utf-8"))
        declared = {account.handle for account in world.population.declared}

        assert canaries["bystander_handles"]
        assert declared & set(canaries["bystander_handles"]) == set()

    def test_hold_the_private_texts_of_strangers_only(self, world: World, folder: Path) -> None:
        canaries = json.loads((folder / "canaries.json").read_text(encoding="utf-8"))
        own = {
            deed.text
            for deed in world.iter_deeds()
            if deed.text and deed.truth.trap is not Trap.UNDECLARED_ACCOUNT and deed.account.nip
        }

        assert canaries["bystander_texts"]
        assert own & set(canaries["bystander_texts"]) == set()


class TestWriteWorld:
    def test_refuses_a_folder_that_holds_something_else(self, world: World, tmp_path: Path) -> None:
        (tmp_path / "surat.txt").write_text("bukan dunia praktik")

        with pytest.raises(OccupiedFolderError, match="is not empty and holds no practice world"):
            write_world(world, tmp_path, election="jakarta_2024")

        assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]

    def test_replaces_an_older_world_whole(self, world: World, tmp_path: Path) -> None:
        write_world(world, tmp_path / "w", election="jakarta_2024")
        (tmp_path / "w" / "x_archive_9.zip").write_bytes(b"left over")

        write_world(world, tmp_path / "w", election="jakarta_2024")

        assert not (tmp_path / "w" / "x_archive_9.zip").exists()

    def test_is_small_enough_for_a_quick_look(self, folder: Path) -> None:
        assert sum(path.stat().st_size for path in folder.iterdir()) < 4_000_000
