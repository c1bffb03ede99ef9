import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.intake.errors import (
    DamagedSourceError,
    EmptySourceError,
    RefusedFormatError,
    TooLargeError,
    UnknownLayoutError,
)
from netral.intake.x_archive import XArchiveReader
from netral.values.act_kind import Verb
from netral.values.errors import DamagedZipError, UnsafeZipError
from netral.values.provenance import Grade
from tests.intake.builders import (
    CANARY,
    OWNER_ID,
    CountingDoor,
    read_all,
    wrap,
    write_folder,
    write_zip,
    x_files,
    x_id,
    x_post,
    x_time,
)

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)


def read_posts(folder: Path, *posts: Any, **changes: Any) -> list[Act]:
    files = x_files(tweets=wrap("tweets", posts), **changes)
    acts, _, _ = read_all(write_zip(folder / "x.zip", files))
    return acts


class TestXArchiveReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    @pytest.mark.parametrize("root", ["", "twitter-2024-12-01-abc/"])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any, root: str
    ) -> None:
        files = {root + name: content for name, content in x_files().items()}

        (act,), rejected, _ = read_all(write(tmp_path / "x", files))

        assert act.text == "Pagi & salam"
        assert act.act_id == f"x:{x_id(MOMENT)}"
        assert act.account.account_id == OWNER_ID
        assert act.account.handle == "pegawai_contoh"
        assert (act.verb, act.occurred_at) == (Verb.POST, MOMENT)
        assert act.zone_source is ZoneSource.EXPLICIT
        assert act.provenance.grade is Grade.A
        assert act.provenance.pointer == "data/tweets.js#/0"
        assert [record.code for record in rejected] == ["undated-like", "undated-follow"]

    def test_reads_the_older_layouts(self, tmp_path: Path) -> None:
        files = {
            "account.js": x_files()["data/account.js"],
            "tweet.js": wrap("tweet", [x_post("lama"), x_post("tanpa bungkus")["tweet"]], end=";"),
        }

        acts, _, _ = read_all(write_zip(tmp_path / "x.zip", files))

        assert [act.text for act in acts] == ["lama", "tanpa bungkus"]
        assert inspect_file(tmp_path / "x.zip").version == "before 2020, without manifest"

    def test_reads_parts_in_several_zips_as_one_archive(self, tmp_path: Path) -> None:
        folder = tmp_path / "arsip"
        folder.mkdir()
        files = x_files()
        posts = {"data/tweets.js": files.pop("data/tweets.js")}
        write_zip(folder / "twitter-part1.zip", files)
        write_zip(folder / "twitter-part2.zip", posts)
        write_zip(folder / "twitter-part2 (1).zip", posts)

        acts, rejected, _ = read_all(folder)

        assert [act.text for act in acts] == ["Pagi & salam"]
        assert [record.code for record in rejected] == ["undated-like", "undated-follow"]
        assert acts[0].provenance.source_file == "twitter-part2 (1).zip"
        assert "Read as one archive from 3 places." in inspect_file(folder).notes

    @pytest.mark.parametrize("name", ["tweets", "like"])
    def test_refuses_each_record_of_a_list_that_names_no_account(
        self, tmp_path: Path, name: str
    ) -> None:
        path = tmp_path / "unduhan.js"
        path.write_text(x_files()[f"data/{name}.js"], encoding="utf-8")

        acts, rejected, _ = read_all(path)
        inspection = inspect_file(path)

        assert (acts, [record.code for record in rejected]) == ([], ["missing-account"])
        assert inspection.version == "a part, without manifest"
        assert inspection.notes[0].startswith("No account.js names the account")

    def test_refuses_each_record_of_a_part_without_the_account(self, tmp_path: Path) -> None:
        posts = {"data/tweets.js": x_files()["data/tweets.js"]}

        acts, rejected, _ = read_all(write_zip(tmp_path / "twitter-part2.zip", posts))

        assert (acts, [record.code for record in rejected]) == ([], ["missing-account"])

    def test_reads_all_numbered_lists_in_order(self, tmp_path: Path) -> None:
        files = x_files() | {
            "data/tweets-part2.js": wrap("tweets", [x_post("tiga")], part=2),
            "data/tweets-part1.js": wrap("tweets", [x_post("dua")], part=1),
        }

        acts, _, _ = read_all(write_zip(tmp_path / "x.zip", files))

        assert [act.text for act in acts] == ["Pagi & salam", "dua", "tiga"]

    def test_never_opens_private_parts(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "x.zip", x_files())

        records = list(iter_acts(path, door=OpenDoor()))
        inspection = inspect_file(path)

        assert CANARY not in repr((records, inspection))
        unread = {part.path: part.reason for part in inspection.would_not_read}
        assert unread["direct-messages.js"] == "private messages"
        assert unread["ip-audit.js"] == "log-in data"
        assert unread["2 other files"] == "not on the list of what is read"

    def test_counts_every_record_of_an_undeclared_owner_as_dropped(self, tmp_path: Path) -> None:
        door = CountingDoor(ids=frozenset(), handles=frozenset())

        acts, rejected, _ = read_all(write_zip(tmp_path / "x.zip", x_files()), door=door)

        assert (acts, rejected, door.unknown) == ([], [], 3)

    def test_gives_likes_and_follows_no_invented_moment(self, tmp_path: Path) -> None:
        _, rejected, _ = read_all(write_zip(tmp_path / "x.zip", x_files()))

        assert rejected[0].pointer == "data/like.js#/0"
        assert rejected[0].reason == (
            "The source does not say when the like was given; it is context and no act."
        )

    def test_names_the_account_as_it_was_called_then(self, tmp_path: Path) -> None:
        change = {"changedAt": "2024-09-15T00:00:00.000Z", "changedFrom": "Nama_Lama"}
        rows = [{"screenNameChange": {"accountId": OWNER_ID, "screenNameChange": change}}]
        early = MOMENT - timedelta(days=30)

        acts = read_posts(
            tmp_path,
            x_post("dulu", early),
            x_post("kini"),
            screen_name_change=wrap("screen_name_change", rows),
        )

        assert [act.account.handle for act in acts] == ["nama_lama", "pegawai_contoh"]

    def test_completes_a_long_post_from_its_note(self, tmp_path: Path) -> None:
        full = "Panjang sekali ceritanya. " * 20
        cut = full[:250] + "… https://t.co/abcdefghij"
        note = {
            "noteTweet": {
                "noteTweetId": "1",
                "createdAt": "2024-10-01T08:00:02.000Z",
                "core": {"text": full},
            }
        }

        (act,) = read_posts(tmp_path, x_post(cut), note_tweet=wrap("note_tweet", [note]))

        assert act.text == full


class TestXArchiveDeeds:
    def test_takes_a_repost_for_the_words_of_somebody_else(self, tmp_path: Path) -> None:
        mention = {"screen_name": "Akun_Pasangan", "id_str": "555", "name": CANARY}

        (act,) = read_posts(
            tmp_path,
            x_post("RT @Akun_Pasangan: Ayo ke pasar &amp;…", entities={"user_mentions": [mention]}),
        )

        assert (act.verb, act.text) == (Verb.REPOST, None)
        assert act.object is not None
        assert act.object.owner_handle == "akun_pasangan"
        assert act.object.owner_id == "555"
        assert act.object.text == "Ayo ke pasar &…"

    def test_tells_a_reply_from_a_post_that_goes_on(self, tmp_path: Path) -> None:
        parent = x_id(MOMENT - timedelta(hours=1))
        reply = {
            "in_reply_to_status_id_str": parent,
            "in_reply_to_user_id_str": "555",
            "in_reply_to_screen_name": "Akun_Pasangan",
        }
        own = reply | {"in_reply_to_user_id_str": OWNER_ID}

        answered, went_on = read_posts(tmp_path, x_post("Siap", **reply), x_post("2/2", **own))

        assert (answered.verb, went_on.verb) == (Verb.REPLY, Verb.POST)
        assert answered.object is not None
        assert answered.object.object_id == parent
        assert answered.object.published_at == MOMENT - timedelta(hours=1)
        assert went_on.object is None

    def test_finds_a_quote_by_its_link(self, tmp_path: Path) -> None:
        quoted = x_id(MOMENT - timedelta(days=1))
        urls = [{"expanded_url": f"https://twitter.com/Akun_Pasangan/status/{quoted}?s=20"}]

        (act,) = read_posts(tmp_path, x_post("Setuju https://t.co/a", entities={"urls": urls}))

        assert act.verb is Verb.QUOTE
        assert act.object is not None
        assert (act.object.object_id, act.object.owner_handle) == (quoted, "akun_pasangan")

    def test_marks_edited_deleted_and_pictured_posts(self, tmp_path: Path) -> None:
        first = x_id(MOMENT - timedelta(minutes=20))
        edited = x_post(
            "Ralat",
            edit_info={"edit": {"initialTweetId": first}},
            extended_entities={"media": [{"type": "photo", "media_url": CANARY}]},
        )
        deleted = x_post("Hapus", deleted_at=x_time(MOMENT + timedelta(minutes=5)))

        acts = read_posts(tmp_path, edited, deleted_tweets=wrap("deleted_tweets", [deleted]))

        assert (acts[0].is_edited, acts[0].edited_at, acts[0].has_image) == (True, MOMENT, True)
        assert (acts[1].is_deleted, acts[1].undone_at) == (True, MOMENT + timedelta(minutes=5))


class TestXArchiveVisibility:
    def test_hides_posts_of_protected_times(self, tmp_path: Path) -> None:
        rows = [
            {"protectedHistory": {"protectedAt": "2024-09-01T00:00:00Z", "action": "Protect"}},
            {"protectedHistory": {"protectedAt": "2024-09-20T00:00:00Z", "action": "Unprotect"}},
        ]
        hidden = MOMENT - timedelta(days=20)

        acts = read_posts(
            tmp_path,
            x_post("sebelum", MOMENT - timedelta(days=40)),
            x_post("tertutup", hidden),
            x_post("sesudah"),
            protected_history=wrap("protected_history", rows),
        )

        assert [act.visibility for act in acts] == [
            Visibility.PUBLIC,
            Visibility.NOT_PUBLIC,
            Visibility.PUBLIC,
        ]
        assert [act.text for act in acts] == ["sebelum", None, "sesudah"]

    @pytest.mark.parametrize(
        ("history", "visibility"),
        [
            pytest.param(None, Visibility.UNKNOWN, id="no file"),
            pytest.param(wrap("protected_history", []), Visibility.PUBLIC, id="empty"),
            pytest.param(
                wrap("protected_history", [{"protectedHistory": {"action": "Entah"}}]),
                Visibility.UNKNOWN,
                id="not understood",
            ),
        ],
    )
    def test_says_what_the_archive_lets_it_say(
        self, tmp_path: Path, history: str | None, visibility: Visibility
    ) -> None:
        (act,) = read_posts(tmp_path, x_post("Pagi"), protected_history=history)

        assert act.visibility is visibility


class TestXArchiveRecords:
    @pytest.mark.parametrize(
        ("row", "code"),
        [
            pytest.param({"tweet": {"created_at": x_time(MOMENT)}}, "unknown-record", id="no id"),
            pytest.param({"tweet": {"id_str": "77"}}, "missing-time", id="no time"),
            pytest.param(
                {"tweet": {"id_str": "77", "created_at": "2024-10-01"}}, "unreadable-time", id="t"
            ),
            pytest.param(
                {"tweet": {"id_str": "77", "created_at": "Xxx Foo 01 08:00:00 +0000 2024"}},
                "unreadable-time",
                id="month",
            ),
            pytest.param({"tweet": {"id_str": 7.7e18}}, "numeric-id", id="float id"),
            pytest.param(x_post(CANARY, entities={"urls": "x"}), "unknown-record", id="shape"),
            pytest.param(x_post(CANARY, full_text=None), "unknown-record", id="no text"),
            pytest.param([CANARY], "not-an-object", id="list"),
            pytest.param(x_post(CANARY, user={"id_str": "1"}), "changed-account", id="other"),
        ],
    )
    def test_puts_single_broken_posts_apart(self, tmp_path: Path, row: Any, code: str) -> None:
        files = x_files(tweets=wrap("tweets", [row, x_post("baik")]), like=None, following=None)

        acts, (rejected,), _ = read_all(write_zip(tmp_path / "x.zip", files))

        assert [act.text for act in acts] == ["baik"]
        assert (rejected.code, rejected.pointer) == (code, "data/tweets.js#/0")
        assert CANARY not in repr(rejected)


class TestXArchiveRefusals:
    @pytest.mark.parametrize(
        ("part", "content", "sentence"),
        [
            (
                "data/tweets.js",
                "window.YTD.tweets.part0 = [ {} ]; alert(1)",
                "x.zip, data/tweets.js is damaged: it is no complete JSON array.",
            ),
            (
                "data/tweets.js",
                "window.YTD.tweets.part0 = [ {",
                "x.zip, data/tweets.js is damaged: it is no complete JSON array.",
            ),
            (
                "data/tweets.js",
                "alert(1)",
                "x.zip, data/tweets.js is damaged: it does not begin like a file of an X archive.",
            ),
            (
                "data/account.js",
                wrap("account", []),
                "x.zip, account.js is damaged: it names no account.",
            ),
            (
                "data/account.js",
                wrap("account", [{"account": {"accountId": "ani"}}]),
                "x.zip, account.js is damaged: it names no account.",
            ),
            (
                "data/manifest.js",
                'window.__THAR_CONFIG = {"userInfo":{"accountId":"1"}}',
                "x.zip, manifest.js is damaged: manifest.js and account.js name two accounts.",
            ),
            (
                "data/manifest.js",
                "window.__THAR_CONFIG = [",
                "x.zip, data/manifest.js is damaged: it cannot be read.",
            ),
        ],
    )
    def test_refuses_damaged_parts_with_a_sentence(
        self, tmp_path: Path, part: str, content: str, sentence: str
    ) -> None:
        path = write_zip(tmp_path / "x.zip", x_files() | {part: content})

        with pytest.raises(DamagedSourceError) as caught:
            read_all(path)

        assert caught.value.problem == sentence

    def test_refuses_an_old_archive_and_says_what_to_do(self, tmp_path: Path) -> None:
        files = {"data/js/tweets/2012_01.js": "Grailbird.data.tweets_2012_01 = []"}

        with pytest.raises(RefusedFormatError) as caught:
            read_all(write_zip(tmp_path / "old.zip", files))

        assert caught.value.problem == (
            "old.zip is an old Twitter archive (before 2018, Grailbird): "
            "Netral reads no acts from this kind of file."
        )
        assert caught.value.remedy == "Ask X for a new archive; it holds the same posts and more."

    def test_refuses_an_archive_without_any_list(self, tmp_path: Path) -> None:
        files = x_files(tweets=None, like=None, following=None)

        with pytest.raises(EmptySourceError, match="no list of posts, likes or follows"):
            read_all(write_zip(tmp_path / "x.zip", files))

    def test_names_endings_of_an_unknown_archive_and_no_file_names(self, tmp_path: Path) -> None:
        files = {f"{CANARY}/{CANARY}.json": "[]", "a.json": "[]", f"{CANARY}.{CANARY}": ""}

        with pytest.raises(UnknownLayoutError) as caught:
            read_all(write_zip(tmp_path / "fb.zip", files))

        assert "unknown layout, keys: .json (2), other files (1)" in str(caught.value)
        assert CANARY not in str(caught.value)

    def test_refuses_unsafe_zips(self, tmp_path: Path) -> None:
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("data/account.js", "x")
            archive.writestr("../evil.js", "x")

        with pytest.raises(UnsafeZipError, match="unsafe-name"):
            read_all(path)

    def test_refuses_a_cut_zip(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "x.zip", x_files())
        path.write_bytes(path.read_bytes()[:-40])

        with pytest.raises(DamagedZipError):
            read_all(path)

    def test_refuses_a_part_that_is_too_large(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("netral.intake.archive.MAX_PART_BYTES", 100)

        with pytest.raises(TooLargeError, match="allowed are 100"):
            read_all(write_folder(tmp_path / "x", x_files()))

    def test_does_not_follow_links_in_a_folder(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "x", x_files(tweets=None))
        secret = tmp_path / "secret.js"
        secret.write_text(wrap("tweets", [x_post(CANARY)]), encoding="utf-8")
        (folder / "data" / "tweets.js").symlink_to(secret)

        acts, _, _ = read_all(folder)

        assert acts == []


class TestXArchiveInspection:
    def test_reports_what_the_manifest_promises_and_what_is_there(self, tmp_path: Path) -> None:
        manifest = {
            "userInfo": {"accountId": OWNER_ID},
            "archiveInfo": {"isPartialArchive": True},
            "dataTypes": {
                "tweets": {
                    "files": [
                        {"fileName": "data/tweets.js", "count": "5"},
                        {"fileName": "data/tweets-part1.js", "count": "9"},
                        {"fileName": "data/ad-impressions.js", "count": "9"},
                    ]
                }
            },
        }
        files = x_files(manifest="window.__THAR_CONFIG = " + json.dumps(manifest))

        notes = XArchiveReader().inspect(write_zip(tmp_path / "x.zip", files)).notes

        assert "data/tweets.js has 1 records; the manifest says 5." in notes
        assert "data/tweets-part1.js is missing; the manifest says it has 9 records." in notes
        assert "Parts of this archive are missing: put all its zips into one folder." in notes
        assert not any("ad-impressions" in note for note in notes)


@pytest.mark.shared
class TestSharedXArchive:
    def test_reads_real_lists_of_2019_and_2023(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "x_archive"

        records = list(iter_acts(folder, door=OpenDoor()))

        acts = [record for record in records if isinstance(record, Act)]
        assert [act.verb for act in acts] == [Verb.REPLY]
        assert acts[0].occurred_at == datetime(2023, 8, 12, 16, 10, 37, tzinfo=UTC)
        assert len(records) == 4
