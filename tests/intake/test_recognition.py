"""Broken inputs, each with its exact sentence, and the promise that no record is lost."""

import gzip
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.errors import NetralError
from netral.intake import OpenDoor, find_reader, inspect_file, iter_acts
from netral.intake.act import Act
from netral.intake.json_source import iter_json_records
from netral.intake.plain.mapping_file import load_mapping
from tests.intake.answers import (
    instagram_api_comment,
    jetstream,
    mastodon_status,
    page_comment,
    threads_api_post,
    x_api_answer,
    x_api_post,
    youtube_api_answer,
    youtube_api_comment,
    youtube_api_thread,
)
from tests.intake.archives import facebook_files, instagram_files, tiktok_files
from tests.intake.builders import (
    CANARY,
    captured_facebook_post,
    captured_instagram_comment,
    captured_instagram_post,
    captured_threads_post,
    captured_tiktok_comment,
    captured_tiktok_post,
    captured_x_post,
    envelope,
    foreign_row,
    fourcat_x_row,
    plain_row,
    read_all,
    wrap,
    write_csv,
    write_folder,
    write_lines,
    write_zip,
    x_files,
    x_post,
)
from tests.intake.captured_pages import (
    FOREIGN_PAGE,
    X_URL,
    make_warc,
    write_wacz,
    write_warc,
    x_page,
)
from tests.intake.exports import (
    linkedin_files,
    mastodon_files,
    telegram_chat,
    telegram_export,
    telegram_message,
    youtube_files,
)
from tests.intake.repositories import repository, write_car

NO_ACTS = "Netral reads no acts from this kind of file"
MAP_IT = (
    " If it is a table of acts, `netral intake map` proposes what its columns mean "
    "(docs/howto/new_format.md)."
)
LACKS = (
    "; missing for an acts table: platform, actor_id or actor_handle, verb, "
    "occurred_at_utc or occurred_at."
)
ASK_AGAIN = 'An empty file does not mean "no activity". Ask for the export once more.'
BROKEN_FILES: dict[str, tuple[bytes, str]] = {
    "empty file": (b"", f"[NTR-INT-002] x is empty: it has no content. {ASK_AGAIN}"),
    "blanks": (b" \n\n ", f"[NTR-INT-002] x is empty: it has no content. {ASK_AGAIN}"),
    "pdf": (
        b"%PDF-1.7\n",
        f"[NTR-INT-004] x is a PDF document: {NO_ACTS}. "
        "Hand in the data from which it was printed.",
    ),
    "picture": (
        b"\xff\xd8\xff\xe0" + b"\0" * 20,
        "[NTR-INT-006] x is damaged: its header cannot be read. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "moving picture": (
        b"GIF89a" + b"\0" * 20,
        f"[NTR-INT-004] x is a picture (GIF): {NO_ACTS}. "
        "Save it as PNG or JPEG; a lone picture can open a lead and proves nothing.",
    ),
    "gzip": (
        gzip.compress(b"{}"),
        f"[NTR-INT-004] x is a gzip file: {NO_ACTS}. Unpack it and hand in what is inside.",
    ),
    "sqlite": (
        b"SQLite format 3\0" + b"\0" * 40,
        f"[NTR-INT-004] x is a SQLite database: {NO_ACTS}. Export the table as CSV or Parquet.",
    ),
    "web page": (
        b"<!DOCTYPE html><html>" + CANARY.encode(),
        f"[NTR-INT-004] x is a web page: {NO_ACTS}. Ask the platform for the export as JSON.",
    ),
    "web capture": (
        b"WARC/1.0\r\n",
        "[NTR-INT-004] x is a web capture (WARC): it holds 0 pages, and none under the address "
        "of a post. Capture the post under its own address.",
    ),
    "bytes": (
        bytes(range(256)),
        "[NTR-INT-004] x is a binary file: its first bytes are no text and of no format that "
        "Netral knows. Hand in the export itself.",
    ),
    "prose": (
        f"{CANARY}, apa kabar\nbaik".encode(),
        "[NTR-INT-004] x is a text file: it is text, and its first row names no columns. "
        "If it is a table, name its columns in a mapping file (docs/howto/new_format.md).",
    ),
    "other table": (
        f"Tanggal;Akun;Isi\n2024;{CANARY};{CANARY}\n".encode(),
        f"[NTR-INT-003] x: unknown layout, keys: Tanggal, Akun, Isi{LACKS}{MAP_IT}",
    ),
    "other object": (
        json.dumps({"daftar_suka": [CANARY]}, indent=2).encode(),
        f"[NTR-INT-003] x: unknown layout, keys: daftar_suka{LACKS}{MAP_IT}",
    ),
    "object keyed by people": (
        json.dumps({f"@{CANARY}": 1, f"{CANARY} 628123456": 2, "ok": 3}).encode(),
        f"[NTR-INT-003] x: unknown layout, keys: ok, 2 not shown{LACKS}{MAP_IT}",
    ),
    "other lines": (
        b'{"who":"a","kind":"commit"}\n{"who":"b","time_us":1}\n',
        f"[NTR-INT-003] x: unknown layout, keys: who, kind, time_us{LACKS}{MAP_IT}",
    ),
    "lines of no objects": (
        b"[1,2]\n[3]\n",
        "[NTR-INT-006] x is damaged: it is no complete JSON array. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "cut object": (
        b'{"platform": "x", "actor_id',
        "[NTR-INT-006] x is damaged: it should be one JSON object a line, and no record is one. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "empty array": (b"[]", f"[NTR-INT-002] x is empty: it holds no record. {ASK_AGAIN}"),
    "cut array": (
        b'[{"platform": "x"}, {"plat',
        "[NTR-INT-006] x is damaged: it is no complete JSON array. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "deep array": (
        b"[" * 100_000,
        "[NTR-INT-006] x is damaged: it is nested deeper than any honest one. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "cut parquet": (
        b"PAR1" + b"\0" * 50,
        "[NTR-INT-006] x is damaged: it is no complete Parquet file. "
        "Fetch the file once more; nothing of it was taken over.",
    ),
    "cut zip": (
        b"PK\x03\x04" + b"\0" * 50,
        "[NTR-VAL-010] x is not a readable zip archive: its end record is missing. "
        "Fetch or save the file once more; it may have been cut off on the way.",
    ),
    "messages of an X archive": (
        b"window.YTD.direct_messages.part0 = []",
        "[NTR-INT-004] x is a list of private messages of an X archive: private messages are "
        "never opened. Hand in the whole archive: zip or folder.",
    ),
    "private list of an X archive": (
        b"window.YTD.ad_engagements.part0 = []",
        f"[NTR-INT-004] x is one list of an X archive: {NO_ACTS}. "
        "Hand in the whole archive: zip or folder.",
    ),
    "header alone": (
        b"platform,actor_id,verb,occurred_at_utc\n",
        f"[NTR-INT-002] x is empty: it has a header and no row. {ASK_AGAIN}",
    ),
}


class TestFindReader:
    @pytest.mark.parametrize("case", BROKEN_FILES)
    def test_answers_every_broken_file_with_one_sentence(self, tmp_path: Path, case: str) -> None:
        content, sentence = BROKEN_FILES[case]
        path = tmp_path / "x"
        path.write_bytes(content)

        with pytest.raises(NetralError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert str(caught.value) == sentence

    def test_answers_a_missing_path_and_an_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(NetralError) as missing:
            inspect_file(tmp_path / "tiada.csv")
        with pytest.raises(NetralError) as empty:
            inspect_file(tmp_path)

        assert missing.value.problem == (
            "tiada.csv cannot be read: there is no such file or folder."
        )
        assert "unknown layout, keys: no files" in empty.value.problem

    def test_names_an_office_document(self, tmp_path: Path) -> None:
        path = tmp_path / "register.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<x/>")

        with pytest.raises(NetralError, match="is an Office document") as caught:
            inspect_file(path)

        assert caught.value.remedy == "Save the table of acts as CSV or Parquet."

    @pytest.mark.parametrize(
        ("name", "write", "source_format"),
        [
            ("acts.png", lambda p: write_csv(p, [plain_row()]), "netral.plain.csv.v1"),
            ("acts.csv", lambda p: write_lines(p, [plain_row()]), "netral.plain.json.v1"),
            ("acts.txt", lambda p: write_zip(p, x_files()), "netral.x.archive.v1"),
            (
                "acts.json",
                lambda p: write_lines(p, [envelope("x.com", captured_x_post())]),
                "netral.zeeschuimer.v1",
            ),
            ("acts.parquet", lambda p: write_csv(p, [fourcat_x_row()]), "netral.4cat.csv.v1"),
        ],
    )
    def test_goes_by_shape_and_not_by_name(
        self, tmp_path: Path, name: str, write: Callable[[Path], Path], source_format: str
    ) -> None:
        assert find_reader(write(tmp_path / name)).source_format == source_format

    def test_inspects_every_format_without_showing_content(self, tmp_path: Path) -> None:
        for number, write in enumerate(FIXTURES.values()):
            path = write(tmp_path / str(number))

            inspection = inspect_file(path)

            assert inspection.would_read
            assert inspection.record_count
            assert CANARY not in repr(inspection)


def _write_captures(path: Path) -> Path:
    items = (
        ("twitter.com", captured_x_post()),
        ("instagram.com", captured_instagram_post()),
        ("tiktok.com", captured_tiktok_post()),
        ("tiktok-comments", captured_tiktok_comment()),
        ("threads.net", captured_threads_post()),
    )
    foreign = captured_tiktok_comment(
        text=CANARY, user={"uid": "999", "unique_id": f"{CANARY}_akun"}
    )
    return write_lines(
        path,
        [
            *(envelope(platform, item) for platform, item in items),
            envelope("tiktok-comments", foreign),
        ],
    )


def _write_archive(path: Path) -> Path:
    posts = [x_post("Pagi"), x_post("RT @Akun: Ayo"), {"tweet": {"id_str": "1"}}]
    return write_zip(path, x_files(tweets=wrap("tweets", posts)))


FIXTURES: dict[str, Callable[[Path], Path]] = {
    "repository of Bluesky": lambda path: write_car(path, repository()),
    "more captures": lambda path: write_lines(
        path,
        [
            envelope("facebook.com", captured_facebook_post()),
            envelope("instagram-comments", captured_instagram_comment()),
            envelope(
                "instagram-comments",
                captured_instagram_comment(text=CANARY, user={"id": "9", "unique_id": CANARY}),
            ),
        ],
    ),
    "csv": lambda path: write_csv(path, [plain_row(), foreign_row(), plain_row(verb="?")]),
    "json": lambda path: write_lines(path, [plain_row(), foreign_row(), plain_row(verb="?")]),
    "captures": _write_captures,
    "table of 4CAT": lambda path: write_csv(
        path, [fourcat_x_row(), fourcat_x_row(author=f"{CANARY}_akun", author_id="9", body=CANARY)]
    ),
    "X archive": _write_archive,
    "X folder": lambda path: write_folder(path, x_files()),
    "Instagram archive": lambda path: write_zip(path, instagram_files()),
    "TikTok archive": lambda path: write_zip(path, tiktok_files()),
    "answers of YouTube": lambda path: write_lines(
        path,
        [
            youtube_api_answer(youtube_api_thread()),
            youtube_api_answer(youtube_api_thread(youtube_api_comment(f"UC{CANARY}"))),
        ],
    ),
    "answers of X": lambda path: write_lines(
        path, [x_api_answer(x_api_post(), x_api_post(author_id="777", text=CANARY))]
    ),
    "answers of Meta": lambda path: write_lines(
        path,
        [
            {"data": [instagram_api_comment(), instagram_api_comment(username=CANARY)]},
            {"data": [page_comment()]},
            {"data": [threads_api_post()]},
        ],
    ),
    "Bluesky": lambda path: write_lines(
        path, [jetstream(), jetstream("post", f"did:plc:{CANARY}", text=CANARY)]
    ),
    "Mastodon archive": lambda path: write_zip(path, mastodon_files()),
    "statuses of Mastodon": lambda path: write_lines(
        path, [mastodon_status(), mastodon_status(account={"acct": CANARY}, uri=None)]
    ),
    "Telegram export": lambda path: write_lines(
        path,
        [
            telegram_export(
                telegram_chat(
                    "public_channel", telegram_message(), telegram_message(CANARY, from_id="user9")
                )
            )
        ],
    ),
    "LinkedIn archive": lambda path: write_zip(path, linkedin_files()),
    "YouTube Takeout": lambda path: write_zip(path, youtube_files()),
    "Facebook archive": lambda path: write_zip(path, facebook_files()),
    "web capture": lambda path: write_warc(path, [(X_URL, x_page()), FOREIGN_PAGE]),
    "packed web capture": lambda path: write_wacz(
        path, make_warc([(X_URL, x_page()), FOREIGN_PAGE])
    ),
}


class TestIterActs:
    @pytest.mark.parametrize("kind", FIXTURES)
    def test_leaves_no_trace_of_bystanders(self, tmp_path: Path, kind: str) -> None:
        path = FIXTURES[kind](tmp_path / "source")
        before = set(tmp_path.rglob("*"))

        acts, rejected, _ = read_all(path)

        assert acts
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()
        assert set(tmp_path.rglob("*")) == before

    @pytest.mark.parametrize("kind", FIXTURES)
    def test_gives_the_same_answer_twice(self, tmp_path: Path, kind: str) -> None:
        path = FIXTURES[kind](tmp_path / "source")

        assert read_all(path)[:2] == read_all(path)[:2]


LINE_FIXTURES = {
    "json": [json.dumps(plain_row()), json.dumps(foreign_row())],
    "captures": [
        json.dumps(envelope("twitter.com", captured_x_post())),
        json.dumps(envelope("instagram.com", captured_instagram_post())),
        json.dumps(envelope("tiktok.com", captured_tiktok_post())),
        json.dumps(envelope("tiktok-comments", captured_tiktok_comment())),
        json.dumps(envelope("threads.net", captured_threads_post())),
    ],
}
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
QUICK = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _replace_some_value(value: Any, new: Any, chance: random.Random) -> Any:
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        return value | {key: _replace_some_value(value[key], new, chance)}
    return new


@pytest.mark.parametrize("kind", LINE_FIXTURES)
class TestMutatedLines:
    @QUICK
    @given(new=JSON_VALUES, seed=st.integers(0, 2**16))
    def test_never_lose_a_record_whatever_value_changes(
        self, tmp_path: Path, kind: str, new: Any, seed: int
    ) -> None:
        chance = random.Random(seed)  # noqa: S311
        lines = [json.loads(line) for line in LINE_FIXTURES[kind]]
        mutated = [_replace_some_value(line, new, chance) for line in lines]
        path = write_lines(tmp_path / "a.ndjson", [*lines, *mutated])
        _assert_none_lost(path)

    @QUICK
    @given(data=st.data())
    def test_never_lose_a_record_whatever_bytes_change(
        self, tmp_path: Path, kind: str, data: st.DataObject
    ) -> None:
        lines = LINE_FIXTURES[kind]
        content = bytearray("".join(f"{line}\n" for line in [*lines, *lines]).encode())
        for _ in range(data.draw(st.integers(1, 5))):
            position = data.draw(st.integers(0, len(content) - 1))
            content[position : position + 1] = data.draw(st.binary(max_size=3))
        path = tmp_path / "a.ndjson"
        path.write_bytes(bytes(content))
        _assert_none_lost(path)


def _assert_none_lost(path: Path) -> None:
    try:
        acts, rejected, door = read_all(path)
    except NetralError:
        return
    count = sum(1 for _ in iter_json_records(path))
    assert len(acts) + len(rejected) + door.dropped == count


class TestMutatedTables:
    @QUICK
    @given(data=st.data(), row=st.sampled_from([fourcat_x_row(), plain_row()]))
    def test_never_stop_at_anything_but_our_own_errors(
        self, tmp_path: Path, data: st.DataObject, row: dict[str, Any]
    ) -> None:
        path = write_csv(tmp_path / "a.csv", [row, row, row])
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            position = data.draw(st.integers(0, len(content) - 1))
            content[position : position + 1] = data.draw(st.binary(max_size=3))
        path.write_bytes(bytes(content))

        try:
            acts, rejected, door = read_all(path)
        except NetralError:
            return
        assert len(acts) + len(rejected) + door.dropped >= 1


class TestMutatedParquet:
    @QUICK
    @given(data=st.data())
    def test_never_stop_at_anything_but_our_own_errors(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        path = tmp_path / "a.parquet"
        pq.write_table(pa.Table.from_pylist([plain_row()] * 20), path)
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            position = data.draw(st.integers(0, len(content) - 1))
            content[position] = data.draw(st.integers(0, 255))
        path.write_bytes(bytes(content))

        try:
            acts, rejected, door = read_all(path)
        except NetralError:
            return
        assert len(acts) + len(rejected) + door.dropped == 20


class TestMutatedArchives:
    @QUICK
    @given(data=st.data())
    def test_never_stop_at_anything_but_our_own_errors(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        files = x_files()
        name = data.draw(st.sampled_from(sorted(name for name in files if name.endswith(".js"))))
        content = bytearray(files[name].encode())
        for _ in range(data.draw(st.integers(1, 4))):
            position = data.draw(st.integers(0, len(content) - 1))
            content[position : position + 1] = data.draw(st.binary(max_size=3))
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for other, text in files.items():
                archive.writestr(other, bytes(content) if other == name else text)

        try:
            acts, rejected, door = read_all(path)
        except NetralError:
            return
        assert len(acts) + len(rejected) + door.dropped >= 1

    @QUICK
    @given(data=st.data())
    def test_survive_damage_to_the_zip_itself(self, tmp_path: Path, data: st.DataObject) -> None:
        path = write_zip(tmp_path / "x.zip", x_files())
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            position = data.draw(st.integers(0, len(content) - 1))
            content[position] = data.draw(st.integers(0, 255))
        path.write_bytes(bytes(content))

        try:
            records = list(iter_acts(path, door=OpenDoor()))
        except NetralError:
            return
        assert all(isinstance(record, Act) or record.code for record in records)


@pytest.mark.shared
class TestSharedSamples:
    def test_says_one_sentence_on_every_sample(self, shared_folder: Path) -> None:
        files = [path for path in (shared_folder / "data" / "samples").rglob("*") if path.is_file()]

        for path in files:
            try:
                inspection = inspect_file(path)
                assert inspection.would_read or inspection.would_not_read
            except NetralError as refusal:
                assert "\n" not in str(refusal)  # noqa: PT017
        assert len(files) > 40


class TestDocumentedMapping:
    def test_is_the_one_of_the_how_to(self, tmp_path: Path) -> None:
        page = Path(__file__).parents[2] / "docs" / "howto" / "new_format.md"
        example = page.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
        path = tmp_path / "mapping.yaml"
        path.write_text(example, encoding="utf-8")

        assert load_mapping(path).columns
