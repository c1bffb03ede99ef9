from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.batch.stripe import Stripe
from netral.batch.table import iter_table_acts
from netral.intake import ReadRecord, iter_acts
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

    def test_stripes_share_the_batches_and_lose_none(self, roster: Roster, tmp_path: Path) -> None:
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
        ).write_parquet(path)

        whole, _ = by_columns(path, roster)
        shares = [by_columns(path, roster, stripe=Stripe(index=i, of=3)) for i in range(3)]

        assert all(share for share, _ in shares)
        merged = [act for share, _ in shares for act in share]
        assert sorted(merged, key=repr) == sorted(whole, key=repr)
        dropped = sum(counts.dropped_undeclared for _, counts in shares)
        assert dropped == rows - len(whole)
