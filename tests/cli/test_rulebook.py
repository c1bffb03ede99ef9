import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.errors import NetralError
from tests.rulebook.builders import ASSETS, sound_copy


def netral(*words: str) -> Result:
    return CliRunner().invoke(app, ["rulebook", *words])


def answered(*words: str) -> dict[str, Any]:
    result = netral(*words, "--json")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def refused(*words: str) -> str:
    refusal = netral(*words).exception
    assert isinstance(refusal, NetralError), refusal
    return str(refusal)


class TestCheck:
    def test_finds_the_shipped_editions_in_order(self) -> None:
        result = netral("check")

        assert result.exit_code == 0
        assert "skb_2022: 38 rules" in result.stdout
        assert "pre_2022: 20 rules" in result.stdout

    def test_ends_with_one_when_it_finds_problems(self, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)
        shutil.copytree(ASSETS / "broken" / "three_mistakes", copy, dirs_exist_ok=True)

        result = netral("check", str(copy))

        assert result.exit_code == 1
        assert "4 problems" in result.stdout
        assert 'Did you mean "title_en"?' in result.stdout

    def test_gives_problems_as_a_document(self, tmp_path: Path) -> None:
        copy = sound_copy(tmp_path)
        shutil.copytree(ASSETS / "broken" / "tab", copy, dirs_exist_ok=True)

        checked = answered("check", str(copy))["editions"][0]

        assert checked["ok"] is False
        assert checked["problems"][0]["line"] == 9

    def test_refuses_an_edition_that_is_not_there(self) -> None:
        assert refused("check", "skb_1999").startswith("[NTR-CLI-002]")


class TestShow:
    def test_shows_sources_contested_points_and_cases(self) -> None:
        page = netral("show", "ke-04").stdout

        for wanted in ("Sumber", "jakarta.go.id", "Diperselisihkan", "Contoh kasus", "DS-06"):
            assert wanted in page

    def test_shows_a_rule_of_another_edition(self) -> None:
        assert answered("show", "ET-02", "--edition", "pre_2022")["rule"]["code"] == "ET-02"

    def test_lists_all_rules_without_a_code(self) -> None:
        assert len(answered("show")["rules"]) == 38
        assert "KE-01" in netral("show").stdout

    def test_offers_near_codes_for_a_wrong_one(self) -> None:
        assert refused("show", "KE-44") == (
            '[NTR-RUL-001] The edition skb_2022 has no rule "KE-44". '
            "Did you mean KE-04, KE-07, KE-06?"
        )


ACT = ("--act", "like", "--about", "campaign_account", "--stance", "support")


class TestTrace:
    def test_takes_phase_and_designation_from_the_election(self) -> None:
        traced = answered("trace", *ACT, "--on", "2024-10-01", "--election", "jakarta_2024")

        assert traced["answer"] == "indication"
        assert traced["facts"]["phase"] == "campaign"
        changes = traced["matches"][0]["would_change"]
        assert "before 22 September 2024: ethics, KE-04" in changes

    @pytest.mark.parametrize(("day", "code"), [("2024-09-21", "KE-04"), ("2024-09-22", "DS-06")])
    def test_switches_on_the_day_of_designation(self, day: str, code: str) -> None:
        traced = answered("trace", *ACT, "--on", day, "--election", "jakarta_2024")

        assert traced["matches"][0]["code"] == code

    def test_reads_an_act_of_2017_by_the_law_of_2017(self) -> None:
        traced = answered(
            "trace",
            "--act",
            "post",
            "--about",
            "candidate",
            "--stance",
            "support",
            "--on",
            "2017-01-10",
            "--election",
            "jakarta_2017",
        )

        assert {match["edition_id"] for match in traced["matches"]} == {"pre_2022"}

    def test_needs_no_election_when_the_day_of_designation_is_given(self) -> None:
        traced = answered(
            "trace",
            *ACT,
            "--on",
            "2024-09-21",
            "--designated-on",
            "2024-09-22",
            "--edition",
            "skb_2022",
        )

        assert traced["matches"][0]["code"] == "KE-04"

    def test_lets_a_seen_circumstance_lift_the_answer(self) -> None:
        traced = answered(
            "trace", *ACT, "--on", "2024-10-01", "--election", "jakarta_2024", "--seen", "not_asn"
        )

        assert traced["answer"] == "nothing"

    def test_is_a_page_for_people(self) -> None:
        page = netral("trace", *ACT, "--on", "2024-10-01", "--election", "jakarta_2024").stdout

        assert "indikasi / indication" in page
        assert "bukan ramalan hukuman" in page
        assert page.count("OK-11 tanyakan") == 1

    def test_finds_nothing_about_government(self) -> None:
        page = netral(
            "trace",
            "--act",
            "post",
            "--about",
            "government",
            "--stance",
            "oppose",
            "--on",
            "2024-10-01",
            "--election",
            "jakarta_2024",
        ).stdout

        assert page.startswith("tidak ada / nothing")

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (
                (*ACT, "--on", "2024-10-01"),
                "[NTR-RUL-006] Nothing tells in which phase of an election 2024-10-01 falls. "
                "Give --election ID, --designated-on DATE, or --phase.",
            ),
            (
                (*ACT, "--on", "2020-01-01", "--election", "jakarta_2024"),
                "[NTR-RUL-006] 2020-01-01 lies outside the window of the election jakarta_2024. "
                "Nothing outside the window is ever screened; --phase asks the rulebook all the "
                "same.",
            ),
            (
                (
                    "--act",
                    "lik",
                    "--about",
                    "candidate",
                    "--stance",
                    "support",
                    "--on",
                    "2024-10-01",
                ),
                '[NTR-RUL-005] "lik" is not one of the words for --act. Did you mean "like"?',
            ),
            (
                (*ACT, "--on", "yesterday"),
                '[NTR-RUL-005] "yesterday" is not one of the words for --on. '
                "Allowed: a day as year-month-day, for example 2024-10-01.",
            ),
            (
                (
                    *ACT,
                    "--on",
                    "2024-09-21",
                    "--designated-on",
                    "2024-09-22",
                    "--phase",
                    "campaign",
                ),
                '[NTR-RUL-002] An act of 2024-09-21 cannot fall in the phase "campaign" when '
                "designation was on 2024-09-22. Until the day before designation the phase is "
                '"before", from that day it is not.',
            ),
        ],
    )
    def test_refuses_in_one_sentence(self, words: tuple[str, ...], sentence: str) -> None:
        assert refused("trace", *words) == sentence


class TestReplay:
    def test_gives_the_three_measures_on_top(self, tmp_path: Path) -> None:
        docket = tmp_path / "docket.jsonl"
        docket.write_text(
            '{"id": "X-1", "act": "like", "phase": "campaign", "about": "candidate", '
            '"stance": "support", "finding": "violation_ethics", "outcome": "violation", '
            '"class_stated": true, "kind": "case", "year": 2024}\n',
            encoding="utf-8",
        )

        document = answered("replay", str(docket))

        assert document["rule_raised"] == 1.0
        assert document["class_agreement"] == 1.0
        assert document["circumstance_named"] is None
        assert document["intervals"]["rule_raised"][1] == 1.0
        assert document["newest_edition"]["shares"]["class_first"]["hits"] == 0

    def test_prints_every_disagreement_with_its_reason(self, tmp_path: Path) -> None:
        docket = tmp_path / "docket.jsonl"
        docket.write_text(
            '{"id": "X-1", "act": "post", "phase": "campaign", "about": "candidate", '
            '"stance": "neutral", "outcome": "violation", "kind": "case", "year": 2024}\n',
            encoding="utf-8",
        )

        page = netral("replay", str(docket)).stdout

        assert "X-1 rule_raised: " in page
        assert "the stance neutral does not meet it" in page

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert refused("replay", str(tmp_path / "none.jsonl")).startswith("[NTR-RUL-004]")
