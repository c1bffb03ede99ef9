"""Tests of whole runs: whatever shares the work, the results are the same."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

import netral_rulebooks
from netral.batch import RunContext, RunResult, plan_parts, screen_files
from netral.batch import run as run_module
from netral.election import load_election
from netral.language import load_text_reader
from netral.register import read_roster
from netral.rulebook import load_edition

LAWS = Path(netral_rulebooks.__file__).parent / "indonesia"
START = datetime(2024, 10, 1, 3, tzinfo=UTC)
TEXTS = (
    "Ayo coblos Pramono di TPS, menangkan Pram-Doel",
    "Antre bus di halte, hujan deras",
    "Jangan pilih Ridwan Kamil di pilgub",
    "Debat cagub malam ini pukul tujuh",
)
REGISTER = "NIP BARU,NAMA,JENIS PEGAWAI,UNOR\n198609262015051001,Rekaan Satu,PNS,Unit 1\n"
ACCOUNTS = (
    "nip,platform,handle,account_id,valid_from\n198609262015051001,x,rekaan_satu,1001,2024-01-01\n"
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> RunContext:
    folder = tmp_path_factory.mktemp("register")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    roster, _ = read_roster([folder / "register.csv", folder / "accounts.csv"])
    election = load_election(LAWS / "elections" / "jakarta_2024")
    return RunContext(
        election=election,
        editions=[load_edition(LAWS / each) for each in election.editions],
        roster=roster,
        text_reader=load_text_reader(election),
        pseudonym_key=b"k" * 32,
    )


def rows(count: int, *, first: int = 0) -> list[dict[str, str]]:
    return [
        {
            "act_id": f"a{number}",
            "platform": "x",
            "actor_id": "7" if number % 3 == 2 else "1001",
            "verb": "fly" if number % 17 == 0 else "post",
            "text": TEXTS[number % len(TEXTS)],
            "occurred_at_utc": (START + timedelta(minutes=number)).isoformat(),
            "visibility": "public",
        }
        for number in range(first, first + count)
    ]


def work(paths: Sequence[Path], context: RunContext, *, workers: int) -> RunResult:
    parts = plan_parts(paths, mapping=None, workers=workers)
    return screen_files(parts, context=context, workers=workers, progress=lambda _read, _done: None)


class TestWorkers:
    @pytest.mark.parametrize("row_group_size", [50, 1_000])
    def test_however_many_share_the_work_the_results_are_the_same(
        self,
        row_group_size: int,
        context: RunContext,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(run_module, "SMALL_BYTES", 0)
        path = tmp_path / "acts.parquet"
        pl.DataFrame(rows(600)).write_parquet(path, row_group_size=row_group_size)

        alone = work([path], context, workers=1)

        assert alone.indications
        assert alone.nothing
        assert alone.rejected
        for workers in (2, 3):
            assert work([path], context, workers=workers) == alone

    def test_files_of_other_formats_give_the_same_too(
        self, context: RunContext, tmp_path: Path
    ) -> None:
        table, lines = tmp_path / "acts.parquet", tmp_path / "acts.jsonl"
        pl.DataFrame(rows(200)).write_parquet(table)
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows(200)), encoding="utf-8")

        by_columns, by_rows = (work([path], context, workers=1) for path in (table, lines))

        assert [each.indication_id for each in by_columns.indications] == [
            each.indication_id for each in by_rows.indications
        ]
        assert by_columns.nothing_because == by_rows.nothing_because
        assert by_columns.undeclared == by_rows.undeclared


class TestRepeatedActs:
    def test_says_how_many_records_without_anything_tell_an_act_again(
        self, context: RunContext, tmp_path: Path
    ) -> None:
        one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
        pl.DataFrame(rows(100)).write_parquet(one)
        pl.DataFrame(rows(100, first=50)).write_parquet(two)

        alone, both = work([one], context, workers=1), work([one, two], context, workers=1)

        assert alone.nothing_repeated == 0
        shared = work_of(rows(50, first=50), context, tmp_path)
        assert both.nothing_repeated == shared.nothing

    def test_counts_a_record_without_text_beside_one_that_has_it(
        self, context: RunContext, tmp_path: Path
    ) -> None:
        told = rows(5)[4:]
        bare = [{**row, "text": "Foto pagi"} for row in told]

        result = work_of([*told, *bare], context, tmp_path)

        assert result.indication_acts == 1
        assert result.nothing == 1
        assert result.nothing_repeated == 1


def work_of(table: list[dict[str, str]], context: RunContext, folder: Path) -> RunResult:
    path = folder / "some.parquet"
    pl.DataFrame(table).write_parquet(path)
    return work([path], context, workers=1)
