from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from tests.intake.archives import (
    AT,
    dump,
    entry_row,
    instagram_comment,
    instagram_files,
    instagram_like,
    instagram_post,
    instagram_profile,
)
from tests.intake.builders import CANARY, CountingDoor, read_all, write_folder, write_zip

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)


def read_one(folder: Path, **changes: str | None) -> dict[tuple[Platform, Verb], Act]:
    acts, _, _ = read_all(write_zip(folder / "ig.zip", instagram_files(**changes)))
    return {(act.account.platform, act.verb): act for act in acts}


class TestInstagramArchiveReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    @pytest.mark.parametrize("root", ["", "instagram-pegawai-2024-12-01-abc/"])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any, root: str
    ) -> None:
        files = {root + name: content for name, content in instagram_files().items()}

        acts, rejected, door = read_all(write(tmp_path / "ig", files))

        assert [(act.account.platform.value, act.verb.value) for act in acts] == [
            ("instagram", "comment"),
            ("instagram", "follow"),
            ("instagram", "reaction"),
            ("instagram", "post"),
            ("threads", "reaction"),
            ("threads", "post"),
            ("threads", "reply"),
        ]
        assert {act.occurred_at for act in acts} == {MOMENT}
        assert {act.account.handle for act in acts} == {"pegawai_contoh"}
        assert {act.zone_source for act in acts} == {ZoneSource.DOCUMENTED}
        assert rejected == []
        assert len(door.asked) == 2
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    def test_finds_the_object_of_a_newer_like(self, tmp_path: Path) -> None:
        liked = read_one(tmp_path)[Platform.INSTAGRAM, Verb.REACTION].object

        assert liked is not None
        assert liked.object_id == "DAbCdEfGh12"
        assert liked.owner_handle == "pasangan.satu"
        assert liked.text == "Bersama kita bisa"
        assert liked.published_at is not None
        assert liked.published_at.year == 2024

    def test_reads_the_older_layouts(self, tmp_path: Path) -> None:
        like = entry_row("Pasangan.Satu", href="https://www.instagram.com/reel/DAbCdEfGh12/")
        follow = entry_row(value="Pasangan.Satu", href="https://www.instagram.com/pasangan.satu")
        files = {
            "account_information/personal_information.json": instagram_profile(),
            "content/posts_1.json": dump([instagram_post(title="Korsel", creation_timestamp=AT)]),
            "likes/liked_posts.json": dump({"likes_media_likes": [like]}),
            "followers_and_following/following.json": dump({"relationships_following": [follow]}),
        }

        acts, rejected, _ = read_all(write_folder(tmp_path / "ig", files))

        by_verb = {act.verb: act for act in acts}
        assert by_verb[Verb.POST].text == "Korsel"
        for verb in (Verb.REACTION, Verb.FOLLOW):
            found = by_verb[verb].object
            assert found is not None
            assert found.owner_handle == "pasangan.satu"
        assert rejected == []

    def test_knows_of_a_comment_only_whose_post_it_stands_under(self, tmp_path: Path) -> None:
        act = read_one(tmp_path)[Platform.INSTAGRAM, Verb.COMMENT]

        assert act.text == "Keren — lanjut"
        assert act.object is not None
        assert (act.object.owner_handle, act.object.url) == ("pasangan.satu", None)

    @pytest.mark.parametrize(
        "keys",
        [
            ("Opmerking", "Media-eigenaar", "Tijd"),
            ("Komentar", "Pemilik Media", "Waktu"),
            ("Kommentar", "Eigentümer", "Zeit"),
        ],
    )
    def test_reads_localised_keys_by_table_or_by_position(
        self, tmp_path: Path, keys: tuple[str, str, str]
    ) -> None:
        values = ({"value": "Siap"}, {"value": "pasangan.satu"}, {"timestamp": AT})
        comments = dump([instagram_comment(**dict(zip(keys, values, strict=True)))])

        act = read_one(tmp_path, post_comments=comments)[Platform.INSTAGRAM, Verb.COMMENT]

        assert act.text == "Siap"
        assert act.object is not None
        assert act.object.owner_handle == "pasangan.satu"

    def test_reads_a_comment_without_an_owner(self, tmp_path: Path) -> None:
        comment = instagram_comment(Comment={"value": "Siap", "timestamp": AT})

        act = read_one(tmp_path, post_comments=dump([comment]))[Platform.INSTAGRAM, Verb.COMMENT]

        assert (act.text, act.object) == ("Siap", None)

    @pytest.mark.parametrize(
        ("private", "visibility"),
        [("True", Visibility.NOT_PUBLIC), ("False", Visibility.UNKNOWN), ("?", Visibility.UNKNOWN)],
    )
    def test_keeps_no_words_of_a_private_account(
        self, tmp_path: Path, private: str, visibility: Visibility
    ) -> None:
        profile = instagram_profile(private=private)

        act = read_one(tmp_path, personal_information=profile)[Platform.INSTAGRAM, Verb.POST]

        assert act.visibility is visibility
        assert (act.text is None) == (visibility is Visibility.NOT_PUBLIC)

    def test_names_the_account_as_it_was_called_then(self, tmp_path: Path) -> None:
        values = {
            "Changed": {"value": "Username"},
            "Previous Value": {"value": "Nama.Lama"},
            "New Value": {"value": "Pegawai_Contoh"},
            "Change Date": {"timestamp": AT + 60},
        }
        name = "personal_information/personal_information/profile_changes.json"
        files = instagram_files() | {
            name: dump({"profile_profile_change": [{"string_map_data": values}]})
        }
        door = CountingDoor(handles=frozenset({"nama.lama"}), ids=frozenset())

        acts, _, _ = read_all(write_zip(tmp_path / "ig.zip", files), door=door)

        assert {act.account.handle for act in acts} == {"nama.lama"}

    def test_reads_the_handle_under_an_indonesian_key(self, tmp_path: Path) -> None:
        profile = instagram_profile(handle_key="Nama pengguna")

        assert read_one(tmp_path, personal_information=profile)

    def test_takes_no_other_value_for_the_handle(self, tmp_path: Path) -> None:
        profile = instagram_profile(handle_key="Benutzername")
        path = write_zip(tmp_path / "ig.zip", instagram_files(personal_information=profile))

        with pytest.raises(NetralError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert caught.value.problem == (
            "ig.zip: unknown layout, keys: "
            "Email address, Benutzername, Name, Date of birth, Private account."
        )

    def test_refuses_records_without_a_moment_or_a_known_shape(self, tmp_path: Path) -> None:
        likes = dump([instagram_like() | {"timestamp": 0}, {"media": []}, 7])
        path = write_zip(tmp_path / "ig.zip", instagram_files(liked_posts=likes))

        assert [record.code for record in read_all(path)[1]] == [
            "missing-time",
            "unknown-record",
            "not-an-object",
        ]

    def test_refuses_every_record_where_no_profile_names_the_account(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "ig.zip", instagram_files(personal_information=None))

        acts, rejected, _ = read_all(path)

        assert acts == []
        assert {record.code for record in rejected} == {"missing-account"}

    def test_asks_for_json_where_the_owner_chose_html(self, tmp_path: Path) -> None:
        files = {"your_instagram_activity/likes/liked_posts.html": f"<html>{CANARY}"}

        with pytest.raises(NetralError, match="is an Instagram archive in HTML"):
            inspect_file(write_zip(tmp_path / "ig.zip", files))

    def test_does_not_look_at_the_archive_of_an_undeclared_owner(self, tmp_path: Path) -> None:
        door = CountingDoor(ids=frozenset(), handles=frozenset())

        acts, rejected, _ = read_all(write_zip(tmp_path / "a.zip", instagram_files()), door=door)

        assert (acts, rejected, door.unknown) == ([], [], 2)

    def test_says_what_stays_closed_without_naming_people(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_zip(tmp_path / "ig.zip", instagram_files()))

        unread = {part.path: part.reason for part in inspection.would_not_read}
        assert unread["messages (1 file)"] == "private messages"
        assert unread["saved posts (1 file)"] == "private use"
        assert "stories (1 file)" in unread
        assert CANARY not in repr(inspection)

    @pytest.mark.parametrize("name", ["posts_viewed.json", "ads_clicked.json", "unduhan.json"])
    def test_takes_no_post_that_was_only_seen_for_a_liked_one(
        self, tmp_path: Path, name: str
    ) -> None:
        files = instagram_files()
        liked = next(one for path, one in files.items() if path.endswith("liked_posts.json"))
        profile = next(one for path, one in files.items() if "personal_information.j" in path)
        loose = {"personal_information.json": profile, "liked_posts.json": liked}

        acts, _, _ = read_all(write_zip(tmp_path / "a.zip", loose))
        same, _, _ = read_all(write_zip(tmp_path / "b.zip", loose | {name: liked}))

        assert acts
        assert [act.provenance.pointer for act in same] == [act.provenance.pointer for act in acts]


@pytest.mark.shared
class TestSharedInstagramArchive:
    def test_reads_the_synthetic_samples(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "instagram_dyi"

        records = list(iter_acts(folder, door=OpenDoor()))

        acts = [record for record in records if isinstance(record, Act)]
        assert len(acts) == len(records) == 9
        assert {act.account.handle for act in acts} == {"alice_synthetic"}
        verbs = [act.verb.value for act in acts]
        assert (verbs.count("reaction"), verbs.count("follow"), verbs.count("comment")) == (4, 2, 2)

    def test_inspects_each_sample_alone(self, shared_folder: Path) -> None:
        samples = shared_folder / "data" / "samples"
        for path in [*(samples / "instagram_dyi").iterdir(), *(samples / "threads").iterdir()]:
            assert inspect_file(path).source_format == "netral.instagram.archive.v1"
