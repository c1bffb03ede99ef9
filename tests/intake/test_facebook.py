import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, RejectedRecord, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.archives import (
    AT,
    BEFORE,
    dump,
    facebook_comment,
    facebook_files,
    facebook_post,
    facebook_profile,
    facebook_reaction,
    mangle,
)
from tests.intake.builders import CANARY, CountingDoor, read_all, write_folder, write_zip

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)


def read_one(folder: Path, **changes: str | None) -> dict[Verb, Act]:
    acts, _, _ = read_all(write_zip(folder / "fb.zip", facebook_files(**changes)))
    return {act.verb: act for act in acts}


class TestFacebookArchiveReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    @pytest.mark.parametrize("root", ["", "facebook-pegawai-01_12_2024-abc/"])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any, root: str
    ) -> None:
        files = {root + name: content for name, content in facebook_files().items()}

        acts, rejected, door = read_all(write(tmp_path / "fb", files))

        assert [act.verb for act in acts] == [
            *(Verb.COMMENT, Verb.REACTION, Verb.FOLLOW, Verb.COMMENT),
            *(Verb.JOIN_GROUP, Verb.LEAVE_GROUP, Verb.REACTION, Verb.POST),
        ]
        assert {act.account.handle for act in acts} == {"pegawai_contoh"}
        assert {act.occurred_at for act in acts[:4]} == {MOMENT}
        assert {act.provenance.grade for act in acts} == {Grade.A}
        assert {act.zone_source for act in acts} == {ZoneSource.DOCUMENTED}
        assert {act.visibility for act in acts} == {Visibility.UNKNOWN}
        assert [record.code for record in rejected] == ["undated-event"]
        assert len(door.asked) == 1
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    def test_reads_the_older_layouts(self, tmp_path: Path) -> None:
        reaction = {"reaction": {"reaction": "ANGER", "actor": CANARY}}
        row = {"timestamp": AT, "data": [reaction], "title": f"{CANARY} likes {CANARY}'s photo."}
        files = {
            "profile_information/profile_information.json": facebook_profile(),
            "posts/your_posts_1.json": dump([facebook_post("lama")]),
            "comments_and_reactions/posts_and_comments.json": dump({"reactions_v2": [row]}),
        }

        reacted, posted = read_all(write_folder(tmp_path / "fb", files))[0]

        assert (posted.verb, posted.text) == (Verb.POST, "lama")
        assert (reacted.verb, reacted.reaction, reacted.object) == (Verb.REACTION, "angry", None)

    def test_repairs_texts_whose_bytes_became_letters(self, tmp_path: Path) -> None:
        acts = read_one(tmp_path)

        assert acts[Verb.POST].text == "Selamat pagi — kopi"

    def test_finds_owner_and_post_of_a_reaction_in_its_link(self, tmp_path: Path) -> None:
        reactions = dump([facebook_reaction()])

        files = {
            "personal_information/profile_information.json": facebook_profile(),
            "comments_and_reactions/likes_and_reactions_1.json": reactions,
        }
        (act,), _, _ = read_all(write_zip(tmp_path / "fb.zip", files))

        assert act.object is not None
        assert act.reaction == "like"
        assert act.object.owner_handle == "pasangan.satu"
        assert act.object.object_id == "pfbid0aaa"

    def test_joins_a_group_with_the_leave_that_has_no_data(self, tmp_path: Path) -> None:
        acts = read_one(tmp_path)
        joined, left = acts[Verb.JOIN_GROUP], acts[Verb.LEAVE_GROUP]

        assert joined.object is not None
        assert left.object is not None
        assert joined.object.text == left.object.text == "Warga “Guyub”"
        assert joined.undone_at == left.occurred_at
        assert "whether the group" in joined.visibility_basis

    def test_says_of_acts_in_groups_that_the_group_may_be_closed(self, tmp_path: Path) -> None:
        acts, _, _ = read_all(write_zip(tmp_path / "fb.zip", facebook_files()))

        (in_group,) = (act for act in acts if "closed" in act.visibility_basis)
        assert (in_group.verb, in_group.text) == (Verb.COMMENT, None)

    def test_knows_that_a_liked_page_was_unfollowed_later(self, tmp_path: Path) -> None:
        acts, _, _ = read_all(write_zip(tmp_path / "fb.zip", facebook_files()))

        (liked,) = (act for act in acts if act.object and act.object.text == "Halaman Satu")
        assert liked.verb is Verb.REACTION
        assert liked.undone_at is not None
        assert liked.undone_at.timestamp() == AT + 99

    def test_keeps_the_name_in_a_title_only_if_it_is_a_page(self, tmp_path: Path) -> None:
        on_page = facebook_comment(title="Pegawai membalas komentar Halaman Satu.")
        comments = dump({"comments_v2": [facebook_comment(), on_page]})

        acts = read_one(tmp_path, **{"comments.json": comments})

        assert acts[Verb.COMMENT].object is None
        replied = acts[Verb.REPLY].object
        assert replied is not None
        assert replied.text == "Halaman Satu"

    def test_goes_by_the_key_of_a_list_and_not_by_the_name_of_its_file(
        self, tmp_path: Path
    ) -> None:
        in_group = dump({"group_comments_v3": [facebook_comment("di grup")]})
        path = write_zip(tmp_path / "fb.zip", facebook_files(**{"comments.json": in_group}))

        (act,) = (act for act in read_all(path)[0] if act.text == "di grup")

        assert "closed" in act.visibility_basis

    def test_reads_all_comments_of_one_record(self, tmp_path: Path) -> None:
        several = [{"comment": {"timestamp": AT + n, "comment": f"ke-{n}"}} for n in range(2)]
        comments = dump({"comments_v2": [facebook_comment(data=several)]})
        path = write_zip(tmp_path / "fb.zip", facebook_files(**{"comments.json": comments}))

        acts = [act for act in read_all(path)[0] if act.text and act.text.startswith("ke-")]

        assert [act.provenance.pointer for act in acts] == [
            "comments_and_reactions/comments.json#/comments_v2/0/data/0",
            "comments_and_reactions/comments.json#/comments_v2/0/data/1",
        ]

    @pytest.mark.parametrize(("text", "verb"), [("Baca ini", Verb.QUOTE), (None, Verb.REPOST)])
    def test_takes_a_post_with_a_link_for_a_share(
        self, tmp_path: Path, text: str | None, verb: Verb
    ) -> None:
        link = {"url": "https://www.facebook.com/pasangan.satu/posts/1abcdef", "name": "Ayo"}
        post = facebook_post(text, attachments=[{"data": [{"external_context": link}]}])

        act = read_one(tmp_path, your_posts=dump([post]))[verb]

        assert act.object is not None
        assert (act.object.owner_handle, act.object.text) == ("pasangan.satu", "Ayo")

    def test_reads_each_file_once_when_parts_hold_it_twice(self, tmp_path: Path) -> None:
        folder = tmp_path / "parts"
        folder.mkdir()
        first = facebook_files()
        name = "your_facebook_activity/comments_and_reactions/comments.json"
        other = {name: dump({"comments_v2": [facebook_comment("dari bagian dua")]})}
        write_zip(folder / "facebook-1.zip", first)
        write_zip(folder / "facebook-2.zip", first | other)

        acts, _, _ = read_all(folder)

        comments = [act for act in acts if act.verb is Verb.COMMENT and act.text]
        assert [act.text for act in comments] == ["Mantap", "dari bagian dua"]
        assert [act.provenance.source_file for act in comments] == [
            "facebook-1.zip",
            "facebook-2.zip",
        ]
        assert [act.verb for act in acts].count(Verb.POST) == 1
        assert "Read as one archive from 2 places." in inspect_file(folder).notes

    def test_does_not_look_at_the_archive_of_an_undeclared_owner(self, tmp_path: Path) -> None:
        door = CountingDoor(ids=frozenset(), handles=frozenset())

        acts, rejected, _ = read_all(write_zip(tmp_path / "a.zip", facebook_files()), door=door)

        assert (acts, rejected, door.unknown) == ([], [], 1)

    def test_leaves_out_what_lies_outside_the_window(self, tmp_path: Path) -> None:
        path = write_zip(
            tmp_path / "fb.zip",
            facebook_files(your_posts=dump([facebook_post(timestamp=BEFORE)])),
        )

        acts, _, door = read_all(path)

        assert Verb.POST not in {act.verb for act in acts}
        assert door.outside == 1

    @pytest.mark.parametrize(
        ("timestamp", "code"),
        [
            (0, "missing-time"),
            (None, "missing-time"),
            (1, "impossible-time"),
            ("x", "unreadable-time"),
        ],
    )
    def test_invents_no_moment(self, tmp_path: Path, timestamp: Any, code: str) -> None:
        posts = dump([facebook_post(timestamp=timestamp)])
        path = write_zip(tmp_path / "fb.zip", facebook_files(your_posts=posts))

        assert read_all(path)[1][-1].code == code

    def test_refuses_every_record_where_no_profile_names_the_account(self, tmp_path: Path) -> None:
        nameless = dump({"profile_v2": {"name": {"full_name": CANARY}}})
        path = write_zip(tmp_path / "fb.zip", facebook_files(profile_information=nameless))

        acts, rejected, _ = read_all(path)

        assert acts == []
        assert {record.code for record in rejected} == {"missing-account"}
        assert inspect_file(path).notes[0].startswith("No profile file names the account")

    def test_takes_the_number_of_a_profile_without_a_vanity_name(self, tmp_path: Path) -> None:
        uri = "https://www.facebook.com/profile.php?id=410000001"
        profile = facebook_profile(username=None, profile_uri=uri)

        acts = read_one(tmp_path, profile_information=profile)

        assert acts[Verb.POST].account.account_id == "410000001"
        assert acts[Verb.POST].account.handle is None

    def test_quarantines_a_list_of_unknown_layout_with_its_keys(self, tmp_path: Path) -> None:
        path = write_zip(
            tmp_path / "fb.zip", facebook_files(**{"comments.json": dump({"komentar_v9": []})})
        )

        acts, rejected, _ = read_all(path)

        assert acts
        assert rejected[0].reason == (
            "The list has another layout than any that the reader knows (keys: komentar_v9)."
        )

    def test_fails_where_no_list_has_a_known_layout(self, tmp_path: Path) -> None:
        files = {
            "personal_information/profile_information.json": facebook_profile(),
            "comments_and_reactions/comments.json": dump({"komentar_v9": []}),
        }

        with pytest.raises(NetralError) as caught:
            list(iter_acts(write_zip(tmp_path / "fb.zip", files), door=OpenDoor()))

        assert caught.value.problem == "fb.zip: unknown layout, keys: komentar_v9."

    def test_asks_for_json_where_the_owner_chose_html(self, tmp_path: Path) -> None:
        files = {"your_facebook_activity/posts/your_posts_1.html": f"<html>{CANARY}"}

        with pytest.raises(NetralError) as caught:
            inspect_file(write_zip(tmp_path / "fb.zip", files))

        assert str(caught.value) == (
            "[NTR-INT-004] fb.zip is a Facebook archive in HTML: the owner chose HTML, which "
            "holds no kinds and no moments that can be trusted. "
            "Ask the owner to download it once more and to choose JSON."
        )

    def test_answers_a_cut_list_with_one_sentence(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "fb.zip", facebook_files(your_posts='[{"timestamp": 1'))

        with pytest.raises(NetralError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert caught.value.problem == (
            "fb.zip, posts/your_posts__check_ins__photos_and_videos_1.json is damaged: "
            "it is no complete JSON array."
        )

    def test_says_what_stays_closed_without_naming_people(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_zip(tmp_path / "fb.zip", facebook_files()))

        unread = {part.path: part.reason for part in inspection.would_not_read}
        assert unread["messages (1 file)"] == "private messages"
        assert unread["log-in data (1 file)"] == "log-in data"
        assert inspection.record_count == 9
        assert CANARY not in repr(inspection)

    def test_repairs_keys_and_labels_before_it_compares_them(self, tmp_path: Path) -> None:
        row = facebook_reaction()
        row["label_values"][0] = {"label": mangle("Cảm xúc"), "value": mangle("Phẫn nộ")}
        files = {
            "personal_information/profile_information.json": facebook_profile(),
            "comments_and_reactions/likes_and_reactions.json": json.dumps([row]),
        }

        (act,), _, _ = read_all(write_zip(tmp_path / "fb.zip", files))

        assert act.reaction == "angry"

    @pytest.mark.parametrize(
        ("key", "row"),
        [
            ("reactions", {"data": [{"reaction": {"reaction": "LIKE", "actor": CANARY}}]}),
            ("comments", {"data": [{"comment": {"comment": CANARY}}]}),
            ("groups_joined", {"data": [{"name": CANARY}]}),
            ("page_likes", {"name": CANARY}),
        ],
    )
    def test_knows_a_list_of_before_2020_that_came_alone(
        self, tmp_path: Path, key: str, row: dict[str, Any]
    ) -> None:
        path = tmp_path / "unduhan.json"
        path.write_text(dump({key: [{"timestamp": AT, "title": CANARY} | row]}), encoding="utf-8")

        acts, rejected, _ = read_all(path)

        assert inspect_file(path).source_format == "netral.facebook.archive.v1"
        assert (acts, [record.code for record in rejected]) == ([], ["missing-account"])

    def test_reads_posts_and_comments_that_stand_in_one_list_of_groups(
        self, tmp_path: Path
    ) -> None:
        title = f"{CANARY} wrote in a group"
        rows = [
            {"timestamp": AT, "data": [{"post": "Kiriman"}], "title": title},
            {"timestamp": AT, "data": [{"comment": {"comment": "Komentar"}}], "title": title},
        ]
        files = {
            "profile_information/profile_information.json": facebook_profile(),
            "groups/your_posts_and_comments_in_groups.json": dump(
                {"group_posts": {"activity_log_data": rows}}
            ),
        }

        acts, _, _ = read_all(write_zip(tmp_path / "fb.zip", files))

        assert [(act.verb, act.text) for act in acts] == [
            (Verb.POST, "Kiriman"),
            (Verb.COMMENT, "Komentar"),
        ]

    def test_takes_no_post_that_was_put_away_for_one(self, tmp_path: Path) -> None:
        posts = dump([facebook_post("Halo")])
        files = {"profile_information.json": facebook_profile(), "your_posts_1.json": posts}
        away = files | {"archive.json": dump([facebook_post("Disimpan")])}

        acts, _, _ = read_all(write_zip(tmp_path / "fb.zip", away))

        assert [act.text for act in acts] == ["Halo"]

    def test_reads_a_comment_of_labelled_values(self, tmp_path: Path) -> None:
        url = "https://www.facebook.com/pasangan.satu/posts/pfbid0aaa"
        values = [{"label": "Komentar", "value": "Setuju"}, {"label": "URL", "href": url}]
        files = {
            "personal_information/profile_information.json": facebook_profile(),
            "comments_and_reactions/comments.json": dump(
                [{"timestamp": AT, "media": [], "label_values": values, "fbid": "1"}]
            ),
        }

        (act,), _, _ = read_all(write_zip(tmp_path / "fb.zip", files))

        assert (act.verb, act.text) == (Verb.COMMENT, "Setuju")
        assert act.object is not None
        assert act.object.owner_handle == "pasangan.satu"

    def test_takes_no_labelled_post_for_an_empty_one(self, tmp_path: Path) -> None:
        files = {
            "personal_information/profile_information.json": facebook_profile(),
            "posts/your_posts_1.json": dump(
                [{"timestamp": AT, "label_values": [{"label": "Teks", "value": CANARY}]}]
            ),
        }

        acts, rejected, _ = read_all(write_zip(tmp_path / "fb.zip", files))

        assert (acts, [record.code for record in rejected]) == ([], ["unknown-record"])


@pytest.mark.shared
class TestSharedFacebookArchive:
    def test_inspects_the_samples_and_refuses_them_for_want_of_a_profile(
        self, shared_folder: Path
    ) -> None:
        folder = shared_folder / "data" / "samples" / "facebook_dyi"

        records = list(iter_acts(folder, door=OpenDoor()))

        assert inspect_file(folder).record_count == 13
        assert {record.code for record in records if isinstance(record, RejectedRecord)} == {
            "missing-account"
        }

    def test_reads_the_samples_once_a_profile_is_beside_them(
        self, shared_folder: Path, tmp_path: Path
    ) -> None:
        samples = (shared_folder / "data" / "samples" / "facebook_dyi").iterdir()
        files = {path.name: path.read_text(encoding="utf-8") for path in samples}
        files["profile_information.json"] = facebook_profile()

        records = list(iter_acts(write_folder(tmp_path / "fb", files), door=OpenDoor()))

        acts = [record for record in records if isinstance(record, Act)]
        assert [act.verb.value for act in acts] == [
            *["follow"] * 3,
            *["reaction"] * 4,
            *["comment"] * 3,
        ]
        assert [act.reaction for act in acts[3:7]] == ["like", "like", "like", "sad"]
        assert len(records) == 13
