"""Tests of the comparison of a screening with the truth, and of the look for canaries."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from netral_practice import compare_with_truth, find_canaries
from netral_practice.comparison import Found
from netral_practice.errors import NoScreeningError, NoWorldError

Truth = dict[str, Any]


def source_of(truth: Truth) -> dict[str, str]:
    return {"file": truth["source_file"], "pointer": truth["pointer"]}


def indication_of(truth: Truth, *, code: str | None = None) -> dict[str, Any]:
    rules = truth["rules"] or ["DS-06"]
    return {
        "source": source_of(truth),
        "rule": {"code": code or rules[0]},
        "contestant_id": truth["contestant"],
    }


def write_lines(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def write_screening(
    folder: Path,
    *,
    indications: Sequence[dict[str, Any]] = (),
    unclear: Sequence[Truth] = (),
    quarantined: Sequence[Truth] = (),
) -> Path:
    folder.mkdir()
    write_lines(folder / "indications.jsonl", indications)
    write_lines(folder / "unclear.jsonl", [{"source": source_of(truth)} for truth in unclear])
    write_lines(
        folder / "quarantine.jsonl",
        [
            {"source_file": truth["source_file"], "pointer": truth["pointer"]}
            for truth in quarantined
        ],
    )
    (folder / "summary.json").write_text(json.dumps({"counts": {"read": 3}}), encoding="utf-8")
    return folder


def of(truths: list[Truth], expected: str) -> list[Truth]:
    return [truth for truth in truths if truth["expected"] == expected]


@pytest.fixture
def perfect(truths: list[Truth], tmp_path: Path) -> Path:
    return write_screening(
        tmp_path / "perfect",
        indications=[indication_of(truth) for truth in of(truths, "indication")],
        unclear=of(truths, "unclear"),
        quarantined=of(truths, "quarantined"),
    )


class TestCompareWithTruth:
    def test_finds_nothing_wrong_in_a_perfect_screening(self, perfect: Path, folder: Path) -> None:
        comparison = compare_with_truth(perfect, folder)

        assert comparison.right == comparison.acts
        assert comparison.wrong == comparison.missed == comparison.false_indications == 0
        assert comparison.examples == ()
        assert comparison.counts_found == {"read": 3}

    def test_counts_each_act_in_one_trap(self, perfect: Path, folder: Path) -> None:
        comparison = compare_with_truth(perfect, folder)

        assert sum(row.acts for row in comparison.traps) == comparison.acts
        for row in comparison.traps:
            assert row.right + row.accepted + row.wrong == row.acts == sum(row.found.values())

    def test_misses_every_indication_of_a_silent_screening(
        self, truths: list[Truth], folder: Path, tmp_path: Path
    ) -> None:
        comparison = compare_with_truth(write_screening(tmp_path / "silent"), folder)

        assert comparison.missed == len(of(truths, "indication"))
        assert comparison.right == sum(
            truth["expected"] in ("nothing", "dropped", "outside_window") for truth in truths
        )

    def test_finds_a_false_indication(
        self, truths: list[Truth], folder: Path, tmp_path: Path
    ) -> None:
        innocent = next(truth for truth in truths if truth["trap"] == "impostor")

        screened = write_screening(tmp_path / "s", indications=[indication_of(innocent)])
        comparison = compare_with_truth(screened, folder)

        assert comparison.false_indications == 1
        row = next(row for row in comparison.traps if row.trap == "impostor")
        assert row.wrong == 1
        assert row.found[Found.INDICATION] == 1

    def test_accepts_what_the_truth_allows_as_well(
        self, truths: list[Truth], folder: Path, tmp_path: Path
    ) -> None:
        debatable = next(truth for truth in truths if truth["trap"] == "unknown_visibility")

        screened = write_screening(tmp_path / "s", indications=[indication_of(debatable)])
        row = next(
            row
            for row in compare_with_truth(screened, folder).traps
            if row.trap == "unknown_visibility"
        )

        assert row.accepted == 1
        assert compare_with_truth(screened, folder).false_indications == 0

    def test_finds_the_rule_of_the_wrong_side_of_designation(
        self, truths: list[Truth], folder: Path, tmp_path: Path
    ) -> None:
        after = next(truth for truth in of(truths, "indication") if truth["phase"] == "designated")

        screened = write_screening(tmp_path / "s", indications=[indication_of(after, code="KE-02")])

        assert compare_with_truth(screened, folder).wrong_rules == 1

    def test_finds_the_wrong_contestant(
        self, truths: list[Truth], folder: Path, tmp_path: Path
    ) -> None:
        partisan = of(truths, "indication")[0]
        line = indication_of(partisan) | {"contestant_id": "somebody_else"}

        screened = write_screening(tmp_path / "s", indications=[line])

        assert compare_with_truth(screened, folder).wrong_contestants == 1

    def test_counts_lines_of_another_world(self, folder: Path, tmp_path: Path) -> None:
        foreign = {"source_file": "other.jsonl", "pointer": "line 1"}

        screened = write_screening(tmp_path / "s", quarantined=[foreign])

        assert compare_with_truth(screened, folder).unknown_lines == 1

    def test_refuses_a_folder_without_a_world(self, perfect: Path, tmp_path: Path) -> None:
        with pytest.raises(NoWorldError) as caught:
            compare_with_truth(perfect, tmp_path)

        assert str(caught.value) == (
            f"[NTR-PRA-006] The folder {tmp_path} holds no practice world: truth.jsonl is missing. "
            "Write one with `netral practice --out FOLDER`."
        )

    def test_refuses_a_folder_without_a_screening(self, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(NoScreeningError, match=r"indications\.jsonl is missing"):
            compare_with_truth(tmp_path, folder)


class TestFindCanaries:
    def test_finds_nothing_in_a_clean_output(self, perfect: Path, folder: Path) -> None:
        found = find_canaries(perfect, folder)

        assert set(found) >= {"sensitive_columns", "bystander_handles", "private_parts"}
        assert all(words == () for words in found.values())

    @pytest.mark.parametrize(
        "group",
        [
            "sensitive_columns",
            "private_parts",
            "civil_servant_names",
            "civil_servant_nips",
            "bystander_names",
            "bystander_handles",
            "bystander_ids",
            "bystander_texts",
        ],
    )
    def test_finds_one_leaked_word_of_each_group(
        self, group: str, perfect: Path, folder: Path
    ) -> None:
        canaries = json.loads((folder / "canaries.json").read_text(encoding="utf-8"))[group]
        word = canaries["ALAMAT"][3] if group == "sensitive_columns" else canaries[3]
        (perfect / "report.html").write_text(f"<p>akun @{word}, katanya</p>", encoding="utf-8")

        assert word in find_canaries(perfect, folder)[group]

    def test_refuses_a_folder_without_a_world(self, perfect: Path) -> None:
        with pytest.raises(NoWorldError, match=r"canaries\.json is missing"):
            find_canaries(perfect, perfect)
