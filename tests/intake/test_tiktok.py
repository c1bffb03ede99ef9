import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.intake.quarantine import RejectedRecord
from netral.values.act_kind import Verb
from tests.intake.archives import TIKTOK_DATE, TIKTOK_VIDEO, dump, tiktok_files, tiktok_root
from tests.intake.builders import CANARY, CountingDoor, read_all, write_folder, write_zip

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)
VERBS = {Verb.POST, Verb.COMMENT, Verb.REACTION, Verb.FOLLOW, Verb.LIVE_COMMENT}


def read_root(folder: Path, root: Any) -> tuple[dict[Verb, Act], list[RejectedRecord]]:
    path = folder / "data.json"
    path.write_text(json.dumps(root), encoding="utf-8")
    acts, rejected, _ = read_all(path)
    return {act.verb: act for act in acts}, rejected


class TestTikTokArchiveReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    @pytest.mark.parametrize("root", ["", "TikTok_Data_1730000000/"])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any, root: str
    ) -> None:
        files = {root + name: content for name, content in tiktok_files().items()}

        acts, rejected, door = read_all(write(tmp_path / "tt", files))

        assert {act.verb for act in acts} == VERBS
        assert {act.occurred_at for act in acts} == {MOMENT}
        assert {act.zone_source for act in acts} == {ZoneSource.DOCUMENTED}
        assert {act.account.handle for act in acts} == {"pegawai_contoh"}
        assert rejected == []
        assert len(door.asked) == 1
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    def test_reads_the_sections_of_all_generations(self, tmp_path: Path) -> None:
        old, new = tiktok_root(sections="old"), tiktok_root()
        mixed = new | {"Activity": old["Activity"]}
        del mixed["Likes and Favorites"]

        for number, (root, version) in enumerate(
            ((old, "until 2024"), (new, "2024 and later"), (mixed, "mixed sections"))
        ):
            folder = tmp_path / str(number)
            folder.mkdir()
            acts, rejected = read_root(folder, root)
            assert acts[Verb.REACTION].object is not None
            assert acts[Verb.FOLLOW].object is not None
            assert acts[Verb.POST].text == "Kerja bakti"
            assert rejected == []
            assert inspect_file(folder / "data.json").version == version

    def test_takes_keys_in_capital_or_small_letters(self, tmp_path: Path) -> None:
        link = f"https://www.tiktokv.com/share/video/{TIKTOK_VIDEO}"
        root = tiktok_root(
            likes=[{"Date": TIKTOK_DATE, "Link": link}],
            comments=[{"Date": TIKTOK_DATE, "Comment": "Ya", "Url": link}],
        )

        acts, _ = read_root(tmp_path, root)

        for verb in (Verb.REACTION, Verb.COMMENT):
            found = acts[verb].object
            assert found is not None
            assert found.object_id == TIKTOK_VIDEO
            assert found.published_at == datetime.fromtimestamp(int(TIKTOK_VIDEO) >> 32, tz=UTC)

    def test_has_no_object_for_a_comment_without_a_link(self, tmp_path: Path) -> None:
        acts, _ = read_root(tmp_path, tiktok_root())

        assert (acts[Verb.COMMENT].text, acts[Verb.COMMENT].object) == ("Siap", None)

    @pytest.mark.parametrize("nothing", [None, [], {}, ""])
    def test_takes_an_absent_list_for_an_empty_one(self, tmp_path: Path, nothing: Any) -> None:
        acts, rejected = read_root(tmp_path, tiktok_root(comments=nothing, live=nothing))

        assert set(acts) == VERBS - {Verb.COMMENT, Verb.LIVE_COMMENT}
        assert rejected == []

    def test_takes_the_sentinel_of_1969_for_no_moment(self, tmp_path: Path) -> None:
        rows = [
            {"CommentTime": "1969-12-31 23:59:59", "CommentContent": "x", "RawTime": -1},
            {"CommentTime": "1969-12-31 23:59:59", "CommentContent": "x", "RawTime": 0},
            {"CommentTime": "1969-12-31 23:59:59", "CommentContent": "", "RawTime": -1},
        ]
        root = tiktok_root(live={TIKTOK_VIDEO: {"Comments": rows}})

        acts, rejected = read_root(tmp_path, root)

        assert Verb.LIVE_COMMENT not in acts
        assert [record.code for record in rejected] == ["impossible-time"] * 2

    @pytest.mark.parametrize(
        ("settings", "likes", "follows", "posts"),
        [
            ({"Private Account": "Enabled"}, "not_public", "not_public", "not_public"),
            (
                {"Private Account": "Disabled", "Who Can View Videos I Liked": "Myself"},
                *("not_public", "unknown", "unknown"),
            ),
            (
                {"Private Account": "Disabled", "Who Can View Videos I Liked": "Everyone"},
                *("unknown", "unknown", "unknown"),
            ),
            ({"Akun": "?"}, "unknown", "unknown", "unknown"),
        ],
    )
    def test_honours_the_settings_of_privacy(
        self, tmp_path: Path, settings: Any, likes: str, follows: str, posts: str
    ) -> None:
        acts, _ = read_root(tmp_path, tiktok_root(settings=settings))

        assert acts[Verb.REACTION].visibility.value == likes
        assert acts[Verb.FOLLOW].visibility.value == follows
        assert acts[Verb.POST].visibility.value == posts
        assert (acts[Verb.REACTION].object is None) == (likes == "not_public")

    @pytest.mark.parametrize(
        ("audience", "visibility"),
        [
            ("Public", Visibility.PUBLIC),
            ("Everyone", Visibility.PUBLIC),
            ("Friends", Visibility.NOT_PUBLIC),
            ("Only me", Visibility.NOT_PUBLIC),
            ("?", Visibility.UNKNOWN),
        ],
    )
    def test_honours_who_can_view_a_post(
        self, tmp_path: Path, audience: str, visibility: Visibility
    ) -> None:
        post = {"Date": TIKTOK_DATE, "Title": "Halo", "WhoCanView": audience}

        acts, _ = read_root(tmp_path, tiktok_root(posts=[post]))

        assert acts[Verb.POST].visibility is visibility
        assert (acts[Verb.POST].text is None) == (visibility is Visibility.NOT_PUBLIC)

    def test_knows_when_a_post_was_deleted(self, tmp_path: Path) -> None:
        gone = {"Date": TIKTOK_DATE, "DateDeleted": "2024-10-02 09:00:00", "Title": "Hapus"}

        acts, _ = read_root(tmp_path, tiktok_root(posts=[], deleted=[gone]))

        assert acts[Verb.POST].is_deleted
        assert acts[Verb.POST].undone_at == datetime(2024, 10, 2, 9, tzinfo=UTC)

    def test_refuses_records_that_cannot_be_read(self, tmp_path: Path) -> None:
        rows = [
            7,
            {"comment": "x"},
            {"date": "N/A"},
            {"date": "kemarin"},
            {"date": TIKTOK_DATE, "comment": 1},
        ]

        _, rejected = read_root(tmp_path, tiktok_root(comments=rows))

        assert [record.code for record in rejected] == [
            "not-an-object",
            "missing-time",
            "missing-time",
            "unreadable-time",
            "wrong-type",
        ]
        assert rejected[0].pointer == "data.json#/Comment/Comments/CommentsList/0"

    def test_knows_a_single_section_by_what_is_in_it(self, tmp_path: Path) -> None:
        likes = {"Likes and Favorites": tiktok_root()["Likes and Favorites"]}

        _, rejected = read_root(tmp_path, likes)

        assert [record.code for record in rejected] == ["missing-account"]

    def test_says_that_all_of_it_stays_closed(self, tmp_path: Path) -> None:
        watched = {"Your Activity": {"Watch History": {"VideoList": [{"Link": CANARY}]}}}

        with pytest.raises(NetralError) as caught:
            read_root(tmp_path, watched)

        assert caught.value.problem == "data.json is empty: all that is in it stays closed."
        assert inspect_file(tmp_path / "data.json").would_not_read[0].path == "Watch History"

    def test_fails_where_no_list_is_known(self, tmp_path: Path) -> None:
        path = write_folder(
            tmp_path / "a", {"user_data.json": dump({"Activity": {"Baru": []}, "Video": {}})}
        )

        with pytest.raises(NetralError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert caught.value.problem == "a: unknown layout, keys: Activity, Video."

    def test_asks_for_json_where_the_owner_chose_text(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", {"Activity/Like List.txt": CANARY})

        with pytest.raises(NetralError) as caught:
            inspect_file(path)

        assert str(caught.value) == (
            "[NTR-INT-004] a.zip is a TikTok archive without JSON: the owner chose text or HTML, "
            "which holds no keys that can be trusted. "
            "Ask the owner to download it once more and to choose JSON."
        )

    def test_refuses_every_record_where_no_handle_is_named(self, tmp_path: Path) -> None:
        acts, rejected = read_root(tmp_path, tiktok_root(user=""))

        assert acts == {}
        assert {record.code for record in rejected} == {"missing-account"}
        assert len(rejected) == 5

    def test_does_not_look_at_the_archive_of_an_undeclared_owner(self, tmp_path: Path) -> None:
        door = CountingDoor(handles=frozenset())

        acts, rejected, _ = read_all(write_zip(tmp_path / "a.zip", tiktok_files()), door=door)

        assert (acts, rejected, door.unknown) == ([], [], 1)

    def test_says_what_stays_closed_without_naming_people(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_zip(tmp_path / "tt.zip", tiktok_files()))

        unread = {part.path: part.reason for part in inspection.would_not_read}
        assert unread["Direct Message"] == "private messages"
        assert unread["Login History"] == "log-in data and personal data"
        assert "Searches" in unread
        assert inspection.record_count == 5
        assert CANARY not in repr(inspection)

    def test_says_that_an_export_is_empty(self, tmp_path: Path) -> None:
        root = tiktok_root(posts=[], comments=[], likes=None, follows={}, live={})

        acts, rejected = read_root(tmp_path, root)

        assert acts == {}
        assert [record.reason for record in rejected] == ["All lists of the export are empty."]


@pytest.mark.shared
class TestSharedTikTokArchive:
    def test_reads_the_synthetic_user(self, shared_folder: Path) -> None:
        path = shared_folder / "data" / "samples" / "tiktok_dyi" / "user_bob.json"

        records = list(iter_acts(path, door=OpenDoor()))

        acts = [record for record in records if isinstance(record, Act)]
        verbs = [act.verb for act in acts]
        assert (verbs.count(Verb.REACTION), verbs.count(Verb.COMMENT)) == (50, 10)
        assert verbs.count(Verb.FOLLOW) == 50
        assert len(records) == 110

    def test_says_that_the_empty_export_is_empty(self, shared_folder: Path) -> None:
        path = shared_folder / "data" / "samples" / "tiktok_dyi" / "empty_export.json"

        assert inspect_file(path).record_count == 0
        assert inspect_file(path).notes[0] == "All its lists are empty."
