import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.batch.column_sieve import ColumnSieve
from netral.batch.stripe import Stripe
from netral.batch.table import iter_table_acts
from netral.intake import ColumnMapping, ReadRecord, iter_acts
from netral.intake.errors import UnfitRecordError
from netral.intake.plain.parquet_batch import TableBatch
from netral.intake.plain.row import PlainTable, read_account
from netral.intake.source_file import SourceFile
from netral.register import Gate, GateCounts, Roster, Window, read_roster
from netral.values.instant import WIB

WINDOW = Window(first_date=date(2024, 8, 1), until_date=date(2024, 12, 17), zone=WIB)
ONE_STRIPE = Stripe(index=0, of=1)

REGISTER = """NIP BARU,NAMA,JENIS PEGAWAI,UNOR
198609262015051001,Rekaan Satu,PNS,Unit 1
199001012015051002,Rekaan Dua,PNS,Unit 2
"""
ACCOUNTS = """nip,platform,handle,account_id,valid_from,valid_to
198609262015051001,x,rekaan_satu,1001,2024-01-01,
199001012015051002,instagram,rekaan.dua,,2024-10-01,2024-10-31
"""


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    folder = tmp_path_factory.mktemp("register")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    found, _ = read_roster([folder / "register.csv", folder / "accounts.csv"])
    return found


def gate_of(roster: Roster) -> Gate:
    return Gate(roster, window=WINDOW, pseudonym_key=b"k" * 32)


def row_by_row(path: Path, roster: Roster) -> tuple[list[ReadRecord], GateCounts]:
    gate = gate_of(roster)
    return list(iter_acts(path, door=gate)), gate.counts


def by_columns(
    path: Path, roster: Roster, *, stripe: Stripe = ONE_STRIPE
) -> tuple[list[ReadRecord], GateCounts]:
    gate = gate_of(roster)
    return list(iter_table_acts(path, stripe=stripe, gate=gate, mapping=None)), gate.counts


PLATFORMS = ["x", "Twitter", " instagram ", "instagram", "friendster", None, ""]
IDS = ["1001", " 1001 ", "1002", "1.0e3", "1001.0", "abc", "1001X", "", None]
HANDLES = ["rekaan_satu", "@rekaan_satu", "Rekaan_Satu", "rekaan.dua", "REKAAN.DUA ", "x", "", None]
MOMENTS = [
    "2024-10-10T05:00:00Z",
    "2024-07-31T16:59:59Z",
    "2024-07-31T17:00:00Z",
    "2024-11-01T05:00:00Z",
    "not a time",
    None,
]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "platform": st.sampled_from(PLATFORMS),
            "actor_id": st.sampled_from(IDS),
            "actor_handle": st.sampled_from(HANDLES),
            "actor_id_kind": st.sampled_from([None, "numeric", "handle", "page_scoped"]),
            "verb": st.sampled_from(["post", "like", "fly"]),
            "text": st.sampled_from(["Pagi", None]),
            "occurred_at_utc": st.sampled_from(MOMENTS),
        }
    ),
    min_size=1,
    max_size=25,
)
SCHEMA = dict.fromkeys(
    ("platform", "actor_id", "actor_handle", "actor_id_kind", "verb", "text", "occurred_at_utc"),
    pl.String,
)


class TestIterTableActs:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(rows=ROWS)
    def test_gives_what_reading_row_by_row_gives(
        self, rows: list[dict[str, str | None]], roster: Roster, tmp_path: Path
    ) -> None:
        path = tmp_path / "acts.parquet"
        pl.DataFrame(rows, schema=SCHEMA).write_parquet(path)

        sieved, sieved_counts = by_columns(path, roster)
        read, read_counts = row_by_row(path, roster)

        assert sieved == read
        assert sieved_counts == read_counts

    def test_gives_whole_numbers_as_ids_too(self, roster: Roster, tmp_path: Path) -> None:
        path = tmp_path / "acts.parquet"
        pl.DataFrame(
            {
                "platform": ["x", "x"],
                "actor_id": [1001, 1002],
                "verb": ["post", "post"],
                "text": ["Pagi", "Pagi"],
                "occurred_at_utc": [datetime(2024, 10, 10, 5, tzinfo=UTC)] * 2,
            }
        ).write_parquet(path)

        sieved, counts = by_columns(path, roster)

        assert len(sieved) == 1
        assert counts.dropped_undeclared == 1

    @pytest.mark.parametrize("row_group_size", [7_000, 50_000, 200_000])
    @pytest.mark.parametrize("shares", [2, 3, 7])
    def test_stripes_laid_end_to_end_are_the_whole_table(
        self, row_group_size: int, shares: int, roster: Roster, tmp_path: Path
    ) -> None:
        path = tmp_path / "acts.parquet"
        rows = 200_000
        pl.DataFrame(
            {
                "platform": ["x"] * rows,
                "actor_id": ["1001" if number % 1000 == 0 else "7" for number in range(rows)],
                "verb": ["post"] * rows,
                "text": [f"Pagi {number}" for number in range(rows)],
                "occurred_at_utc": ["2024-10-10T05:00:00Z"] * rows,
            }
        ).write_parquet(path, row_group_size=row_group_size)

        whole, _ = by_columns(path, roster)
        parts = [by_columns(path, roster, stripe=Stripe(index=i, of=shares)) for i in range(shares)]

        assert all(part for part, _ in parts)
        assert [act for part, _ in parts for act in part] == whole
        dropped = sum(counts.dropped_undeclared for _, counts in parts)
        assert dropped == rows - len(whole)

    def test_more_stripes_than_rows_lose_none(self, roster: Roster, tmp_path: Path) -> None:
        path = tmp_path / "acts.parquet"
        pl.DataFrame(
            {
                "platform": ["x"] * 2,
                "actor_id": ["1001"] * 2,
                "verb": ["post"] * 2,
                "text": ["Pagi", "Siang"],
                "occurred_at_utc": ["2024-10-10T05:00:00Z"] * 2,
            }
        ).write_parquet(path)

        parts = [by_columns(path, roster, stripe=Stripe(index=i, of=5))[0] for i in range(5)]

        assert [act for part in parts for act in part] == by_columns(path, roster)[0]


PLAIN_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "platform": st.sampled_from(["x", "X ", "twitter", "Instagram", "friendster", None]),
            "actor_id": st.sampled_from(["1001", "0", "7", "", "\u0661", "1001 ", None]),
            "actor_handle": st.sampled_from(
                ["rekaan_satu", "@Rekaan.Dua", "@@rekaan_satu", "lain", "reKaan_satu", "", None]
            ),
            "actor_id_kind": st.sampled_from([None, "", "numeric", "handle", "page_scoped"]),
        }
    ),
    min_size=1,
    max_size=12,
)


class TestColumnSieve:
    @settings(max_examples=150)
    @given(rows=PLAIN_ROWS)
    def test_leaves_out_no_row_that_the_gate_would_look_at(
        self, rows: list[dict[str, str | None]], roster: Roster
    ) -> None:
        possible = sieve_of(roster).find_possible(batch_of(rows))

        assert possible is not None
        assert set(range(len(rows))) - set(possible) <= undeclared_rows(rows, roster)

    @pytest.mark.parametrize(
        "row",
        [
            {"platform": "x", "actor_id": "7"},
            {"platform": "Twitter", "actor_id": "7", "actor_handle": "@Lain.nya"},
            {"platform": "x", "actor_handle": "lain"},
            {"platform": "x", "actor_id": "7", "actor_id_kind": "numeric"},
        ],
    )
    def test_leaves_out_a_stranger_in_plain_spelling(
        self, row: dict[str, str | None], roster: Roster
    ) -> None:
        assert sieve_of(roster).find_possible(batch_of([row])) == []

    def test_has_no_opinion_where_a_mapping_gives_the_cells_another_meaning(
        self, roster: Roster
    ) -> None:
        mapped = dataclasses.replace(
            PLAIN_TABLE, mapping=ColumnMapping(name="m", columns={}, constants={"platform": "x"})
        )

        assert sieve_of(roster).find_possible(batch_of([{"actor_id": "7"}], mapped)) is None


PLAIN_TABLE = PlainTable(
    source=SourceFile(name="acts.parquet", sha256="0" * 64), source_format="netral.plain.parquet.v1"
)
COLUMNS = ("platform", "actor_id", "actor_handle", "actor_id_kind")


def sieve_of(roster: Roster) -> ColumnSieve:
    return ColumnSieve(gate_of(roster).declared_keys())


def batch_of(rows: list[dict[str, str | None]], table: PlainTable = PLAIN_TABLE) -> TableBatch:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String)).to_arrow()
    return TableBatch(table=table, first_row=1, rows=frame.to_batches()[0])


def undeclared_rows(rows: list[dict[str, str | None]], roster: Roster) -> set[int]:
    found = set()
    for position, row in enumerate(rows):
        try:
            if not gate_of(roster).knows(read_account(row, PLAIN_TABLE)):
                found.add(position)
        except UnfitRecordError:
            continue
    return found
