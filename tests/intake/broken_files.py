"""Sources of every format, and seeded ways of breaking their bytes."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from netral.errors import NetralError
from netral.intake import OpenDoor, RejectedRecord, ask_apart, recognition
from netral.intake.act import Act
from netral.intake.isolation.limit import Limits, read_data_bytes
from tests.intake.answers import (
    bluesky_record,
    instagram_api_comment,
    jetstream,
    jetstream_v2,
    mastodon_status,
    page_comment,
    threads_api_post,
    x_api_answer,
    x_api_post,
    youtube_api_answer,
    youtube_api_comment,
    youtube_api_thread,
    youtube_api_video,
)
from tests.intake.archives import (
    Files,
    dump,
    facebook_files,
    facebook_reaction,
    instagram_files,
    tiktok_files,
)
from tests.intake.builders import (
    CANARY,
    plain_row,
    write_csv,
    write_folder,
    write_lines,
    write_zip,
    x_files,
)
from tests.intake.captured_pages import (
    POSTS,
    X_URL,
    auto_archiver_row,
    make_warc,
    single_file,
    write_auto_archiver,
    write_saved,
    write_wacz,
    write_warc,
    x_page,
)
from tests.intake.exports import (
    linkedin_files,
    mastodon_files,
    telegram_chat,
    telegram_export,
    youtube_files,
)
from tests.intake.test_recognition import FIXTURES
from tests.intake.test_screenshot import write_picture

Write = Callable[[Path], Path]
ARCHIVES: dict[str, Callable[[], Files]] = {
    "Facebook": facebook_files,
    "Facebook, one list": lambda: {"likes_and_reactions.json": dump([facebook_reaction()])},
    "Instagram": instagram_files,
    "TikTok": tiktok_files,
    "YouTube Takeout": youtube_files,
    "Mastodon": mastodon_files,
    "LinkedIn": linkedin_files,
    "Telegram": lambda: {"result.json": dump(telegram_export(telegram_chat()))},
}
ANSWERS: dict[str, Any] = {
    "YouTube": youtube_api_answer(youtube_api_thread(None, youtube_api_comment())),
    "YouTube videos": youtube_api_answer(youtube_api_video(), kind="youtube#videoListResponse"),
    "X": x_api_answer(x_api_post(), errors=[{"parameter": "ids", "type": "x/problems/gone"}]),
    "Page": {"data": [page_comment()], "paging": {}},
    "Instagram": {"data": [instagram_api_comment()], "paging": {}},
    "Threads": {"data": [threads_api_post()]},
    "Jetstream": jetstream("like"),
    "Jetstream, second version": jetstream_v2(),
    "records": {"records": [{"uri": "at://did:plc:a/b/c", "cid": "", "value": bluesky_record()}]},
    "Mastodon": [mastodon_status()],
}


def _write_table(path: Path) -> Path:
    pq.write_table(pa.Table.from_pylist([plain_row()] * 20), path)
    return path


def _write_answer(answer: object) -> Write:
    def write(path: Path) -> Path:
        path.write_text(json.dumps(answer), encoding="utf-8")
        return path

    return write


def _write_page(path: Path) -> Path:
    path.write_text(single_file(X_URL, x_page()), encoding="utf-8")
    return path


def _write_archived(path: Path) -> Path:
    page = x_page().encode()
    return write_auto_archiver(path, [auto_archiver_row(X_URL, page)] * 2, page)


def write_acts_workbook(path: Path) -> Path:
    """Write an acts table as an xlsx workbook whose parts are stored, to be broken."""
    rows = [plain_row(), plain_row(verb="like")]
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (list(rows[0]), *(list(each.values()) for each in rows)):
        sheet.append(row)
    packed = io.BytesIO()
    workbook.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return path


BYTES: Mapping[str, Write] = {
    "xlsx": write_acts_workbook,
    "CSV": lambda path: write_csv(path, [plain_row(), plain_row(verb="like")]),
    "JSON lines": lambda path: write_lines(path, [plain_row(), plain_row(verb="like")]),
    "Parquet": _write_table,
    "WARC": lambda path: write_warc(path, list(POSTS.values())),
    "WARC, packed": lambda path: write_warc(path, list(POSTS.values()), packed=True),
    "WACZ": lambda path: write_wacz(path, make_warc(list(POSTS.values()))),
    "SingleFile": _write_page,
    "PNG": lambda path: write_picture(path, place=True),
    "JPEG": lambda path: write_picture(path, kind="JPEG", place=True),
    "WEBP": lambda path: write_picture(path, kind="WEBP", place=True),
    "X archive, zipped": lambda path: write_zip(path, x_files()),
    "captures": FIXTURES["captures"],
    "more captures": FIXTURES["more captures"],
    "repository of Bluesky": FIXTURES["repository of Bluesky"],
    "table of 4CAT": FIXTURES["table of 4CAT"],
}
"""Formats of one file whose bytes are broken as they lie."""
FOLDERS: Mapping[str, Write] = {
    "SingleFile with picture": lambda path: write_saved(path, single_file(X_URL, x_page())),
    "auto-archiver": _write_archived,
    "X archive": lambda path: write_folder(path, x_files()),
}
OTHERS: Mapping[str, Write] = {
    **{
        f"{name}, folder": (lambda path, files=files: write_folder(path, files()))  # type: ignore[misc]
        for name, files in ARCHIVES.items()
    },
    **{
        f"{name}, zip": (lambda path, files=files: write_zip(path, files()))  # type: ignore[misc]
        for name, files in ARCHIVES.items()
    },
    **{f"{name}, answer": _write_answer(answer) for name, answer in ANSWERS.items()},
}
"""Formats whose JSON is broken in `test_mutation`; here their bytes are."""


STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, "", "x", "\ud800", [], {}, [[]], [None], {"": None}),
    *("9" * 400, "2024-13-99T99:99:99Z", "https://", CANARY, [{"a": 1}], {"a": {"b": []}}),
)


def replace_one(value: Any, chance: random.Random) -> Any:
    """Put something strange in the place of one value, somewhere in a document."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        if chance.random() < 0.1:
            return {name: one for name, one in value.items() if name != key}
        return value | {key: replace_one(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], replace_one(value[at], chance), *value[at + 1 :]]
    return chance.choice(STRANGE)


def damage(content: str, chance: random.Random) -> bytes:
    """Damage a file: a strange value in its JSON, or a few bytes anywhere."""
    if chance.random() < 0.7 and content.lstrip().startswith(("{", "[")):
        changed = json.loads(content)
        for _ in range(chance.randint(1, 3)):
            changed = replace_one(changed, chance)
        return json.dumps(changed).encode()
    raw = bytearray(content.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw)) if raw else 0
        raw[at : at + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 3))
    return bytes(raw[: chance.randint(1, len(raw))] if raw and chance.random() < 0.2 else raw)


def break_source(path: Path, chance: random.Random) -> None:
    """Break one file of a source: bytes changed, left out, put in, doubled, or cut off."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    target = chance.choice(files)
    target.write_bytes(break_bytes(target.read_bytes(), chance))


def break_values(path: Path, chance: random.Random) -> None:
    """Break values in one JSON file of a source; bytes, where it holds none."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    texts = [each for each in files if each.is_file() and is_json(each.read_bytes())]
    if not texts:
        break_source(path, chance)
        return
    target = chance.choice(texts)
    target.write_bytes(damage(target.read_text(encoding="utf-8"), chance))


def is_json(content: bytes) -> bool:
    """Whether a content is one JSON object or array."""
    try:
        return isinstance(json.loads(content), dict | list)
    except (ValueError, RecursionError):
        return False


def break_bytes(content: bytes, chance: random.Random) -> bytes:
    """Break bytes in one to six places."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw)) if raw else 0
        match chance.randrange(6):
            case 0:
                raw[at : at + 1] = chance.randbytes(1)
            case 1:
                del raw[at : at + chance.randint(1, 40)]
            case 2:
                raw[at:at] = chance.randbytes(chance.randint(1, 8))
            case 3:
                piece = raw[at : at + chance.randint(1, 200)]
                raw[at:at] = piece * chance.randint(1, 20)
            case 4 if chance.random() < 0.3:
                del raw[at:]
            case _:
                raw[at : at + 4] = chance.choice(
                    (b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"-1")
                )
    return bytes(raw) or b"x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a broken source."""

    refused: str
    """Kind of our own error; empty if records came."""
    records: int
    grown_bytes: int
    """By how much the child's private memory grew, at its end."""
    peak_bytes: int
    """By how much its resident memory grew, at most."""


def read_broken(path: Path) -> Outcome:
    """Inspect and read a broken source in a child.

    Anything but an error of ours is a failure of the reader, and raises here.
    """
    return ask_apart(path, lambda: _read(path), Outcome)


def read_all_broken(paths: Sequence[Path]) -> list[Outcome]:
    """Inspect and read several broken sources in one child, to save starting many.

    A reader that fails raises here with the place; a child that is ended raises too.
    """
    # One limit a source: libraries that the first of them loads stay for all. That each
    # source alone stays under its own limit is told by its peak, which the tests check.
    limits = Limits(memory_bytes=Limits().memory_bytes * len(paths))
    return ask_apart(
        paths[0], lambda: [_read(path) for path in paths], list[Outcome], limits=limits
    )


def _read(path: Path) -> Outcome:
    data_before, resident_before = read_data_bytes(), resident("VmRSS")
    refused, records = "", 0
    for ask in (_inspect, _count):
        try:
            records = ask(path)
        except NetralError as refusal:
            refused = type(refusal).__name__
            if "\n" in str(refusal):
                raise AssertionError from refusal
    return Outcome(
        refused=refused,
        records=records,
        grown_bytes=read_data_bytes() - data_before,
        peak_bytes=max(0, resident("VmHWM") - resident_before),
    )


def _inspect(path: Path) -> int:
    return len(recognition.inspect_file(path).notes) * 0


def _count(path: Path) -> int:
    count = 0
    for record in recognition.iter_acts(path, door=OpenDoor()):
        if not isinstance(record, Act | RejectedRecord):
            raise TypeError
        count += 1
    return count


def resident(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))
