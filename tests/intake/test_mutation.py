"""Broken copies of every format's fixture: one of our own sentences, or records that all count."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, ask_apart, inspect_file, iter_acts
from netral.intake.act import Act
from netral.intake.errors import ChildKilledError, ReaderFailedError, ReadingLimitError
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
from tests.intake.builders import CANARY, plain_row, write_folder, write_lines
from tests.intake.exports import (
    linkedin_files,
    mastodon_files,
    telegram_chat,
    telegram_export,
    youtube_files,
)

COPIES = 60
"""Of each format; each copy has its own seed, so a failure can be looked at again."""
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
FAULTS = (ReaderFailedError, ChildKilledError, ReadingLimitError)
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


def read_records(path: Path) -> list[Any]:
    return list(iter_acts(path, door=OpenDoor()))


def assert_answers(
    path: Path, asks: tuple[Callable[[Path], Any], ...] = (inspect_file, read_records)
) -> None:
    """Read and inspect: whatever goes wrong is said in one sentence of ours.

    A reader that fails, or that has to be ended, is a fault of ours whatever the file is.
    """
    for ask in asks:
        try:
            answer = ask(path)
        except NetralError as refusal:
            assert "\n" not in str(refusal)  # noqa: PT017
            assert not isinstance(refusal, FAULTS), refusal  # noqa: PT017
        else:
            records = answer if isinstance(answer, list) else []
            assert all(isinstance(record, Act) or record.code for record in records)


class TestAssertAnswers:
    def test_is_red_when_a_reader_fails(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "acts.jsonl", [plain_row()])

        def fail() -> int:
            return int("x")

        with pytest.raises(AssertionError, match="ReaderFailedError"):
            assert_answers(path, (lambda one: ask_apart(one, fail, int),))


class TestMutatedArchives:
    @pytest.mark.parametrize("kind", ARCHIVES)
    def test_never_stop_at_anything_but_our_own_errors(self, tmp_path: Path, kind: str) -> None:
        files = ARCHIVES[kind]()
        folder = write_folder(tmp_path / "export", files)
        for seed in range(COPIES):
            chance = random.Random(f"{kind} {seed}")  # noqa: S311
            name = chance.choice(sorted(name for name in files if not name.endswith(".jpg")))
            (folder / name).write_bytes(damage(files[name], chance))
            assert_answers(folder)
            (folder / name).write_text(files[name], encoding="utf-8")


class TestMutatedAnswers:
    @pytest.mark.parametrize("kind", ANSWERS)
    def test_never_stop_at_anything_but_our_own_errors(self, tmp_path: Path, kind: str) -> None:
        content = json.dumps(ANSWERS[kind])
        path = tmp_path / "answer.json"
        for seed in range(COPIES):
            chance = random.Random(f"{kind} {seed}")  # noqa: S311
            path.write_bytes(damage(content, chance))
            assert_answers(path)
