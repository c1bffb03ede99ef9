"""What screenings could not see: counts that close, once for each screening."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.reporting.counts import Counts
from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.label import REJECTIONS
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.usefixtures("store")
AT = datetime(2024, 10, 1, tzinfo=UTC)
COUNTS = Counts(
    read=100,
    undeclared=40,
    not_valid=5,
    outside_window=11,
    quarantined={"undated-like": 3, "broken-json": 1},
    screened=40,
    indication_acts=4,
    indications=6,
    unclear=6,
    nothing=30,
)


def test_adds_screenings_up_and_counts_each_once() -> None:
    from netral_console.office.coverage import keep_counts, sum_coverage

    assert keep_counts(COUNTS, key="satu", at=AT)
    assert not keep_counts(COUNTS, key="satu", at=AT)
    assert keep_counts(replace(COUNTS, quarantined={"broken-json": 4}), key="dua", at=AT)

    found = sum_coverage()

    assert found.screenings == 2
    ways = dict(found.ways)
    assert ways["read"] == 200
    assert ways["undeclared"] == 80
    assert found.quarantined == (("broken-json", 5), ("undated-like", 3))
    assert ways["read"] == sum(
        ways[each]
        for each in ("undeclared", "not_valid", "outside_window", "quarantined_total", "screened")
    )


def test_counts_that_do_not_close_are_not_kept() -> None:
    from netral_console.office.coverage import keep_counts, sum_coverage

    with pytest.raises(CountsDoNotCloseError):
        keep_counts(replace(COUNTS, read=99), key="satu", at=AT)
    assert sum_coverage().screenings == 0


def test_the_dashboard_shows_them(enter: "Callable[[ConsoleRole], Client]") -> None:
    from netral_console.office.coverage import keep_counts

    keep_counts(COUNTS, key="satu", at=AT)

    page = enter(ConsoleRole.AUDITOR).get("/dasbor/").content.decode()

    assert "Dilepas: akun tidak dinyatakan siapa pun" in page
    assert "<td>40</td>" in page
    assert str(REJECTIONS["undated-like"].id) in page
    assert "Pesan pribadi" in page


def test_they_are_never_changed(database: Database) -> None:
    from netral_console.office.coverage import keep_counts

    keep_counts(COUNTS, key="satu", at=AT)
    with psycopg.connect(database.application_url) as link:
        link.execute("SELECT set_config('netral.role', 'store', true)")
        for attack in (
            "UPDATE screening_counts SET counts = '{}'",
            "DELETE FROM screening_counts",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), link.transaction():
                link.execute(attack)
