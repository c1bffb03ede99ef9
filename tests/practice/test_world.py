"""Tests of a whole practice world: the same again, every trap, the truth of each act once."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import time_machine

from netral.cli.shipped import find_election_path, list_elections
from netral.election import Election, load_election
from netral.register import parse_nip
from netral.values.act_kind import Verb
from netral.values.phase import Phase
from netral_practice import World, build_world, write_world
from netral_practice.account import Standing
from netral_practice.civil_servant import NipDamage
from netral_practice.errors import TooSmallWorldError
from netral_practice.truth import Expected, Trap
from tests.practice.conftest import ACTS, PEOPLE, SEED


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class TestBuildWorld:
    def test_holds_as_many_people_and_acts_as_asked(self, world: World) -> None:
        assert len(world.population.civil_servants) == PEOPLE
        assert sum(1 for _ in world.iter_deeds()) == ACTS

    @pytest.mark.parametrize(
        ("people", "acts", "sentence"),
        [
            (59, 400, "59 civil servants is too small to hold every trap. Ask for at least 60."),
            (60, 399, "399 acts is too small to hold every trap. Ask for at least 400."),
        ],
    )
    def test_refuses_a_world_too_small(
        self, jakarta: Election, people: int, acts: int, sentence: str
    ) -> None:
        with pytest.raises(TooSmallWorldError) as caught:
            build_world(jakarta, civil_servants=people, acts=acts, seed=1)

        assert str(caught.value) == f"[NTR-PRA-002] A practice world of {sentence}"

    def test_holds_every_trap_even_when_smallest(self, jakarta: Election) -> None:
        world = build_world(jakarta, civil_servants=60, acts=400, seed=3)

        traps = {deed.truth.trap for deed in world.iter_deeds()}

        assert set(Trap) - traps == set()

    @pytest.mark.parametrize("election_id", list_elections())
    def test_plays_every_shipped_election(self, election_id: str) -> None:
        election = load_election(find_election_path(election_id))

        world = build_world(election, civil_servants=60, acts=400, seed=3)

        own = {contestant.contestant_id for contestant in election.contestants}
        named = {deed.truth.contestant_id for deed in world.iter_deeds()} - {None}
        assert len(named) > 1
        assert named <= own

    def test_names_nobody_twice(self, world: World) -> None:
        names = [person.name.full for person in world.population.civil_servants]

        assert len(set(names)) == len(names)

    def test_uses_each_contestant_alike(self, jakarta: Election) -> None:
        world = build_world(jakarta, civil_servants=60, acts=8_000, seed=3)
        found = Counter(
            deed.truth.contestant_id
            for deed in world.iter_deeds()
            if deed.truth.scene in ("support_post", "oppose_post")
        )

        assert len(found) == 3
        assert max(found.values()) < 1.6 * min(found.values())


class TestDeterminism:
    def test_writes_the_same_bytes_for_the_same_seed(
        self, jakarta: Election, folder: Path, tmp_path: Path
    ) -> None:
        with time_machine.travel("2031-05-05 05:05:05", tick=False):
            again = build_world(jakarta, civil_servants=PEOPLE, acts=ACTS, seed=SEED)
            write_world(again, tmp_path / "again", election="jakarta_2024")

        first, second = read_all(folder), read_all(tmp_path / "again")
        assert list(first) == list(second)
        assert [name for name, content in first.items() if second[name] != content] == []

    def test_writes_another_world_for_another_seed(
        self, jakarta: Election, folder: Path, tmp_path: Path
    ) -> None:
        other = build_world(jakarta, civil_servants=PEOPLE, acts=ACTS, seed=SEED + 1)
        write_world(other, tmp_path / "other", election="jakarta_2024")

        first, second = read_all(folder), read_all(tmp_path / "other")
        assert [name for name, content in first.items() if second[name] == content] == []


class TestTexts:
    def test_are_nearly_all_distinct(self, world: World) -> None:
        texts = {
            deed.deed_id: deed.text
            for deed in world.iter_deeds()
            if deed.text and len(deed.text.split()) >= 5
        }

        assert len(texts) > 900
        assert len(set(texts.values())) / len(texts) > 0.9

    def test_leave_no_slot_or_bracket_open(self, world: World) -> None:
        texts = [deed.text for deed in world.iter_deeds() if deed.text]

        assert [text for text in texts if re.search(r"[{}\[\]|]", text)] == []

    def test_name_the_contestant_of_the_truth(self, world: World, jakarta: Election) -> None:
        for deed in world.iter_deeds():
            if deed.truth.scene not in ("support_post", "oppose_post") or deed.text is None:
                continue
            contestant = jakarta.get_contestant(deed.truth.contestant_id or "")
            names = [name.text.casefold() for name in contestant.names if not name.ambiguous]
            assert any(name in deed.text.casefold() for name in names), deed.text

    def test_give_a_contestant_its_own_number(self, world: World, jakarta: Election) -> None:
        for deed in world.iter_deeds():
            found = re.search(r"nomor (\d)", (deed.text or "").casefold())
            if found and deed.truth.scene == "support_post":
                contestant = jakarta.get_contestant(deed.truth.contestant_id or "")
                assert int(found[1]) == contestant.ballot_number


class TestNips:
    def test_are_valid_for_both_kinds(self, world: World) -> None:
        people = world.population.civil_servants
        readings = [parse_nip(person.nip) for person in people]

        assert [fault for reading in readings for fault in reading.faults] == []
        kinds = {
            person.is_pppk: reading.nip for person, reading in zip(people, readings, strict=True)
        }
        assert {is_pppk: nip.kind.value for is_pppk, nip in kinds.items() if nip} == {
            False: "pns",
            True: "pppk",
        }

    def test_fit_sex_birth_and_start(self, world: World) -> None:
        for person in world.population.civil_servants:
            assert person.nip[:8] == f"{person.born_on:%Y%m%d}"
            assert person.nip[8:12] == str(person.serving_since.year)
            assert person.nip[14] == ("2" if person.name.is_female else "1")

    def test_are_damaged_in_every_way(self, world: World) -> None:
        damages = {person.damage for person in world.population.civil_servants}

        assert damages == set(NipDamage)


class TestTruth:
    def test_covers_each_act_once(self, truths: list[dict[str, Any]]) -> None:
        keys = [truth["act_key"] for truth in truths]

        assert len(keys) == ACTS
        assert len(set(keys)) == ACTS

    def test_covers_each_record_of_each_file(
        self, truths: list[dict[str, Any]], folder: Path
    ) -> None:
        found = Counter(truth["source_file"] for truth in truths)

        for name in ("acts.jsonl", "zeeschuimer_x.ndjson", "zeeschuimer_instagram.ndjson"):
            assert found[name] == len((folder / name).read_bytes().splitlines())
        assert found["acts.parquet"] == pq.read_metadata(folder / "acts.parquet").num_rows

    def test_knows_every_trap_and_every_answer(self, truths: list[dict[str, Any]]) -> None:
        assert {truth["trap"] for truth in truths} == {*Trap, None}
        assert {truth["expected"] for truth in truths} == set(Expected)

    def test_asks_for_rules_of_the_right_side_of_designation(
        self, truths: list[dict[str, Any]]
    ) -> None:
        partisan = [truth for truth in truths if truth["expected"] == "indication"]

        assert len(partisan) > 50
        for truth in partisan:
            side = "KE-" if truth["phase"] == "before" else "DS-"
            assert truth["rules"], truth
            assert all(code.startswith(side) for code in truth["rules"]), truth

    def test_gives_no_contestant_to_ordinary_life(self, truths: list[dict[str, Any]]) -> None:
        ordinary = [truth for truth in truths if truth["scene"].startswith("ordinary_")]

        assert {truth["contestant"] for truth in ordinary} == {None}
        assert {truth["expected"] for truth in ordinary} <= {"nothing", "dropped"}


class TestTraps:
    def test_stand_on_both_sides_of_the_designation(self, world: World, jakarta: Election) -> None:
        moments = {
            f"{deed.occurred_at.astimezone(jakarta.zone):%d.%m. %H:%M:%S}": deed.truth.phase
            for deed in world.iter_deeds()
            if deed.truth.trap is Trap.STAGE_BOUNDARY
        }

        assert moments["21.09. 23:59:59"] is Phase.BEFORE
        assert moments["22.09. 00:00:00"] is Phase.DESIGNATED

    def test_stay_inside_or_outside_the_window_as_told(self, world: World) -> None:
        start, end = world.election.window

        for deed in world.iter_deeds():
            if deed.truth.expected in (Expected.QUARANTINED, Expected.DROPPED):
                continue
            is_inside = start <= deed.occurred_at < end
            assert is_inside is (deed.truth.expected is not Expected.OUTSIDE_WINDOW)

    def test_drop_exactly_what_was_not_declared_then(self, world: World) -> None:
        for deed in world.iter_deeds():
            if deed.truth.expected in (Expected.QUARANTINED, Expected.OUTSIDE_WINDOW):
                continue
            account = deed.account
            is_good = account.standing not in (Standing.UNDECLARED, Standing.REFUSED)
            is_valid = is_good and account.is_valid_at(deed.occurred_at)
            assert is_valid is (deed.truth.expected is not Expected.DROPPED)

    def test_take_a_handle_over_with_another_id(self, world: World) -> None:
        people = world.population
        lost = {account.handle: account for account in people.list_declared(Standing.LOST)}

        assert people.usurpers
        for usurper in people.usurpers:
            assert usurper.account_id != lost[usurper.handle].account_id

    def test_imitate_a_handle_without_being_it(self, world: World) -> None:
        declared = {account.handle for account in world.population.declared}
        twins = {account.handle for account in world.population.impostors}

        assert twins
        assert twins & declared == set()

    def test_undo_a_like_within_minutes(self, world: World) -> None:
        undone = [deed for deed in world.iter_deeds() if deed.truth.trap is Trap.UNDONE_LIKE]

        assert undone
        for deed in undone:
            assert deed.undone_at is not None
            assert 0 < (deed.undone_at - deed.occurred_at).total_seconds() < 600

    def test_share_what_is_older_than_the_window(self, world: World) -> None:
        start, _ = world.election.window
        old = [deed for deed in world.iter_deeds() if deed.truth.trap is Trap.OLD_CONTENT]

        assert old
        for deed in old:
            assert deed.object is not None
            assert deed.object.published_at is not None
            assert deed.object.published_at < start

    def test_let_others_tag_the_account(self, world: World) -> None:
        tagged = [deed for deed in world.iter_deeds() if deed.verb is Verb.TAGGED]

        assert tagged
        assert all(deed.text is None and deed.object is not None for deed in tagged)

    def test_repeat_an_act_in_both_tables(self, truths: list[dict[str, Any]]) -> None:
        files: dict[str, set[str]] = {}
        for truth in truths:
            if truth["trap"] == "duplicate":
                files.setdefault(truth["act_id"], set()).add(truth["source_file"])

        assert files
        assert set(map(frozenset, files.values())) == {frozenset({"acts.jsonl", "acts.parquet"})}

    def test_make_the_capture_mostly_of_bystanders(self, world: World) -> None:
        for capture in (world.capture_x, world.capture_instagram):
            strangers = sum(deed.account.standing is Standing.UNDECLARED for deed in capture)
            assert strangers > 0.6 * len(capture)
            assert strangers < len(capture)


class TestWorldFile:
    def test_says_what_the_world_holds(self, folder: Path) -> None:
        facts = json.loads((folder / "world.json").read_text(encoding="utf-8"))

        assert facts["election"] == "jakarta_2024"
        assert facts["acts"] == ACTS
        assert facts["civil_servants"] == PEOPLE
        assert sum(facts["expected"].values()) == ACTS
        assert facts["distinct_text_share"] > 0.9

    def test_explains_itself_in_two_languages(self, folder: Path) -> None:
        text = (folder / "README.md").read_text(encoding="utf-8")

        assert "Seluruh isi folder ini rekaan" in text
        assert "Everything in this folder is invented" in text
        assert "netral screen --election jakarta_2024" in text
