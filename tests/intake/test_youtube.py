import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.intake.quarantine import RejectedRecord
from netral.intake.youtube.table import TableKind, find_table
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.answers import (
    youtube_api_answer,
    youtube_api_comment,
    youtube_api_thread,
    youtube_api_video,
)
from tests.intake.archives import dump
from tests.intake.builders import CANARY, CountingDoor, read_all, write_folder, write_zip
from tests.intake.builders import OWNER_CHANNEL as CHANNEL
from tests.intake.exports import (
    COMMENT_HEADER,
    DUTCH_COMMENT_HEADER,
    ISO,
    OLD_COMMENT_HEADER,
    OTHER_CHANNEL,
    VIDEO,
    activity,
    table,
    youtube_comment,
    youtube_files,
)

DOOR_IDS = frozenset({CHANNEL})


def read(path: Path) -> tuple[list[Act], list[RejectedRecord], CountingDoor]:
    return read_all(path, door=CountingDoor(ids=DOOR_IDS, handles=frozenset()))


class TestYouTubeTakeoutReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any
    ) -> None:
        acts, rejected, door = read(write(tmp_path / "yt", youtube_files()))

        assert {act.verb for act in acts} == {
            *(Verb.COMMENT, Verb.LIVE_COMMENT, Verb.REACTION, Verb.FOLLOW)
        }
        assert {act.account.account_id for act in acts} == {CHANNEL}
        assert {act.provenance.grade for act in acts} == {Grade.A}
        assert {act.zone_source for act in acts} == {ZoneSource.EXPLICIT}
        assert [record.code for record in rejected] == ["undated-follow"]
        assert len(door.asked) == 1
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    @pytest.mark.parametrize(
        ("header", "order", "text"),
        [
            (
                COMMENT_HEADER,
                (0, 1, 2, 3, 4, 5, 6),
                '{"text":"Halo"},{"text":"\n"},{"text":"semua"}',
            ),
            (
                OLD_COMMENT_HEADER,
                (3, 0, 1, 2, 4, 5, 6),
                '{"takeoutSegments":[{"text":"Halo\nsemua"}]}',
            ),
            (DUTCH_COMMENT_HEADER, (0, 1, 2, 3, 4, 5, 6), '{"text":"Halo\nsemua"}'),
        ],
    )
    def test_reads_comments_in_both_layouts_and_any_language(
        self, tmp_path: Path, header: tuple[str, ...], order: tuple[int, ...], text: str
    ) -> None:
        row = youtube_comment(text, parent="UgxZZZZZZZZZZZZZZZZZZZZ1")
        comments = table(header, [row[at] for at in order])

        acts, _, _ = read(write_zip(tmp_path / "a.zip", youtube_files(comments=comments)))

        (act,) = (act for act in acts if act.verb is Verb.REPLY)
        assert act.text == "Halo\nsemua"
        assert act.act_id == "youtube:UgxAAAAAAAAAAAAAAAAAAAA1"
        assert act.object is not None
        assert act.object.object_id == VIDEO

    def test_finds_files_by_their_columns_and_not_by_their_names(self, tmp_path: Path) -> None:
        files = {
            name.replace("comments", "reacties").replace("My Activity", "Mijn activiteit"): content
            for name, content in youtube_files().items()
        }

        acts, _, _ = read(write_zip(tmp_path / "a.zip", files))

        assert Verb.COMMENT in {act.verb for act in acts}

    def test_leaves_out_the_names_of_people_mentioned(self, tmp_path: Path) -> None:
        text = f'{{"text":"Halo "}},{{"mention":{{"displayName":"{CANARY}"}}}},{{"text":" siap"}}'
        comments = table(COMMENT_HEADER, youtube_comment(text))

        acts, _, _ = read(write_zip(tmp_path / "a.zip", youtube_files(comments=comments)))

        assert "Halo  siap" in {act.text for act in acts}

    def test_reads_a_like_and_a_subscription_of_my_activity(self, tmp_path: Path) -> None:
        acts, _, _ = read(write_zip(tmp_path / "a.zip", youtube_files()))

        by_verb = {act.verb: act.object for act in acts}
        liked, followed = by_verb[Verb.REACTION], by_verb[Verb.FOLLOW]
        assert liked is not None
        assert (liked.object_id, liked.owner_id, liked.text) == (
            VIDEO,
            OTHER_CHANNEL,
            "Kerja nyata",
        )
        assert followed is not None
        assert followed.owner_id == OTHER_CHANNEL

    @pytest.mark.parametrize(
        ("title", "reaction"),
        [
            ("Menyukai Pasar", "like"),
            ("Tidak menyukai Pasar", "dislike"),
            ("Disliked x", "dislike"),
        ],
    )
    def test_knows_the_words_of_a_reaction(self, tmp_path: Path, title: str, reaction: str) -> None:
        files = youtube_files(MyActivity=dump([activity(title)]))

        acts, _, _ = read(write_zip(tmp_path / "a.zip", files))

        assert reaction in {act.reaction for act in acts}

    def test_refuses_a_row_in_an_unknown_language_without_its_words(self, tmp_path: Path) -> None:
        files = youtube_files(MyActivity=dump([activity(f"Paborito {CANARY}")]))

        acts, rejected, _ = read(write_zip(tmp_path / "a.zip", files))

        assert "unknown-verb" in [record.code for record in rejected]
        assert CANARY not in repr((acts, rejected))

    def test_passes_over_what_stands_under_a_history_setting_in_any_language(
        self, tmp_path: Path
    ) -> None:
        watched = activity(f"Pinanood {CANARY}", activityControls=["x"])
        promoted = activity(f"Nakita {CANARY}", details=[{"name": "x"}])
        files = youtube_files(MyActivity=dump([watched, promoted]))

        _, rejected, _ = read(write_zip(tmp_path / "a.zip", files))

        assert [record.code for record in rejected] == ["undated-follow"]

    def test_never_counts_watching_and_searching(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_zip(tmp_path / "a.zip", youtube_files()))

        assert inspection.record_count == 5
        assert CANARY not in repr(inspection)
        unread = {part.path for part in inspection.would_not_read}
        assert "watching and searching (1 file)" in unread
        assert "playlists (1 file)" in unread

    def test_takes_liked_videos_only_with_a_moment(self, tmp_path: Path) -> None:
        name = "Takeout/YouTube and YouTube Music/playlists/Liked videos.csv"
        undated = table(("Video ID", "x"), (VIDEO, ""))
        dated = table(("Video ID", "Playlist Video Creation Timestamp"), (VIDEO, ISO))

        _, rejected, _ = read(write_zip(tmp_path / "a.zip", youtube_files() | {name: undated}))
        acts, _, _ = read(write_zip(tmp_path / "b.zip", youtube_files() | {name: dated}))

        assert "undated-like" in {record.code for record in rejected}
        assert [act.verb for act in acts].count(Verb.REACTION) == 2

    def test_reads_liked_videos_below_the_playlist_as_until_2023(self, tmp_path: Path) -> None:
        name = "Takeout/YouTube and YouTube Music/playlists/Liked videos.csv"
        above = "Playlist ID,Channel ID,Title\nLL,UCx,Liked videos\n\n"
        files = youtube_files() | {
            name: above + table(("Video ID", "Time Added"), (VIDEO, "2024-10-01 08:00:00 UTC"))
        }

        acts, _, _ = read(write_zip(tmp_path / "a.zip", files))

        (liked,) = [act for act in acts if "Liked videos" in act.provenance.pointer]
        assert liked.provenance.pointer.endswith("row 5")
        assert liked.object is not None
        assert (liked.verb, liked.object.object_id) == (Verb.REACTION, VIDEO)

    def test_knows_the_list_of_liked_videos_that_came_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "Video yang disukai.csv"
        table = (
            "Video ID,Playlist Video Creation Timestamp\ndQw4w9WgXcQ,2024-10-01T08:00:00+00:00\n"
        )
        path.write_text(table, encoding="utf-8")

        acts, rejected, _ = read_all(path)

        assert (acts, [record.code for record in rejected]) == ([], ["missing-account"])

    @pytest.mark.parametrize(
        ("names", "missing"),
        [
            (("takeout-20241001T000000Z-001", "takeout-20241001T000000Z-004"), "4: 2, 3"),
            (("takeout-20241001T000000Z-2-002",), "2: 1"),
            (("twitter-2024-part3",), "3: 1, 2"),
            (("takeout-001", "takeout-002", "takeout-002 (1)"), None),
            (("youtube-2024-10-05", "youtube_12", "youtube"), None),
        ],
    )
    def test_names_the_parts_that_are_missing(
        self, tmp_path: Path, names: tuple[str, ...], missing: str | None
    ) -> None:
        for name in names:
            write_zip(tmp_path / f"{name}.zip", youtube_files())

        notes = inspect_file(tmp_path).notes

        told = [note for note in notes if note.startswith("Parts that are missing")]
        assert told == ([f"Parts that are missing before part {missing}."] if missing else [])

    def test_asks_for_json_in_any_language(self, tmp_path: Path) -> None:
        name = "Takeout/YouTube dan YouTube Music/histori/histori tontonan.html"

        with pytest.raises(NetralError, match="a YouTube Takeout in HTML"):
            read_all(write_zip(tmp_path / "t.zip", {name: "<html>"}))

    def test_refuses_likes_where_no_channel_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "activity.json"
        path.write_text(dump([activity("Liked x")]), encoding="utf-8")

        _, rejected, _ = read(path)

        assert [record.code for record in rejected] == ["missing-account"]
        assert inspect_file(path).notes[0].startswith("No single channel is named")

    def test_asks_for_json_where_the_owner_chose_html(self, tmp_path: Path) -> None:
        files = {"Takeout/YouTube and YouTube Music/history/watch-history.html": CANARY}

        with pytest.raises(NetralError, match="is a YouTube Takeout in HTML"):
            inspect_file(write_zip(tmp_path / "a.zip", files))

    def test_refuses_rows_that_cannot_be_read(self, tmp_path: Path) -> None:
        rows = [
            ("", ISO, "0", "UgxAAAAAAAAAAAAAAAAAAAA1", "", VIDEO, ""),
            (CHANNEL, "", "0", "UgxAAAAAAAAAAAAAAAAAAAA1", "", VIDEO, ""),
            (CHANNEL, ISO, "0", "UgxAAAAAAAAAAAAAAAAAAAA1", "", VIDEO, '{"text":'),
            (CHANNEL, ISO, "0"),
        ]
        path = tmp_path / "comments.csv"
        path.write_text(table(COMMENT_HEADER, *rows), encoding="utf-8")

        _, rejected, _ = read(path)

        assert sorted((record.pointer, record.code) for record in rejected) == [
            ("comments.csv row 2", "missing-account"),
            ("comments.csv row 3", "missing-time"),
            ("comments.csv row 4", "broken-json"),
            ("comments.csv row 5", "wrong-cell-count"),
        ]


class TestFindTable:
    def test_takes_no_other_table_for_one_of_its_own(self) -> None:
        other = table(("nama", "isi", "waktu"), ("a", "b", "c"))
        playlist = table(("Video ID", "Playlist Video Creation Timestamp"), (VIDEO, ISO))

        assert find_table(other.encode()) is None
        assert find_table(playlist.encode()) is None
        assert find_table(b"") is None

    def test_finds_subscriptions_by_their_columns(self) -> None:
        found = find_table(
            table(("Kanaal", "Adres", "Titel"), (CHANNEL, "http://x.id/a", "b")).encode()
        )

        assert found is not None
        assert (found.kind, found.is_localised) == (TableKind.SUBSCRIPTIONS, True)


class TestYouTubeApiReader:
    def read(self, folder: Path, *documents: Any) -> tuple[list[Act], list[RejectedRecord], int]:
        path = folder / "answer.json"
        text = "\n".join(json.dumps(document) for document in documents)
        path.write_text(text, encoding="utf-8")
        acts, rejected, door = read(path)
        return acts, rejected, door.unknown

    def test_reads_comments_and_replies_of_declared_channels_only(self, tmp_path: Path) -> None:
        foreign = youtube_api_comment("UCforeign")
        thread = youtube_api_thread(foreign, youtube_api_comment(), foreign)

        acts, rejected, dropped = self.read(
            tmp_path, youtube_api_answer(youtube_api_thread(), thread)
        )

        assert [act.verb for act in acts] == [Verb.COMMENT, Verb.REPLY]
        assert dropped == 2
        assert acts[0].object is not None
        assert (acts[0].object.object_id, acts[0].object.owner_id) == (VIDEO, OTHER_CHANNEL)
        assert acts[0].text == "Lanjutkan"
        assert acts[0].visibility is Visibility.PUBLIC
        assert acts[0].provenance.grade is Grade.B
        assert acts[1].provenance.pointer == "#/items/1/replies/0"
        assert CANARY not in repr((acts, rejected))

    def test_knows_that_a_comment_was_edited(self, tmp_path: Path) -> None:
        comment = youtube_api_comment(updatedAt="2024-10-01T09:00:00Z")

        (act,), _, _ = self.read(tmp_path, youtube_api_answer(youtube_api_thread(comment)))

        assert act.is_edited
        assert act.edited_at == datetime(2024, 10, 1, 9, tzinfo=UTC)

    def test_reads_pages_of_answers_one_a_line(self, tmp_path: Path) -> None:
        page = youtube_api_answer(youtube_api_thread())

        acts, _, _ = self.read(tmp_path, page, page)

        assert [act.provenance.pointer for act in acts] == ["line 1/items/0", "line 2/items/0"]

    @pytest.mark.parametrize(
        ("status", "visibility"),
        [
            ({"privacyStatus": "public"}, Visibility.PUBLIC),
            ({"privacyStatus": "private"}, Visibility.NOT_PUBLIC),
            ({"privacyStatus": "unlisted"}, Visibility.UNKNOWN),
            (None, Visibility.UNKNOWN),
        ],
    )
    def test_reads_videos_with_their_visibility(
        self, tmp_path: Path, status: Any, visibility: Visibility
    ) -> None:
        answer = youtube_api_answer(
            youtube_api_video(status=status), kind="youtube#videoListResponse"
        )

        (act,), _, _ = self.read(tmp_path, answer)

        assert (act.verb, act.visibility) == (Verb.POST, visibility)
        assert act.text == (None if visibility is Visibility.NOT_PUBLIC else "Judul\nUraian")

    def test_reads_subscriptions_with_their_moment(self, tmp_path: Path) -> None:
        snippet = {
            "channelId": CHANNEL,
            "publishedAt": "2024-10-01T08:00:00Z",
            "title": CANARY,
            "resourceId": {"kind": "youtube#channel", "channelId": OTHER_CHANNEL},
        }
        item = {"kind": "youtube#subscription", "snippet": snippet}

        (act,), _, _ = self.read(
            tmp_path, youtube_api_answer(item, kind="youtube#SubscriptionListResponse")
        )

        assert act.verb is Verb.FOLLOW
        assert act.object is not None
        assert act.object.owner_id == OTHER_CHANNEL
        assert CANARY not in repr(act)

    def test_keeps_no_words_of_a_comment_that_moderation_holds_back(self, tmp_path: Path) -> None:
        comment = youtube_api_comment(moderationStatus="heldForReview")

        (act,), _, _ = self.read(tmp_path, youtube_api_answer(youtube_api_thread(comment)))

        assert (act.visibility, act.text) == (Visibility.NOT_PUBLIC, None)

    def test_refuses_comments_of_deleted_accounts_and_unknown_items(self, tmp_path: Path) -> None:
        nameless = youtube_api_comment(None, authorDisplayName="")
        answer = youtube_api_answer(
            youtube_api_thread(nameless),
            {"kind": "youtube#baru"},
            {"kind": "youtube#commentThread"},
        )

        _, rejected, _ = self.read(tmp_path, answer)

        assert [record.code for record in rejected] == [
            "missing-account",
            "unknown-record",
            "unknown-record",
        ]

    def test_says_that_an_answer_holds_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(NetralError, match="it holds no item"):
            self.read(tmp_path, youtube_api_answer())


@pytest.mark.shared
class TestSharedYouTube:
    def test_reads_the_samples(self, shared_folder: Path) -> None:
        samples = shared_folder / "data" / "samples"

        takeout = list(iter_acts(samples / "youtube_takeout", door=OpenDoor()))
        (answered,) = iter_acts(
            samples / "youtube_api" / "comment_thread_single.json", door=OpenDoor()
        )

        acts = [record for record in takeout if isinstance(record, Act)]
        assert [act.verb.value for act in acts] == [
            *("comment", "comment", "reaction", "reaction", "follow", "repost")
        ]
        assert acts[0].text is not None
        assert acts[0].text.count("\n") == 1
        assert len(takeout) == 6
        assert isinstance(answered, Act)
        assert answered.verb is Verb.COMMENT
