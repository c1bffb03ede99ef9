from datetime import UTC, datetime
from pathlib import Path

import pytest

from netral.intake.act import ZoneSource
from netral.intake.errors import MappingNotUsableError, UnreadableSourceError
from netral.intake.plain.mapping_file import check_mapping, load_mapping
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral.values.problem import ProblemsError
from netral.values.provenance import Grade
from tests.intake.builders import OWNER_HANDLE, OWNER_ID, read_all, write_csv, write_lines

GOOD = """
name: pantau.v1
columns:
  Penulis: actor_handle
  Isi: text
  Tanggal: occurred_at
  Jenis: verb
constants:
  platform: x
  grade: C
values:
  verb:
    Unggahan: post
    Suka: like
    no: share
time:
  format: "%d/%m/%Y %H:%M"
  zone: WIB
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class TestLoadMapping:
    def test_reads_a_foreign_table(self, tmp_path: Path) -> None:
        mapping = load_mapping(write(tmp_path, GOOD))
        rows = [
            {
                "Penulis": f"@{OWNER_HANDLE}",
                "Isi": "Pagi",
                "Tanggal": "01/10/2024 15:00",
                "Jenis": word,
                "Skor": "0,7",
            }
            for word in ("Unggahan", "Suka", "no", "Tidak tahu")
        ]

        acts, (rejected,), _ = read_all(
            write_csv(tmp_path / "pantau.csv", rows, separator=";"), mapping=mapping
        )

        assert [act.verb for act in acts] == [Verb.POST, Verb.REACTION, Verb.REPOST]
        assert acts[0].account.platform is Platform.X
        assert acts[0].occurred_at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert acts[0].zone_source is ZoneSource.ASSUMED
        assert acts[0].provenance.grade is Grade.C
        assert rejected.code == "unknown-verb"

    def test_reads_nested_json_and_epoch_moments(self, tmp_path: Path) -> None:
        text = """
name: bersarang.v1
columns:
  author.id: actor_id
  message: text
  at: occurred_at
constants: {platform: tiktok, verb: comment}
time: {format: epoch_milliseconds}
"""
        record = {"author": {"id": OWNER_ID, "name": "?"}, "message": "Pagi", "at": 1727769600000}

        (act,), rejected, door = read_all(
            write_lines(
                tmp_path / "a.jsonl", [record, {"author": {"id": "1"}}, {"author": [], "at": 1}]
            ),
            mapping=load_mapping(write(tmp_path, text)),
        )

        assert act.occurred_at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert act.zone_source is ZoneSource.DOCUMENTED
        assert door.unknown == 1
        assert [record.code for record in rejected] == ["unknown-record"]

    def test_finds_a_header_below_a_report(self, tmp_path: Path) -> None:
        mapping = load_mapping(write(tmp_path, GOOD + "table: {header_row: 3}\n"))
        row = {"Penulis": OWNER_HANDLE, "Isi": "Pagi", "Tanggal": "01/10/2024 15:00"}
        path = write_csv(
            tmp_path / "a.csv", [row | {"Jenis": "Suka"}], preface="Laporan\nOktober 2024\n"
        )

        (act,), _, _ = read_all(path, mapping=mapping)

        assert act.provenance.pointer == "row 4"

    def test_lists_all_problems_at_once_with_their_lines(self, tmp_path: Path) -> None:
        text = """name: Nama Salah
columns:
  A: actor_id
  B: actor_id
  C: kolom_lain
  A: text
constants:
  actor_id: "7"
  platform: friendster
values:
  verb:
    X: menari
time:
  format: "%Q"
  zone: Jakarta
  zone_source: explicit
  locale: id
tabel: {}
"""

        problems = check_mapping(write(tmp_path, text))

        assert [(problem.line, problem.key) for problem in problems] == [
            (18, "tabel"),
            (1, "name"),
            (4, "columns.B"),
            (5, "columns.C"),
            (6, "columns.A"),
            (8, "constants.actor_id"),
            (9, "constants.platform"),
            (12, "values.verb.X"),
            (17, "time.locale"),
            (14, "time.format"),
            (15, "time.zone"),
            (16, "time.zone_source"),
            (None, "columns"),
            (None, "columns"),
        ]
        assert all(problem.message for problem in problems)

    def test_raises_with_the_same_problems(self, tmp_path: Path) -> None:
        path = write(tmp_path, "name: a.v1\n")

        with pytest.raises(ProblemsError) as caught:
            load_mapping(path)

        assert list(caught.value.problems) == check_mapping(path)
        assert "Nothing gives platform." in str(caught.value)

    @pytest.mark.parametrize(
        "text",
        ["", "[1, 2]", "name: [", "- " * 5000, "&a [*a]", "? {a: b}\n: c", "columns: 3"],
    )
    def test_reports_any_other_yaml_as_a_problem(self, tmp_path: Path, text: str) -> None:
        assert check_mapping(write(tmp_path, text))

    def test_refuses_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "mapping.yaml"
        path.write_bytes(b"\xff\xfe\x00")

        with pytest.raises(UnreadableSourceError, match="it is not UTF-8 text"):
            load_mapping(path)

    def test_is_refused_for_what_is_no_table(self, tmp_path: Path) -> None:
        picture = tmp_path / "a.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n")

        with pytest.raises(MappingNotUsableError, match=r"a\.png is no table"):
            read_all(picture, mapping=load_mapping(write(tmp_path, GOOD)))
