"""Tests of the look-back, under the server's Python; the browser's are in `test_device.py`."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.values.errors import UnsafeZipError
from netral_selfcheck.device import engine
from netral_selfcheck.device.look_back import OwnDoor
from netral_selfcheck.device.world import World
from tests.intake.archives import (
    dump,
    facebook_files,
    instagram_files,
    instagram_like,
    instagram_post,
    tiktok_files,
)
from tests.intake.builders import CANARY, write_zip, x_files
from tests.intake.exports import youtube_files

SUPPORT = "Ayo dukung dan coblos Pramono-Rano nomor 3!"
ARCHIVES = {
    "instagram": instagram_files,
    "facebook": facebook_files,
    "x": x_files,
    "tiktok": tiktok_files,
    "youtube": youtube_files,
}


def look(world: World, path: Path) -> dict[str, Any]:
    engine._opened[:] = [world]
    said: dict[str, Any] = json.loads(engine.look_back(str(path), "jakarta_2024", lambda _: None))
    return said


def supporting_archive(path: Path) -> Path:
    like = instagram_like(owner="pramonoanungw")
    return write_zip(
        path,
        instagram_files(
            posts_1=dump([instagram_post(SUPPORT), instagram_post("Kerja bakti pagi ini")]),
            liked_posts=dump([like]),
        ),
    )


class TestLookBack:
    def test_lists_what_one_might_clean_up_with_day_article_and_link(
        self, world: World, tmp_path: Path
    ) -> None:
        found = look(world, supporting_archive(tmp_path / "ig.zip"))["answer"]

        posts = [act for act in found["acts"] if act["text"] == SUPPORT]
        likes = [act for act in found["acts"] if act["link"]]
        assert [act["result"] for act in posts] == ["indication"]
        assert posts[0]["day"] == "2024-10-01"
        assert found["rules"][posts[0]["rules"][0]]["articles"]
        assert likes[0]["link"] == "https://www.instagram.com/p/DAbCdEfGh12/"
        assert not any("Kerja bakti" in (act["text"] or "") for act in found["acts"])

    @pytest.mark.parametrize("platform", ARCHIVES)
    def test_reads_every_archive_it_offers_and_shows_nobody_else(
        self, world: World, tmp_path: Path, platform: str
    ) -> None:
        said = look(world, write_zip(tmp_path / "own.zip", ARCHIVES[platform]()))

        assert said["answer"]["read"] + said["answer"]["outside"] > 0
        assert CANARY.casefold() not in json.dumps(said).casefold()

    def test_says_in_indonesian_what_the_steps_noted(self, world: World, tmp_path: Path) -> None:
        said = look(world, supporting_archive(tmp_path / "ig.zip"))["answer"]
        noted = [each["why"] for act in said["acts"] for each in act["guards"]]

        assert noted
        assert [pair for pair in [said["format"], *noted] if pair[0] == pair[1]] == []

    def test_counts_close(self, world: World, tmp_path: Path) -> None:
        found = look(world, supporting_archive(tmp_path / "ig.zip"))["answer"]

        assert found["read"] == found["nothing"] + len(found["acts"])

    def test_tells_progress(self, world: World, tmp_path: Path) -> None:
        told: list[int] = []
        engine._opened[:] = [world]

        engine.look_back(str(supporting_archive(tmp_path / "ig.zip")), "jakarta_2024", told.append)

        assert told
        assert told == sorted(told)

    def test_refuses_an_unsafe_zip_as_a_server_does(self, world: World, tmp_path: Path) -> None:
        path = tmp_path / "bad.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("../posts_1.json", "[]")

        assert look(world, path)["error"]["code"] == UnsafeZipError.code

    def test_refuses_what_it_does_not_know_with_a_sentence(
        self, world: World, tmp_path: Path
    ) -> None:
        path = tmp_path / "lain.json"
        path.write_text('{"hal": 1}')

        error = look(world, path)["error"]
        assert "lain.json" in error["problem"]
        assert error["remedy"]

    def test_gives_no_link_that_is_no_page(self, world: World, tmp_path: Path) -> None:
        like = json.loads(dump(instagram_like(owner="pramonoanungw")))
        for label in like["label_values"]:
            if label.get("label") == "URL":
                label["value"] = label["href"] = "javascript:alert(1)"
        path = write_zip(tmp_path / "ig.zip", instagram_files(liked_posts=dump([like])))

        said = look(world, path)

        assert "javascript:" not in json.dumps(said)


class TestOwnDoor:
    def test_lets_in_the_window_and_counts_the_rest(self, world: World) -> None:
        election = world.law.elections["jakarta_2024"]
        door = OwnDoor(election)
        begins, ends = election.window

        assert door.admits(None, begins)  # type: ignore[arg-type]
        assert not door.admits(None, ends)  # type: ignore[arg-type]
        assert door.outside == 1


def test_errors_are_those_of_the_core() -> None:
    assert issubclass(UnsafeZipError, NetralError)
