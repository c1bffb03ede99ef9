"""No published table, and no thirty days of them, give a small number away."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency import (
    STEP,
    CountSpan,
    Release,
    TrueRow,
    TrueTable,
    coarsen,
    find_bounds,
    publish_release,
    release,
)
from netral.reporting.transparency.page import write_release
from tests.reporting.transparency.attack import bound_cells

DAY = date(2024, 10, 1)
COUNTS = st.lists(st.integers(0, 200), min_size=1, max_size=8)
STATES = ("berjalan", "tidak terbukti", "diteruskan", "banding", "dihapus")
PAIRS = ("satu", "dua", "tiga", "dihapus")


def table(name: str, counts: dict[str, int]) -> TrueTable:
    return TrueTable(
        name=name,
        title=Bilingual(name, name),
        rows=tuple(
            TrueRow(key=key, words=Bilingual(key, key), count=count)
            for key, count in counts.items()
        ),
    )


def play_days(days: int, *, seed: int = 1) -> list[list[TrueTable]]:
    """Thirty days of an election: cases come in one by one, and move on."""
    chance = random.Random(seed)  # noqa: S311 - an invented election, the same each time
    cases: list[dict[str, str]] = []
    found = []
    for _ in range(days):
        cases += [
            {"contestant": chance.choices(PAIRS[:3], (6, 3, 1))[0], "state": STATES[0]}
            for _ in range(chance.choice((0, 0, 1, 2, 5)))
        ]
        for case in cases:
            if case["state"] == STATES[0] and chance.random() < 0.15:
                case["state"] = chance.choice(STATES[1:4])
        found.append(
            [
                table(kind, {key: sum(case[kind] == key for case in cases) for key in keys})
                for kind, keys in (("state", STATES), ("contestant", PAIRS[:3]))
            ]
        )
    return found


@given(st.integers(0, 10_000))
def test_a_count_lies_in_its_span_and_no_span_is_narrow(count: int) -> None:
    span = coarsen(count)
    assert span.low <= count <= span.high
    assert span.gap == 11
    assert span.low % STEP == 0


@given(COUNTS, st.randoms(use_true_random=False))
def test_bounds_hold_the_truth(counts: list[int], chance: random.Random) -> None:
    total = sum(counts)
    cut = chance.randint(0, total)
    spans = [[coarsen(each) for each in counts], [coarsen(cut), coarsen(total - cut)]]
    for bounds, truth in zip(find_bounds(spans), (counts, [cut, total - cut]), strict=True):
        assert all(b.low <= t <= b.high for b, t in zip(bounds, truth, strict=True))


@given(COUNTS, st.randoms(use_true_random=False))
def test_what_is_published_of_a_day_leaves_every_cell_open(
    counts: list[int], chance: random.Random
) -> None:
    total = sum(counts)
    cut = chance.randint(0, total)
    tables = [
        table("state", {str(n): c for n, c in enumerate(counts)}),
        table("contestant", {"satu": cut, "dua": total - cut}),
    ]
    made = publish_release(tables, day=DAY)
    for low, high in bound_cells([made]).values():
        assert high - low >= 11
    assert len(made.tables) + len(made.withheld) == 2


def test_a_day_is_published_the_same_way_twice() -> None:
    tables = play_days(10)[-1]
    assert publish_release(tables, day=DAY) == publish_release(tables, day=DAY)


def test_tables_of_different_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="3"):
        publish_release([table("a", {"x": 3}), table("b", {"x": 4})], day=DAY)


def publish_days(days: list[list[TrueTable]]) -> list[Release]:
    return [
        publish_release(tables, day=DAY + timedelta(days=number))
        for number, tables in enumerate(days)
    ]


def test_thirty_days_together_leave_every_cell_open() -> None:
    """Every cell of the last days; `make soak` bounds those of all days."""
    releases = publish_days(play_days(30))
    bounds = bound_cells(releases, first=27)
    assert len(bounds) >= 9
    assert min(high - low for low, high in bounds.values()) >= 11


def test_without_the_check_of_linked_tables_the_attack_succeeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = [table("state", {"a": 18}), table("contestant", {"satu": 11, "dua": 7})]
    assert publish_release(tables, day=DAY).withheld == ("contestant",)
    monkeypatch.setattr(release, "_is_safe", lambda _: True)
    found = bound_cells([publish_release(tables, day=DAY)])
    assert min(high - low for low, high in found.values()) < 11


def test_with_exact_counts_the_attack_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "_is_safe", lambda _: True)
    monkeypatch.setattr(release, "coarsen", lambda count: CountSpan(count, count))
    releases = publish_days(play_days(3))
    assert all(low == high for low, high in bound_cells(releases).values())


def make_release() -> Release:
    return publish_release(play_days(30)[-1], day=DAY)


def test_pages_and_csv_are_written_whole_and_say_no_total(tmp_path: Path) -> None:
    facts = {"Rulebook": Bilingual("SKB 2022", "Joint decree 2022")}
    names = {
        path.name
        for path in write_release(
            make_release(), tmp_path, title=Bilingual("Rekaan", "Invented"), facts=facts
        )
    }
    assert {"index.html", "en.html"} < names
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "")
    assert "Laporan keterbukaan" in page
    csv = (tmp_path / "state.csv").read_text(encoding="utf-8")
    assert '"at_least","at_most"' in csv


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "en.html"])
def test_axe_finds_nothing_and_a_phone_can_read_it(
    name: str, tmp_path: Path, browser: Browser
) -> None:
    write_release(make_release(), tmp_path, title=Bilingual("Rekaan", "Invented"), facts={})
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((tmp_path / name).as_uri())
    found = Axe().run(page)
    assert [each["id"] for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
