import shutil
from pathlib import Path

import pytest

from netral.rulebook import Certainty, check_edition, load_edition
from netral.values.problem import ProblemsError
from tests.rulebook.builders import ASSETS, EDITIONS, SHIPPED, said, shipped, sound_copy

MISTAKES = sorted(path.name for path in (ASSETS / "broken").iterdir())


def spoiled(mistake: str, folder: Path) -> Path:
    copy = sound_copy(folder)
    shutil.copytree(ASSETS / "broken" / mistake, copy, dirs_exist_ok=True)
    return copy


class TestCheckEdition:
    def test_finds_nothing_in_a_sound_edition(self, tmp_path: Path) -> None:
        assert check_edition(sound_copy(tmp_path)) == []

    @pytest.mark.parametrize("mistake", MISTAKES)
    def test_says_what_is_wrong_and_what_to_do(self, mistake: str, tmp_path: Path) -> None:
        copy = spoiled(mistake, tmp_path)

        sentences = said(check_edition(copy), copy)

        expected = (ASSETS / "broken" / mistake / "expected.txt").read_text(encoding="utf-8")
        assert sentences == expected.splitlines()
        assert sentences != []

    def test_knows_at_least_fifteen_mistakes(self) -> None:
        assert len(MISTAKES) >= 15

    def test_lists_all_mistakes_of_several_files_at_once(self, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)
        for mistake in ("one_reading", "circumstance_taken", "three_mistakes"):
            shutil.copytree(ASSETS / "broken" / mistake, copy, dirs_exist_ok=True)

        files = {sentence.split(":")[0] for sentence in said(check_edition(copy), copy)}

        assert files == {
            "circumstances/OK-92.yaml",
            "contested/contoh.yaml",
            "rules/XB-01.yaml",
        }

    @pytest.mark.parametrize(
        ("removed", "sentence"),
        [
            (
                "edition.yaml",
                "edition.yaml: The file is missing. Write it; docs/howto/new_rule.md.",
            ),
            (
                "sources.yaml",
                "sources.yaml: The file is missing. Write it; docs/howto/new_rule.md.",
            ),
            (
                "cases/XB-01.yaml",
                "rules/XB-01.yaml:1: code: XB-01 has no worked cases. "
                "Write cases/XB-01.yaml beside it.",
            ),
        ],
    )
    def test_misses_a_file_that_must_be_there(
        self, removed: str, sentence: str, tmp_path: Path
    ) -> None:
        copy = sound_copy(tmp_path)
        (copy / removed).unlink()

        assert sentence in said(check_edition(copy), copy)

    def test_refuses_an_edition_without_rules(self, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)
        for rule in (copy / "rules").iterdir():
            rule.unlink()

        assert "rules: The folder holds no file that can be read. Write at least one." in said(
            check_edition(copy), copy
        )

    def test_refuses_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        sentences = said(check_edition(tmp_path / "nowhere"), tmp_path)

        assert sentences == [
            "nowhere/edition.yaml: The file is missing. Write it; docs/howto/new_rule.md."
        ]


class TestLoadEdition:
    def test_raises_with_all_problems(self, tmp_path: Path) -> None:
        copy = spoiled("three_mistakes", tmp_path)

        with pytest.raises(ProblemsError) as caught:
            load_edition(copy)

        assert len(caught.value.problems) == 4

    def test_gives_the_same_digest_for_the_same_files(self, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)

        assert load_edition(copy).digest == load_edition(ASSETS / "sound").digest

    @pytest.mark.parametrize("file", ["rules/XB-01.yaml", "cases/XB-01.yaml", "sources.yaml"])
    def test_gives_another_digest_when_any_file_changes(self, file: str, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)
        before = load_edition(copy).digest

        with (copy / file).open("a", encoding="utf-8") as stream:
            stream.write("# a remark\n")

        assert load_edition(copy).digest != before


class TestShippedEditions:
    def test_hold_every_item_of_the_catalogue(self) -> None:
        codes = {rule.code for rule in shipped("skb_2022").rules}

        wanted = {f"KE-{n:02}" for n in range(1, 8)} | {f"DS-{n:02}" for n in range(1, 13)}
        wanted |= {"DS-99"} | {f"PP-N{n}" for n in range(1, 8)}
        wanted |= {f"UU-{n:02}" for n in range(1, 4)} | {f"PD-{n:02}" for n in range(1, 6)}
        wanted |= {f"SL-{n:02}" for n in range(1, 4)}
        assert codes == wanted

    def test_hold_every_exemption_of_the_catalogue(self) -> None:
        codes = {each.code for each in shipped("skb_2022").circumstances}

        assert {f"OK-{n:02}" for n in range(1, 13)} <= codes

    def test_put_one_rule_in_a_file(self) -> None:
        for edition in EDITIONS:
            names = {path.stem for path in (SHIPPED / edition / "rules").iterdir()}
            assert names == {rule.code for rule in shipped(edition).rules}

    def test_follow_each_other_without_gap_or_overlap(self) -> None:
        assert shipped("pre_2022").in_force_until == shipped("skb_2022").in_force_from

    def test_say_which_rules_rest_on_knowledge_alone(self) -> None:
        doubtful = {
            rule.code for rule in shipped("pre_2022").rules if rule.certainty is Certainty.KNOWLEDGE
        }

        assert {"ET-01", "ET-02", "P5-A", "P5-D"} <= doubtful

    def test_are_about_nobody_but_those_who_run(self) -> None:
        for edition in EDITIONS:
            for rule in shipped(edition).rules:
                assert all(about.takes_part for about in rule.abouts), rule.code

    def test_have_a_source_for_everything(self) -> None:
        for edition in EDITIONS:
            loaded = shipped(edition)
            assert all(each.sources for each in (*loaded.rules, *loaded.circumstances))
