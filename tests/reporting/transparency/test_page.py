"""The page and its files say what is published, and nothing finer."""

import csv
import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import escape
from playwright.sync_api import Browser

from netral.language.model_figures import load_figures
from netral.language.model_file import load_model
from netral.reporting.bilingual import Bilingual
from netral.reporting.errors import CensusUnreadableError
from netral.reporting.transparency import (
    Method,
    Release,
    coarsen,
    count_cases,
    make_tables,
    publish_release,
    read_ledger,
    write_release,
)
from netral.reporting.transparency.share import share_of
from netral.reporting.transparency.span import CountSpan
from netral.values.standing import OFFICE_OF, Office
from tests.architecture.repository import ROOT
from tests.reporting.transparency.practice_days import (
    CONTESTANTS,
    FIRST_DAY,
    iter_tallies,
    publish_days,
)
from tests.reporting.transparency.test_publishing import TIED

NAMES = {"satu": "Pasangan Satu", "dua": "Pasangan Dua", "tiga": "Pasangan Tiga"}
TITLE = Bilingual("Pemilihan Rekaan", "Invented Election")


def write(releases: list[Release], folder: Path, method: Method) -> list[Path]:
    return write_release(releases, folder, title=TITLE, contestants=NAMES, method=method)


def read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"))))


class TestWriteRelease:
    def test_writes_both_pages_a_csv_beside_each_table_and_the_ledger(
        self, tmp_path: Path, method: Method
    ) -> None:
        releases = publish_days(12, pace=25)

        names = {path.name for path in write(releases, tmp_path, method)}

        tables = {"stages", "outcomes", "contestants", "offices", "review", "coverage"}
        tables |= {"accuracy", "precision"}
        assert names == {"index.html", "en.html", "releases.jsonl"} | {f"{t}.csv" for t in tables}
        assert read_ledger(tmp_path / "releases.jsonl") == releases
        for name in ("index.html", "en.html"):
            page = (tmp_path / name).read_text(encoding="utf-8")
            assert all(f'href="{table}.csv"' in page for table in tables)
            assert "<script" not in page
            assert re.findall(r'(?:src|href)="(?!#|data:|\w+\.(?:csv|html|jsonl))', page) == []

    def test_says_the_same_twice(self, tmp_path: Path, method: Method) -> None:
        releases = publish_days(5)

        first = {p.name: p.read_bytes() for p in write(releases, tmp_path / "a", method)}
        second = {p.name: p.read_bytes() for p in write(releases, tmp_path / "b", method)}

        assert first == second

    def test_gives_no_count_that_is_not_an_end_of_a_span(
        self, tmp_path: Path, method: Method
    ) -> None:
        write(publish_days(12, pace=25), tmp_path, method)

        for name in ("stages", "outcomes", "contestants", "offices", "coverage"):
            for row in csv.DictReader(StringIO((tmp_path / f"{name}.csv").read_text())):
                for key, cell in row.items():
                    if key.endswith("_at_least") and "share" not in key and cell:
                        assert int(cell) % 12 == 0
                        assert int(row[key.replace("least", "most")]) - int(cell) >= 11

    def test_shows_rules_with_sources_the_model_and_what_is_not_seen(
        self, tmp_path: Path, method: Method
    ) -> None:
        write(publish_days(3), tmp_path, method)

        page = (tmp_path / "index.html").read_text(encoding="utf-8")
        assert "DS-06" in page
        assert "netral.masked-pair" in page
        assert "Akun yang tidak dinyatakan" in page
        assert "1 Oktober" not in page
        assert "3 Oktober 2024" in page

    def test_says_how_well_the_model_reads_and_what_it_cannot_do(
        self, tmp_path: Path, method: Method
    ) -> None:
        write(publish_days(3), tmp_path, method)

        page = (tmp_path / "en.html").read_text(encoding="utf-8")
        figures = load_figures(load_model())
        accuracy = {row["key"]: row for row in read_rows(tmp_path / "accuracy.csv")}
        low, high = figures.pooled.macro_f1_span
        assert f"{low:.3f}\N{EN DASH}{high:.3f}" in page
        ends = [accuracy["pooled"][f"macro_f1_at_{end}"] for end in ("least", "most")]
        assert ends == [f"{low:.3f}", f"{high:.3f}"]
        assert set(accuracy) == {*figures.elections, "pooled"}
        assert f"at most {100 * figures.bound.bound:.2f}\N{NO-BREAK SPACE}%" in page
        right = [float(row["right_percent"]) for row in read_rows(tmp_path / "precision.csv")]
        assert right == sorted(right)
        assert len(right) == 3
        assert all(str(escape(each.en.replace("*", ""))) in page for each in method.cannot)

    def test_says_what_the_model_cannot_do_in_the_words_of_its_card(self, method: Method) -> None:
        card = (ROOT / "docs" / "model_card.md").read_text(encoding="utf-8")
        part = card.partition("## What it cannot do\n")[2]
        said = [re.sub(r"\s+", " ", each).strip() for each in re.split(r"^- ", part, flags=re.M)]

        assert [each.en for each in method.cannot] == said[1:]

    def test_says_when_spans_are_wider(self, tmp_path: Path, method: Method) -> None:
        release = publish_release([count_cases(TIED, contestants=CONTESTANTS)], day=FIRST_DAY)

        write([release], tmp_path, method)

        assert "lebih lebar (24 kemungkinan)" in (tmp_path / "index.html").read_text("utf-8")


class TestMakeTables:
    def test_adds_offices_and_outcomes_up_from_the_cells_that_are_shown(self) -> None:
        release = publish_days(20, pace=25)[-1]
        cases = release.find("cases")
        assert cases is not None
        spans = cases.spans()
        tables = {table.key: table for table in make_tables(release, contestants=NAMES)}

        for row in tables["offices"].rows:
            cells = [f"stage.{s.value}.late" for s in OFFICE_OF if OFFICE_OF[s] == Office(row.key)]
            late = row.values[1]
            assert isinstance(late, CountSpan)
            assert late.low == sum(spans[cell].low for cell in cells)
            assert late.high == sum(spans[cell].high for cell in cells)

    def test_holds_the_truth(self) -> None:
        tally = list(iter_tallies(20, pace=25))[-1]
        release = publish_days(20, pace=25)[-1]
        tables = {table.key: table for table in make_tables(release, contestants=NAMES)}

        truth = Counter({s.ending.value: 0 for s in tally if s.ending})
        for standing, number in tally.items():
            if standing.ending:
                truth[standing.ending.value] += number
        for row in tables["outcomes"].rows[:-1]:
            span = row.values[0]
            assert isinstance(span, CountSpan)
            assert span.low <= truth[row.key] <= span.high


class TestShareOf:
    @pytest.mark.parametrize(("part", "rest"), [(0, 12), (11, 30), (12, 0), (70, 5)])
    def test_holds_the_true_share(self, part: int, rest: int) -> None:
        share = share_of(coarsen(part), coarsen(rest))

        assert share is not None
        assert share.low_percent <= 100 * part / (part + rest) <= share.high_percent

    def test_says_nothing_of_what_may_be_empty(self) -> None:
        assert share_of(CountSpan(0, 11), CountSpan(0, 11)) is None


class TestReadLedger:
    def test_refuses_a_broken_line(self, tmp_path: Path) -> None:
        path = tmp_path / "releases.jsonl"
        path.write_text('{"day": "2024-10-01"}\n', encoding="utf-8")

        with pytest.raises(CensusUnreadableError, match=r"releases\.jsonl"):
            read_ledger(path)

    def test_refuses_days_out_of_order(self, tmp_path: Path) -> None:
        line = json.dumps({"day": "2024-10-01", "populations": []})
        path = tmp_path / "releases.jsonl"
        path.write_text(f"{line}\n{line}\n", encoding="utf-8")

        with pytest.raises(CensusUnreadableError, match="follow each other"):
            read_ledger(path)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "en.html"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_a_phone_can_read_it(
    name: str, width: int, tmp_path: Path, method: Method, browser: Browser
) -> None:
    write(publish_days(30, pace=25), tmp_path, method)
    page = browser.new_page(viewport={"width": width, "height": 844})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    page.goto((tmp_path / name).as_uri())

    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    page.close()
