"""Tests of loading and checking a folder: all problems at once, each with its exact sentence."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.election import Certainty, NameKind, check_election, load_election
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.problem import ProblemsError, Severity
from tests.election.builders import (
    ASSETS,
    EDITIONS,
    GOOD,
    SHIPPED,
    SHIPPED_IDS,
    copy_good,
    replace_in,
)

BROKEN = sorted(path.name for path in (ASSETS / "broken").iterdir())


def list_sentences(folder: Path) -> list[str]:
    problems = check_election(folder, known_editions=["skb_2022"])
    return [f"{item.severity}: {item}".replace(f"{folder}/", "") for item in problems]


class TestCheckElection:
    @pytest.mark.parametrize("mistake", BROKEN)
    def test_says_exactly_what_is_wrong(self, tmp_path: Path, mistake: str) -> None:
        folder = copy_good(tmp_path)
        shutil.copytree(ASSETS / "broken" / mistake, folder, dirs_exist_ok=True)
        expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
        (folder / "expected.txt").unlink()

        assert list_sentences(folder) == expected

    def test_finds_nothing_in_the_good_election(self) -> None:
        assert check_election(GOOD, known_editions=["skb_2022"]) == []

    def test_tells_of_many_mistakes_at_once(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "election.yaml", "zone: WITA", "zone: WITB")
        replace_in(folder / "contestants" / "lentari.yaml", "ambiguous: true, ", "")
        replace_in(folder / "campaign_accounts.csv", "instagram", "friendster")

        files = {Path(item.file).name for item in check_election(folder)}

        assert files == {"election.yaml", "lentari.yaml", "campaign_accounts.csv"}

    def test_says_what_an_empty_folder_lacks(self, tmp_path: Path) -> None:
        assert list_sentences(tmp_path) == [
            "error: election.yaml: The file is not there or cannot be read. Check name and rights.",
            "error: contestants: There is no contestant. "
            "Write one file each in the folder contestants/.",
        ]

    def test_says_that_a_folder_is_not_there(self, tmp_path: Path) -> None:
        missing = tmp_path / "nowhere"

        assert [str(item) for item in check_election(missing)] == [
            f"{missing}: This is not the folder of an election. "
            "Give the folder that holds election.yaml."
        ]

    def test_refuses_a_file_beyond_the_limit(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        (folder / "election.yaml").write_bytes(b"# " + b"x" * 1_048_576)

        assert list_sentences(folder)[0] == (
            "error: election.yaml: The file is larger than 1 MiB. "
            "An election is written by hand; split it."
        )

    def test_refuses_endless_nesting(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        (folder / "election.yaml").write_text("[" * 20_000)

        assert list_sentences(folder)[0].startswith("error: election.yaml: The file is not YAML")

    def test_leaves_unknown_editions_alone_when_none_are_given(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "election.yaml", "skb_2022", "bylaw_2029")

        assert check_election(folder) == []

    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(data=st.data())
    def test_never_fails_on_a_damaged_file(self, tmp_path: Path, data: st.DataObject) -> None:
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(GOOD, folder)
        target = data.draw(
            st.sampled_from(sorted(path for path in folder.rglob("*") if path.is_file()))
        )
        content = bytearray(target.read_bytes())
        start = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 40))
        content[start : start + length] = data.draw(st.binary(max_size=12))
        target.write_bytes(bytes(content))

        problems = check_election(folder, known_editions=["skb_2022"])

        if all(item.severity is Severity.WARNING for item in problems):
            assert load_election(folder).contestants


class TestLoadElection:
    def test_gives_back_what_the_files_say(self) -> None:
        election = load_election(GOOD)

        assert (election.election_id, election.title) == ("rimba_2030", "Pilkada Rimba 2030")
        assert [stage.phase for stage in election.stages] == list(Phase)
        assert election.stages[1].until_date == date(2030, 9, 5)
        assert election.numbers_drawn_on == date(2030, 9, 2)
        assert election.contests[0].contestant_ids == ("lentari", "gandasura")
        assert election.editions == ("skb_2022",)
        assert election.election_words == ("pilgub", "paslon", "coblos")

    def test_puts_own_contestants_before_parties_before_others(self) -> None:
        ids = [one.contestant_id for one in load_election(GOOD).contestants]

        assert ids == ["lentari", "gandasura", "pohon", "karimata"]

    def test_keeps_the_days_of_names_and_accounts_exclusive_at_the_end(self) -> None:
        election = load_election(GOOD)
        slogan = next(
            name
            for name in election.get_contestant("gandasura").names
            if name.kind is NameKind.SLOGAN
        )
        account = election.campaign_accounts[0]

        assert (slogan.valid_from, slogan.valid_until) == (date(2030, 9, 5), date(2030, 11, 24))
        assert slogan.partisan
        assert (account.valid_from, account.valid_until) == (date(2030, 9, 2), date(2030, 11, 24))
        assert account.account.platform is Platform.INSTAGRAM
        assert account.certainty is Certainty.KNOWLEDGE

    def test_raises_with_every_error(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "election.yaml", "zone: WITA", "zone: WITB")
        replace_in(folder / "campaign_accounts.csv", "instagram", "friendster")

        with pytest.raises(ProblemsError) as caught:
            load_election(folder)

        assert [item.key for item in caught.value.problems] == ["zone", "platform"]

    def test_loads_in_spite_of_warnings(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "contestants" / "gandasura.yaml", "Kang Ganda", "Bangkit")

        assert len(load_election(folder).contestants) == 4

    def test_takes_the_path_of_election_yaml_too(self) -> None:
        assert load_election(GOOD / "election.yaml") == load_election(GOOD)

    @given(
        stage_days=st.lists(st.integers(1, 90), min_size=6, max_size=6),
        words=st.lists(st.text("abcdefgh ", min_size=1).filter(str.strip), min_size=1, max_size=5),
        title=st.text(min_size=1, max_size=30).filter(
            lambda text: text.isprintable() and text.strip() == text
        ),
    )
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_reads_back_what_was_written(
        self, tmp_path: Path, stage_days: list[int], words: list[str], title: str
    ) -> None:
        folder = tmp_path / "written"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(GOOD, folder)
        document = yaml.safe_load((folder / "election.yaml").read_text(encoding="utf-8"))
        day = date(2030, 1, 1).toordinal()
        for stage, length in zip(document["stages"], stage_days, strict=True):
            stage["first_day"] = date.fromordinal(day)
            stage["last_day"] = date.fromordinal(day + length - 1)
            day += length
        document["numbers_drawn_on"] = str(document["stages"][1]["first_day"])
        document["election_words"] = words
        document["title"] = f"x{title}"
        (folder / "election.yaml").write_text(
            yaml.safe_dump(document, allow_unicode=True), encoding="utf-8"
        )

        election = load_election(folder)

        assert election.title == f"x{title}"
        assert list(election.election_words) == [word.strip() for word in words]
        assert [(stage.until_date - stage.first_date).days for stage in election.stages] == (
            stage_days
        )


class TestDigest:
    def test_is_the_same_wherever_the_folder_lies(self, tmp_path: Path) -> None:
        assert load_election(copy_good(tmp_path)).digest == load_election(GOOD).digest

    @pytest.mark.parametrize(
        "name",
        [
            "election.yaml",
            "parties.yaml",
            "elsewhere.yaml",
            "contestants/lentari.yaml",
            "campaign_accounts.csv",
        ],
    )
    def test_changes_with_every_file(self, tmp_path: Path, name: str) -> None:
        folder = copy_good(tmp_path)
        with (folder / name).open("ab") as stream:
            stream.write(b"\n")

        assert load_election(folder).digest != load_election(GOOD).digest


class TestShippedElections:
    @pytest.mark.parametrize("election_id", SHIPPED_IDS)
    def test_have_no_error(self, election_id: str) -> None:
        problems = check_election(SHIPPED / election_id, known_editions=EDITIONS)

        assert [item for item in problems if item.severity is Severity.ERROR] == []

    @pytest.mark.parametrize("election_id", SHIPPED_IDS)
    def test_warn_only_of_pages_known_by_their_display_name(self, election_id: str) -> None:
        warned = {
            (Path(item.file).parent.name, item.key)
            for item in check_election(SHIPPED / election_id, known_editions=EDITIONS)
        }

        assert warned <= {("jakarta_2017", "handle")}

    def test_are_those_in_the_folder(self) -> None:
        assert sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()) == list(SHIPPED_IDS)
