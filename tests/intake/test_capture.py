from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.intake import inspect_file
from netral.intake.act import Act, Visibility
from netral.intake.errors import UnknownLayoutError
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral.values.provenance import Grade
from tests.intake.builders import (
    CANARY,
    OWNER_HANDLE,
    OWNER_ID,
    captured_facebook_post,
    captured_instagram_comment,
    captured_instagram_post,
    captured_other_x_post,
    captured_threads_post,
    captured_tiktok_comment,
    captured_tiktok_post,
    captured_x_post,
    envelope,
    flatten,
    fourcat_x_row,
    read_all,
    write_csv,
    write_lines,
    x_id,
)

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)
EVERY_KIND = pytest.mark.parametrize(
    ("platform", "item", "act_id"),
    [
        pytest.param("twitter.com", captured_x_post(), f"x:{x_id(MOMENT)}", id="X"),
        pytest.param("twitter.com", captured_x_post(old=True), f"x:{x_id(MOMENT)}", id="X, old"),
        pytest.param("instagram.com", captured_instagram_post(), "instagram:DAbCdEfGh12", id="IG"),
        pytest.param("tiktok.com", captured_tiktok_post(), "tiktok:7420000000000000000", id="TT"),
        pytest.param(
            "tiktok-comments", captured_tiktok_comment(), "tiktok:7420000000000000099", id="TTC"
        ),
        pytest.param("twitter-comments", captured_x_post(), f"x:{x_id(MOMENT)}", id="XC"),
        pytest.param(
            "instagram-comments",
            captured_instagram_comment(),
            "instagram:18000000000000001",
            id="IGC",
        ),
        pytest.param("threads.net", captured_threads_post(), "threads:DBcDeFgHi34", id="Threads"),
    ],
)


def read_item(folder: Path, platform: str, item: Any) -> Act:
    acts, rejected, _ = read_all(write_lines(folder / "a.ndjson", [envelope(platform, item)]))
    assert rejected == []
    return acts[0]


@EVERY_KIND
class TestZeeschuimerReader:
    @pytest.mark.parametrize("form", [dict, flatten])
    def test_reads_lines_as_captured_and_as_processed(
        self, tmp_path: Path, platform: str, item: Any, act_id: str, form: Any
    ) -> None:
        line = form(envelope(platform, item))

        (act,), rejected, _ = read_all(write_lines(tmp_path / "a.ndjson", [line]))

        assert rejected == []
        assert act.act_id == act_id
        assert act.occurred_at == MOMENT
        assert act.account.account_id == OWNER_ID
        assert act.account.handle == OWNER_HANDLE.casefold()
        assert act.provenance.grade is Grade.C
        assert act.text
        assert CANARY not in repr(act)

    def test_drops_undeclared_authors_unread(
        self, tmp_path: Path, platform: str, item: Any, act_id: str
    ) -> None:
        foreign = _make_foreign(item)

        acts, rejected, door = read_all(
            write_lines(tmp_path / "a.ndjson", [envelope(platform, foreign)])
        )

        assert (acts, rejected, door.unknown) == ([], [], 1)
        assert act_id

    def test_puts_an_object_of_another_shape_apart(
        self, tmp_path: Path, platform: str, item: Any, act_id: str
    ) -> None:
        lines = [
            envelope(platform, {"teks": CANARY}),
            envelope(platform, item),
            envelope("gab", {"x": CANARY}),
            '{"source_platform": "' + platform + '", "data": {',
        ]

        acts, rejected, _ = read_all(write_lines(tmp_path / "a.ndjson", lines))

        assert [act.act_id for act in acts] == [act_id]
        assert [record.code for record in rejected] == [
            "missing-account",
            "unknown-platform",
            "broken-json",
        ]
        assert CANARY not in repr(rejected)

    def test_refuses_pseudonyms(
        self, tmp_path: Path, platform: str, item: Any, act_id: str
    ) -> None:
        hashed = _make_foreign(item, name="d41d8cd98f00b204e9800998ecf8427e")

        _, (rejected,), door = read_all(
            write_lines(tmp_path / "a.ndjson", [envelope(platform, hashed)])
        )

        assert rejected.code == "pseudonymised-account"
        assert door.asked == []
        assert act_id


def _make_foreign(value: Any, name: str = "999") -> Any:
    if isinstance(value, dict):
        return {key: _make_foreign(inner, name) for key, inner in value.items()}
    return name if value in (OWNER_ID, OWNER_HANDLE) else value


class TestCapturedFacebook:
    def test_reads_a_post_by_the_number_of_its_author(self, tmp_path: Path) -> None:
        act = read_item(tmp_path, "facebook.com", captured_facebook_post())

        assert act.act_id == "facebook:122100000000000001"
        assert (act.account.account_id, act.account.handle) == (OWNER_ID, "pegawai.contoh")
        assert (act.verb, act.text, act.occurred_at) == (Verb.POST, "Halo", MOMENT)
        assert act.visibility is Visibility.UNKNOWN
        assert CANARY not in repr(act)

    def test_refuses_a_story_without_author_number_or_moment(self, tmp_path: Path) -> None:
        dateless = captured_facebook_post()
        dateless["comet_sections"].pop("context_layout")
        items = [captured_facebook_post(actors=[]), dateless, captured_facebook_post(post_id=None)]

        _, rejected, _ = read_all(
            write_lines(tmp_path / "a.ndjson", [envelope("facebook.com", item) for item in items])
        )

        assert [record.code for record in rejected] == [
            *("missing-account", "missing-time", "unknown-record"),
        ]


class TestCapturedX:
    def test_reads_a_repost_with_the_full_words_of_its_object(self, tmp_path: Path) -> None:
        other = captured_other_x_post("Ayo ke pasar &amp; sawah")
        item = captured_x_post(
            "RT @Akun_Pasangan: Ayo ke…", retweeted_status_result={"result": {"tweet": other}}
        )

        act = read_item(tmp_path, "twitter.com", item)

        assert (act.verb, act.text) == (Verb.REPOST, None)
        assert act.object is not None
        assert act.object.text == "Ayo ke pasar & sawah"
        assert (act.object.owner_id, act.object.owner_handle) == ("555", "akun_pasangan")
        assert act.object.published_at == MOMENT

    def test_reads_a_quote_even_if_its_object_is_withheld(self, tmp_path: Path) -> None:
        quoted = captured_x_post("Setuju", is_quote_status=True, quoted_status_id_str="1")
        shown = quoted | {"quoted_status_result": {"result": captured_other_x_post("Program")}}
        withheld = quoted | {"quoted_status_result": {"result": {"tombstone": {"text": CANARY}}}}

        with_object = read_item(tmp_path, "twitter.com", shown)
        without = read_item(tmp_path, "twitter.com", withheld)

        assert (with_object.verb, without.verb) == (Verb.QUOTE, Verb.QUOTE)
        assert with_object.object is not None
        assert with_object.object.text == "Program"
        assert without.object is not None
        assert (without.object.object_id, without.object.text) == ("1", None)

    def test_reads_replies_notes_pictures_and_limited_posts(self, tmp_path: Path) -> None:
        item = captured_x_post(
            "Panjang…",
            in_reply_to_status_id_str="7",
            in_reply_to_user_id_str="555",
            in_reply_to_screen_name="Akun_Pasangan",
            entities={"media": [{"type": "photo"}]},
        )
        item["note_tweet"] = {"note_tweet_results": {"result": {"text": "Panjang sekali"}}}
        item["edit_control"] = {"edit_tweet_ids": ["1", "2"]}

        act = read_item(tmp_path, "x.com", {"__typename": "Limited", "tweet": item, "id": 1})

        assert (act.verb, act.text, act.has_image) == (Verb.REPLY, "Panjang sekali", True)
        assert act.is_edited
        assert act.object is not None
        assert act.object.owner_handle == "akun_pasangan"

    def test_reads_captures_of_before_2023(self, tmp_path: Path) -> None:
        item = captured_x_post("Lama")
        adaptive = {
            "id": 1.7e18,
            "type": "adaptive",
            "legacy": item["legacy"],
            "user": {"id_str": OWNER_ID, "screen_name": OWNER_HANDLE, "protected": False},
        }

        act = read_item(tmp_path, "twitter.com", adaptive)

        assert (act.text, act.visibility) == ("Lama", Visibility.PUBLIC)
        assert act.act_id == f"x:{x_id(MOMENT)}"

    def test_refuses_a_post_with_two_authors(self, tmp_path: Path) -> None:
        item = captured_x_post(user_id_str="1")

        _, (rejected,), _ = read_all(write_lines(tmp_path / "a.ndjson", [envelope("x.com", item)]))

        assert rejected.code == "two-answers"


class TestCapturedInstagram:
    def test_reads_the_graph_form(self, tmp_path: Path) -> None:
        item = {
            "__typename": "GraphImage",
            "shortcode": "Babc",
            "taken_at_timestamp": 1_727_769_600,
            "owner": {"id": OWNER_ID, "username": OWNER_HANDLE, "is_private": False},
            "edge_media_to_caption": {"edges": [{"node": {"text": "Foto lama"}}]},
        }

        act = read_item(tmp_path, "instagram.com", item)

        assert (act.text, act.has_image) == ("Foto lama", True)
        assert act.visibility is Visibility.PUBLIC

    def test_puts_partial_captures_without_time_apart(self, tmp_path: Path) -> None:
        item = captured_instagram_post(taken_at=None, _zs_partial=True)

        _, (rejected,), _ = read_all(
            write_lines(tmp_path / "a.ndjson", [envelope("instagram.com", item)])
        )

        assert rejected.code == "missing-time"
        assert rejected.reason == (
            "There is no moment of the act in taken_at; the capture is partial."
        )

    def test_keeps_no_words_of_a_private_account(self, tmp_path: Path) -> None:
        user = {"pk": OWNER_ID, "username": OWNER_HANDLE, "is_private": True}

        act = read_item(tmp_path, "instagram.com", captured_instagram_post(user=user))

        assert (act.visibility, act.text) == (Visibility.NOT_PUBLIC, None)

    def test_refuses_a_user_and_an_owner_who_differ(self, tmp_path: Path) -> None:
        item = captured_instagram_post(owner={"id": "1", "username": "lain"})

        _, (rejected,), _ = read_all(
            write_lines(tmp_path / "a.ndjson", [envelope("instagram.com", item)])
        )

        assert rejected.code == "two-answers"


class TestCapturedTikTok:
    def test_reads_an_author_that_is_a_bare_handle(self, tmp_path: Path) -> None:
        item = captured_tiktok_post(author=OWNER_HANDLE, authorId=OWNER_ID)

        act = read_item(tmp_path, "tiktok.com", item)

        assert act.account.account_id == OWNER_ID

    def test_takes_a_duet_for_a_quote_of_its_video(self, tmp_path: Path) -> None:
        item = captured_tiktok_post(
            duetInfo={"duetFromId": "7410000000000000000"}, imagePost={"images": []}
        )

        act = read_item(tmp_path, "tiktok.com", item)

        assert (act.verb, act.has_image) == (Verb.QUOTE, True)
        assert act.object is not None
        assert act.object.object_id == "7410000000000000000"

    @pytest.mark.parametrize(("reply_id", "verb"), [("0", Verb.COMMENT), ("74", Verb.REPLY)])
    def test_gives_comments_their_video_as_object(
        self, tmp_path: Path, reply_id: str, verb: Verb
    ) -> None:
        act = read_item(tmp_path, "tiktok-comments", captured_tiktok_comment(reply_id=reply_id))

        assert act.verb is verb
        assert act.object is not None
        assert act.object.object_id == "7420000000000000000"
        assert act.object.published_at is not None


class TestCapturedThreads:
    @pytest.mark.parametrize(
        ("info", "verb", "text", "owner"),
        [
            ({}, Verb.POST, "Utas pagi", None),
            (
                {"is_reply": True, "reply_to_author": {"pk": "5", "username": "Akun"}},
                Verb.REPLY,
                "Utas pagi",
                "akun",
            ),
            (
                {"is_reply": True, "reply_to_author": {"pk": OWNER_ID}},
                Verb.POST,
                "Utas pagi",
                None,
            ),
            (
                {"share_info": {"quoted_post": {"code": "Q", "user": {"username": "Akun"}}}},
                Verb.QUOTE,
                "Utas pagi",
                "akun",
            ),
            (
                {"share_info": {"reposted_post": {"code": "Q", "user": {"username": "Akun"}}}},
                Verb.REPOST,
                None,
                "akun",
            ),
        ],
    )
    def test_tells_posts_replies_quotes_and_reposts_apart(
        self, tmp_path: Path, info: Any, verb: Verb, text: str | None, owner: str | None
    ) -> None:
        item = captured_threads_post(text_post_app_info=info)

        act = read_item(tmp_path, "threads.com", item)

        assert (act.verb, act.text) == (verb, text)
        assert (act.object.owner_handle if act.object else None) == owner


class TestFourCatTableReader:
    @pytest.mark.parametrize("separator", [",", ";"])
    def test_reads_posts_and_uses_the_epoch_moment(self, tmp_path: Path, separator: str) -> None:
        path = write_csv(tmp_path / "a.csv", [fourcat_x_row()], separator=separator)

        (act,), _, _ = read_all(path)

        assert (act.verb, act.text) == (Verb.POST, "Halo dari tabel")
        assert act.occurred_at == MOMENT
        assert act.act_id == f"x:{x_id(MOMENT)}"
        assert CANARY not in repr(act)
        assert inspect_file(path).version == "X posts"

    @pytest.mark.parametrize(
        ("changes", "verb", "owner"),
        [
            (
                {"is_retweet": "yes", "retweeted_user": "Akun", "body": "RT @Akun: Ayo"},
                Verb.REPOST,
                "akun",
            ),
            (
                {"is_quote_tweet": "yes", "quote_author": "Akun", "quote_tweet_id": "1"},
                Verb.QUOTE,
                "akun",
            ),
            ({"is_reply": "yes", "replied_author": "Akun"}, Verb.REPLY, "akun"),
            ({"is_reply": "yes", "replied_author": OWNER_HANDLE}, Verb.POST, None),
        ],
    )
    def test_tells_reposts_quotes_and_replies_apart(
        self, tmp_path: Path, changes: dict[str, str], verb: Verb, owner: str | None
    ) -> None:
        (act,), _, _ = read_all(write_csv(tmp_path / "a.csv", [fourcat_x_row(**changes)]))

        assert act.verb is verb
        assert (act.object.owner_handle if act.object else None) == owner

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"unix_timestamp": ...}, "missing-zone"),
            ({"unix_timestamp": "0"}, "missing-time"),
            ({"author": "a" * 64, "author_id": ""}, "pseudonymised-account"),
            ({"author": "REDACTED", "author_id": "REDACTED"}, "pseudonymised-account"),
            ({"author": "", "author_id": ""}, "missing-account"),
            ({"author_id": "4.1E+08"}, "numeric-id"),
        ],
    )
    def test_puts_rows_apart_that_nobody_can_date_or_attribute(
        self, tmp_path: Path, changes: dict[str, Any], code: str
    ) -> None:
        row = {k: v for k, v in fourcat_x_row(**changes).items() if v is not ...}

        acts, (rejected,), _ = read_all(write_csv(tmp_path / "a.csv", [row]))

        assert acts == []
        assert rejected.code == code

    @pytest.mark.parametrize(
        ("columns", "platform", "verb"),
        [
            ({"tiktok_url": "u"}, Platform.TIKTOK, Verb.POST),
            (
                {"post_id": "7420000000000000000", "is_comment_on_comment": "no"},
                Platform.TIKTOK,
                Verb.COMMENT,
            ),
            (
                {"link_thumbnail_url": "", "quotes": "0", "reposts": "0"},
                Platform.THREADS,
                Verb.POST,
            ),
            ({"num_media": "1", "media_type": "photo"}, Platform.INSTAGRAM, Verb.POST),
            ({"num_media": "1", "type": "photo"}, Platform.INSTAGRAM, Verb.POST),
            ({"author_name": CANARY, "is_in_group": "no"}, Platform.FACEBOOK, Verb.POST),
        ],
    )
    def test_tells_platforms_apart_by_their_columns(
        self, tmp_path: Path, columns: dict[str, str], platform: Platform, verb: Verb
    ) -> None:
        common = ("id", "thread_id", "author", "body", "timestamp", "unix_timestamp")
        row = {name: fourcat_x_row()[name] for name in common} | columns

        (act,), _, _ = read_all(write_csv(tmp_path / "a.csv", [row]))

        assert (act.account.platform, act.verb) == (platform, verb)

    def test_takes_the_number_of_a_facebook_profile_for_an_id(self, tmp_path: Path) -> None:
        common = ("id", "body", "timestamp", "unix_timestamp")
        columns = {"author": f"profile.php?id={OWNER_ID}", "author_name": "", "is_in_group": "no"}
        row = {name: fourcat_x_row()[name] for name in common} | columns

        (act,), _, _ = read_all(write_csv(tmp_path / "a.csv", [row]))

        assert (act.account.account_id, act.account.handle) == (OWNER_ID, None)

    def test_does_not_guess_the_platform(self, tmp_path: Path) -> None:
        common = ("id", "thread_id", "author", "body", "timestamp", "unix_timestamp")

        with pytest.raises(UnknownLayoutError, match="keys: id, thread_id, author, body"):
            read_all(
                write_csv(tmp_path / "a.csv", [{name: fourcat_x_row()[name] for name in common}])
            )
