from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from netral.intake.act import Visibility, ZoneSource
from netral.intake.errors import (
    EmptySourceError,
    IntakeError,
    NumericIdColumnError,
    UnknownLayoutError,
)
from netral.intake.plain.parquet_batch import iter_table_batches
from netral.intake.recognition import find_reader
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral.values.provenance import Grade
from tests.intake.builders import (
    CANARY,
    OWNER_ID,
    foreign_row,
    plain_row,
    read_all,
    write_csv,
    write_lines,
)


def write_table(folder: Path, kind: str, rows: list[dict[str, Any]]) -> Path:
    if kind == "csv":
        return write_csv(folder / "acts.csv", rows)
    if kind == "json":
        return write_lines(folder / "acts.jsonl", rows)
    path = folder / "acts.parquet"
    names = list(dict.fromkeys(name for row in rows for name in row))
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in names}), path)
    return path


EVERY_FORMAT = pytest.mark.parametrize("kind", ["csv", "json", "parquet"])


@EVERY_FORMAT
class TestPlainTable:
    def test_reads_every_column_of_an_act(self, tmp_path: Path, kind: str) -> None:
        row = plain_row(
            act_id="a-1",
            verb="react:love",
            lang="id",
            object_id="7490576223131765547",
            object_url="https://contoh.id/p/1",
            object_owner_id="55",
            object_owner_handle="@Pasangan_Satu",
            object_text="Ayo ke pasar",
            object_published_at="2024-09-30T23:00:00+07:00",
            visibility="public",
            visibility_basis="page is public",
            undone_at="2024-10-01T08:03:00Z",
            on_duty="true",
            has_image="false",
            grade="B",
        )

        (act,), rejected, _ = read_all(write_table(tmp_path, kind, [row]))

        assert rejected == []
        assert act.act_id == "a-1"
        assert (act.verb, act.reaction, act.lang) == (Verb.REACTION, "love", "id")
        assert act.account.platform is Platform.X
        assert act.account.account_id == OWNER_ID
        assert act.account.handle == "pegawai_contoh"
        assert act.occurred_at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert act.object is not None
        assert act.object.object_id == "7490576223131765547"
        assert act.object.owner_handle == "pasangan_satu"
        assert act.object.published_at == datetime(2024, 9, 30, 16, tzinfo=UTC)
        assert act.undone_at == datetime(2024, 10, 1, 8, 3, tzinfo=UTC)
        assert act.is_deleted
        assert act.on_duty
        assert not act.has_image
        assert act.provenance.grade is Grade.B
        assert (act.visibility, act.visibility_basis) == (Visibility.PUBLIC, "page is public")

    def test_sends_every_record_exactly_one_way(self, tmp_path: Path, kind: str) -> None:
        rows = [
            plain_row(),
            foreign_row(),
            plain_row(occurred_at_utc="2023-01-01T00:00:00Z"),
            plain_row(verb="menari"),
            plain_row(occurred_at_utc=""),
        ]

        acts, rejected, door = read_all(write_table(tmp_path, kind, rows))

        assert [len(acts), door.unknown, door.outside] == [1, 1, 1]
        assert [record.code for record in rejected] == ["unknown-verb", "missing-time"]
        assert len(acts) + len(rejected) + door.dropped == len(rows)

    def test_gives_the_same_id_for_the_same_act_whatever_the_file(
        self, tmp_path: Path, kind: str
    ) -> None:
        (tmp_path / "again").mkdir()
        first, _, _ = read_all(write_table(tmp_path, kind, [plain_row()]))
        again, _, _ = read_all(write_table(tmp_path / "again", "csv", [foreign_row(), plain_row()]))

        assert first[0].act_id == again[0].act_id
        assert first[0].act_id.startswith("act-")

    def test_keeps_nothing_of_foreign_people(self, tmp_path: Path, kind: str) -> None:
        rows = [plain_row(), foreign_row(), foreign_row(verb="menari"), foreign_row(platform="x")]

        acts, rejected, _ = read_all(write_table(tmp_path, kind, rows))

        assert CANARY not in repr((acts, rejected))

    def test_keeps_no_words_of_an_act_that_was_not_public(self, tmp_path: Path, kind: str) -> None:
        row = plain_row(visibility="not_public", object_text="rahasia", object_owner_handle="ani")

        (act,), _, _ = read_all(write_table(tmp_path, kind, [row]))

        assert act.visibility is Visibility.NOT_PUBLIC
        assert (act.text, act.object) == (None, None)

    def test_needs_no_more_than_account_verb_and_moment(self, tmp_path: Path, kind: str) -> None:
        row = plain_row(actor_id=..., text=...)

        (act,), _, _ = read_all(write_table(tmp_path, kind, [row]))

        assert act.visibility is Visibility.UNKNOWN
        assert act.provenance.grade is Grade.C
        assert (act.text, act.object) == (None, None)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            pytest.param({"platform": ""}, "missing-platform", id="no platform"),
            pytest.param({"platform": "friendster"}, "unknown-platform", id="platform"),
            pytest.param({"actor_id": "", "actor_handle": " @ "}, "missing-account", id="account"),
            pytest.param({"actor_id": "4.1E+08"}, "numeric-id", id="spreadsheet id"),
            pytest.param({"actor_id": "410000001.0"}, "numeric-id", id="float id"),
            pytest.param({"verb": ""}, "missing-verb", id="no verb"),
            pytest.param({"verb": "unlike"}, "unknown-verb", id="verb"),
            pytest.param({"occurred_at_utc": "kemarin"}, "unreadable-time", id="time"),
            pytest.param({"occurred_at_utc": "2024-10-01"}, "date-without-time", id="date"),
            pytest.param({"occurred_at_utc": "1970-01-01T00:00:00Z"}, "impossible-time", id="1970"),
            pytest.param({"visibility": "teman"}, "unknown-visibility", id="visibility"),
            pytest.param({"grade": "A+"}, "unknown-grade", id="grade"),
            pytest.param({"on_duty": "mungkin"}, "unreadable-flag", id="flag"),
            pytest.param({"object_id": "7.49E+18"}, "numeric-id", id="object id"),
            pytest.param({"undone_at": "besok"}, "unreadable-time", id="undone"),
        ],
    )
    def test_puts_what_it_cannot_understand_apart_with_a_reason(
        self, tmp_path: Path, kind: str, changes: dict[str, str], code: str
    ) -> None:
        acts, (rejected,), _ = read_all(write_table(tmp_path, kind, [plain_row(**changes)]))

        assert acts == []
        assert rejected.code == code
        assert rejected.pointer in ("row 2", "line 1", "row 1")
        assert "Selamat pagi" not in repr(rejected)


class TestPlainTableTimes:
    @pytest.mark.parametrize(
        ("cells", "zone_source"),
        [
            ({"occurred_at_utc": "2024-10-01T08:00:00Z"}, ZoneSource.EXPLICIT),
            ({"occurred_at_utc": "2024-10-01 08:00:00"}, ZoneSource.DOCUMENTED),
            ({"occurred_at": "2024-10-01T15:00:00+07:00"}, ZoneSource.EXPLICIT),
            ({"occurred_at": "2024-10-01 15:00", "zone": "WIB"}, ZoneSource.EXPLICIT),
            ({"occurred_at_raw": "2024-10-01 17:00", "zone": "wit"}, ZoneSource.EXPLICIT),
            ({"created_at": "2024-10-01T16:00:00+0800"}, ZoneSource.EXPLICIT),
            (
                {"occurred_at_utc": "2024-10-01 08:00:00", "zone_source": "assumed"},
                ZoneSource.ASSUMED,
            ),
        ],
    )
    def test_knows_how_the_zone_is_known(
        self, tmp_path: Path, cells: dict[str, str], zone_source: ZoneSource
    ) -> None:
        row = plain_row(**({"occurred_at_utc": ...} | cells))

        (act,), _, _ = read_all(write_csv(tmp_path / "acts.csv", [row]))

        assert act.occurred_at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert act.zone_source is zone_source

    def test_refuses_a_moment_without_zone(self, tmp_path: Path) -> None:
        row = plain_row(occurred_at_utc=..., occurred_at="2024-10-01 15:00")

        _, (rejected,), _ = read_all(write_csv(tmp_path / "acts.csv", [row]))

        assert rejected.code == "missing-zone"
        assert rejected.reason == "The moment in occurred_at has no timezone."

    def test_keeps_the_source_own_writing_of_the_moment(self, tmp_path: Path) -> None:
        row = plain_row(occurred_at_raw="1 Oktober 2024 pukul 15.00")

        (act,), _, _ = read_all(write_csv(tmp_path / "acts.csv", [row]))

        assert act.occurred_at_raw == "1 Oktober 2024 pukul 15.00"


class TestPlainTableGrades:
    @pytest.mark.parametrize(
        ("cells", "grade"),
        [
            ({}, Grade.C),
            ({"source_format": "facebook_dyi.2024"}, Grade.A),
            ({"source_format": "youtube-api-v3"}, Grade.B),
            ({"source_format": "screenshot of an api"}, Grade.D),
            ({"source_format": "x_archive", "grade": "d"}, Grade.D),
        ],
    )
    def test_takes_the_stated_grade_else_the_worst_word_of_the_origin(
        self, tmp_path: Path, cells: dict[str, str], grade: Grade
    ) -> None:
        (act,), _, _ = read_all(write_csv(tmp_path / "acts.csv", [plain_row(**cells)]))

        assert act.provenance.grade is grade

    def test_keeps_what_the_table_says_of_its_origin(self, tmp_path: Path) -> None:
        row = plain_row(source_format="x_archive", source_file_sha256="ab", source_pointer="#/4")

        (act,), _, _ = read_all(write_csv(tmp_path / "acts.csv", [row]))

        assert act.provenance.source_format == "netral.plain.csv.v1"
        assert act.provenance.original_format == "x_archive"
        assert act.provenance.original_pointer == "#/4"


class TestPlainTableIds:
    def test_takes_integers_digit_by_digit(self, tmp_path: Path) -> None:
        row = plain_row(actor_id=int(OWNER_ID), object_id=2**70)

        (act,), _, _ = read_all(write_lines(tmp_path / "acts.jsonl", [row]))

        assert act.account.account_id == OWNER_ID
        assert act.object is not None
        assert act.object.object_id == str(2**70)

    @pytest.mark.parametrize("value", [410000001.0, 4.1e8])
    def test_refuses_decimals_in_json(self, tmp_path: Path, value: float) -> None:
        _, (rejected,), _ = read_all(
            write_lines(tmp_path / "acts.jsonl", [plain_row(actor_id=value)])
        )

        assert rejected.code == "numeric-id"

    def test_refuses_a_parquet_table_whose_ids_are_floats(self, tmp_path: Path) -> None:
        path = write_table(tmp_path, "parquet", [plain_row(actor_id=410000001.0)])

        with pytest.raises(NumericIdColumnError, match="column actor_id") as caught:
            read_all(path)

        assert "as text" in caught.value.remedy

    def test_takes_whole_decimals_of_parquet_for_damaged(self, tmp_path: Path) -> None:
        path = write_table(tmp_path, "parquet", [plain_row(actor_id=Decimal(410000001))])

        _, (rejected,), _ = read_all(path)

        assert rejected.code == "numeric-id"

    def test_never_matches_a_page_scoped_id(self, tmp_path: Path) -> None:
        rows = [
            plain_row(actor_id_kind="page_scoped", actor_handle=""),
            plain_row(actor_id_kind="page_scoped"),
            plain_row(actor_id_kind="handle", actor_id="@Pegawai_Contoh", actor_handle=""),
        ]

        acts, (rejected,), _ = read_all(write_csv(tmp_path / "acts.csv", rows))

        assert rejected.code == "page-scoped-account"
        assert [act.account.account_id for act in acts] == [None, None]


class TestPlainCsv:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_reads_any_usual_separator_and_encoding(
        self, tmp_path: Path, separator: str, encoding: str
    ) -> None:
        text = 'kata "kutip", titik; koma | dan é\nbaris dua'
        path = write_csv(
            tmp_path / "acts.csv", [plain_row(text=text)], separator=separator, encoding=encoding
        )

        (act,), rejected, _ = read_all(path)

        assert act.text == text
        assert rejected == []

    def test_loses_only_the_row_whose_bytes_are_no_text(self, tmp_path: Path) -> None:
        path = write_csv(
            tmp_path / "acts.csv", [plain_row(text="pagi"), plain_row(text="siang é" * 12_000)]
        )
        content = path.read_bytes()
        path.write_bytes(content[:-20] + b"\xff\xfe" + content[-18:])

        acts, (rejected,), _ = read_all(path)

        assert [act.text for act in acts] == ["pagi"]
        assert rejected.code == "undecodable-text"

    def test_leaves_out_what_an_open_quote_swallowed(self, tmp_path: Path) -> None:
        header = "platform,actor_id,verb,occurred_at_utc,text\n"
        good = f"x,{OWNER_ID},post,2024-10-01T08:00:00Z,pagi\n"
        broken = f'x,{OWNER_ID},post,2024-10-01T08:00:00Z,"pagi "oops"\n'
        path = tmp_path / "acts.csv"
        path.write_text(header + good + broken + good, encoding="utf-8")

        acts, (rejected,), _ = read_all(path)

        assert len(acts) == 2
        assert rejected.code == "broken-quotes"
        assert rejected.reason == "The quotation marks of the record do not match (lines 3 to 3)."

    def test_does_not_read_the_inside_of_a_text_as_rows(self, tmp_path: Path) -> None:
        header = "platform,actor_id,verb,occurred_at_utc,text\n"
        forged = f"x,{OWNER_ID},post,2024-10-01T08:00:00Z,palsu\n"
        path = tmp_path / "acts.csv"
        path.write_text(
            header + f'x,999,post,2024-10-01T08:00:00Z,"{CANARY}\n' + forged * 3, encoding="utf-8"
        )

        acts, (rejected,), _ = read_all(path)

        assert acts == []
        assert "lines 2 to 5" in rejected.reason

    def test_refuses_a_row_with_another_number_of_cells(self, tmp_path: Path) -> None:
        path = write_csv(tmp_path / "acts.csv", [plain_row()])
        path.write_text(path.read_text(encoding="utf-8") + "x,1,2\n\n", encoding="utf-8")

        _, (rejected,), _ = read_all(path)

        assert rejected.pointer == "row 3"
        assert rejected.reason == (
            "The row has another number of cells than the header (3 cells, the header has 6)."
        )

    def test_says_that_a_header_alone_is_empty(self, tmp_path: Path) -> None:
        path = tmp_path / "acts.csv"
        path.write_text("platform,actor_id,verb,occurred_at_utc\n", encoding="utf-8")

        with pytest.raises(EmptySourceError, match="it has a header and no row"):
            read_all(path)


class TestPlainJson:
    def test_reads_one_array_as_well_as_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "acts.json"
        write_lines(path, [[plain_row(), foreign_row()]])

        (act,), _, door = read_all(path)

        assert act.provenance.pointer == "#/0"
        assert door.unknown == 1

    def test_reads_keys_that_only_later_records_have(self, tmp_path: Path) -> None:
        rows = [plain_row(text=...)] * 300 + [plain_row(text="terlambat", undone_at=None)]

        acts, _, _ = read_all(write_lines(tmp_path / "acts.jsonl", rows))

        assert acts[-1].text == "terlambat"

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ('{"platform": "x", ', "broken-json"),
            ("[1, 2]", "not-an-object"),
            ("7", "not-an-object"),
            ('{"platform": "x", "a": ' + "[" * 5000 + "]" * 5000 + "}", "too-deep"),
            ('{"platform": "x", "actor_id": true, "verb": "post"}', "wrong-type"),
            ('{"platform": ["x"], "actor_id": "1"}', "wrong-type"),
            (
                f'{{"platform":"x","actor_id":"{OWNER_ID}","actor_id":"1","verb":"post"}}',
                None,
            ),
        ],
    )
    def test_never_stops_at_a_broken_line(
        self, tmp_path: Path, line: str, code: str | None
    ) -> None:
        acts, rejected, door = read_all(
            write_lines(tmp_path / "acts.jsonl", [plain_row(), line, plain_row()])
        )

        assert len(acts) == 2
        assert [record.code for record in rejected] == ([code] if code else [])
        assert door.unknown == (0 if code else 1)

    def test_passes_over_a_line_that_is_too_long(self, tmp_path: Path) -> None:
        long = plain_row(text="a" * (9 * 1024 * 1024))

        acts, (rejected,), _ = read_all(
            write_lines(tmp_path / "acts.jsonl", [plain_row(), long, plain_row()])
        )

        assert [act.provenance.pointer for act in acts] == ["line 1", "line 3"]
        assert rejected.code == "too-long"


class TestPlainParquet:
    def test_gives_by_batches_what_it_gives_row_by_row(self, tmp_path: Path) -> None:
        rows = [plain_row(text=f"pagi {number}") for number in range(50)]
        rows[7] = plain_row(verb="menari")
        path = write_table(tmp_path, "parquet", rows)

        one_by_one, rejected, _ = read_all(path)
        by_batches = [
            record
            for batch in iter_table_batches(path, batch_rows=16)
            for record in batch.iter_records(range(batch.rows.num_rows))
        ]

        assert [record for record in by_batches if record not in rejected] == one_by_one
        assert by_batches[7] == rejected[0]
        assert rejected[0].pointer == "row 8"

    def test_reads_typed_columns(self, tmp_path: Path) -> None:
        path = tmp_path / "acts.parquet"
        moments = [datetime(2024, 10, 1, 15, 0, 0, 1)]  # noqa: DTZ001  (so are such files)
        pq.write_table(
            pa.table(
                {
                    "platform": pa.array(["x"]).dictionary_encode(),
                    "actor_id": pa.array([int(OWNER_ID)], pa.uint64()),
                    "verb": ["post"],
                    "occurred_at_utc": pa.array(moments, pa.timestamp("ns")),
                    "on_duty": [True],
                    "media": [["https://contoh.id/a.jpg?x=1"]],
                    "unasked": [CANARY],
                }
            ),
            path,
        )

        (act,), _, _ = read_all(path)

        assert act.occurred_at == datetime(2024, 10, 1, 15, 0, 0, 1, tzinfo=UTC)
        assert act.on_duty
        assert act.has_image

    def test_never_takes_a_damaged_count_for_fewer_rows(self, tmp_path: Path) -> None:
        path = write_table(tmp_path, "parquet", [plain_row()] * 20)
        content = path.read_bytes()
        # The format writes the number 20 as the byte 40, wherever it counts rows.
        counts = [position for position, byte in enumerate(content) if byte == 40]

        outcomes = []
        for position in counts:
            path.write_bytes(content[:position] + b"\x01" + content[position + 1 :])
            try:
                acts, rejected, door = read_all(path)
            except IntakeError as refusal:
                outcomes.append(refusal.problem)
            else:
                assert len(acts) + len(rejected) + door.dropped == 20

        assert any("its footer says 20" in outcome for outcome in outcomes)

    def test_names_columns_it_never_reads(self, tmp_path: Path) -> None:
        path = write_table(tmp_path, "parquet", [plain_row(sentiment="0.3")])

        inspection = find_reader(path).inspect(path)

        assert [part.path for part in inspection.would_not_read] == ["sentiment"]
        assert inspection.record_count == 1


class TestUnknownTable:
    @EVERY_FORMAT
    def test_names_the_keys_and_what_is_missing(self, tmp_path: Path, kind: str) -> None:
        rows = [{"Author": CANARY, "Full Text": CANARY, "Date": "2024-10-01", "sentiment": "1"}]

        with pytest.raises(UnknownLayoutError) as caught:
            read_all(write_table(tmp_path, kind, rows))

        assert "unknown layout, keys: Author, Full Text, Date, sentiment; missing" in str(
            caught.value
        )
        assert CANARY not in str(caught.value)
