import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.intake import find_reader, inspect_file
from netral.intake.act import Act, Visibility, ZoneSource
from netral.intake.quarantine import RejectedRecord
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.answers import X_INCLUDED, X_USERS, x_api_answer, x_api_post
from tests.intake.builders import CANARY, OWNER_ID, read_all, x_id

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)


def read(folder: Path, *documents: Any) -> tuple[list[Act], list[RejectedRecord], int]:
    path = folder / "answer.json"
    path.write_text("\n".join(json.dumps(one) for one in documents), encoding="utf-8")
    acts, rejected, door = read_all(path)
    return acts, rejected, door.dropped


def refer(kind: str, **changes: Any) -> Any:
    return x_api_post(referenced_tweets=[{"type": kind, "id": X_INCLUDED["id"]}], **changes)


class TestXApiReader:
    def test_reads_posts_of_declared_accounts_only(self, tmp_path: Path) -> None:
        foreign = x_api_post(author_id="777", text=CANARY)

        acts, rejected, dropped = read(tmp_path, x_api_answer(x_api_post(), foreign))

        (act,) = acts
        assert (act.verb, act.text) == (Verb.POST, "Pagi & salam")
        assert (act.account.account_id, act.account.handle) == (OWNER_ID, "pegawai_contoh")
        assert act.act_id == f"x:{x_id(MOMENT)}"
        assert act.visibility is Visibility.PUBLIC
        assert act.provenance.grade is Grade.B
        assert act.provenance.pointer == "#/data/0"
        assert dropped == 1
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    def test_reads_what_twarc_wrote_around_answers(self, tmp_path: Path) -> None:
        answer = x_api_answer(x_api_post()) | {"__twarc": {"version": "2.13"}}

        (first, second), _, _ = read(tmp_path, answer, answer)

        assert first == second or first.act_id == second.act_id
        assert first.account.handle == "pegawai_contoh"

    def test_reads_posts_that_twarc_flattened_with_their_author(self, tmp_path: Path) -> None:
        (author,) = [user for user in X_USERS if user["id"] == OWNER_ID]
        post = x_api_post() | {"author": author, "__twarc": {"version": "2.13"}}

        (act,), rejected, _ = read(tmp_path, post)

        assert (act.account.account_id, act.account.handle) == (OWNER_ID, "pegawai_contoh")
        assert (act.text, rejected) == ("Pagi & salam", [])

    def test_takes_the_whole_text_of_a_long_post(self, tmp_path: Path) -> None:
        long = x_api_post(note_tweet={"text": "Panjang sekali"})

        (act,), _, _ = read(tmp_path, x_api_answer(long))

        assert act.text == "Panjang sekali"

    def test_gives_a_repost_the_text_of_the_included_post(self, tmp_path: Path) -> None:
        post = refer("retweeted", text="RT @Akun_Pasangan: Mari ber…")

        (act,), _, _ = read(tmp_path, x_api_answer(post))

        assert (act.verb, act.text) == (Verb.REPOST, None)
        assert act.object is not None
        assert act.object.text == "Mari bersama membangun kota, sampai tuntas"
        assert (act.object.owner_id, act.object.owner_handle) == ("555", "akun_pasangan")

    def test_takes_the_cut_text_where_the_post_is_not_included(self, tmp_path: Path) -> None:
        post = refer("retweeted", text="RT @Akun_Pasangan: Mari ber…")

        (act,), _, _ = read(tmp_path, x_api_answer(post, includes={"users": X_USERS}))

        assert act.object is not None
        assert (act.object.text, act.object.owner_handle) == ("Mari ber…", "akun_pasangan")
        assert act.object.published_at is not None

    @pytest.mark.parametrize(
        ("post", "verb", "owner"),
        [
            (refer("quoted"), Verb.QUOTE, "akun_pasangan"),
            (refer("replied_to", in_reply_to_user_id="555"), Verb.REPLY, "akun_pasangan"),
            (x_api_post(in_reply_to_user_id="555"), Verb.REPLY, "akun_pasangan"),
        ],
    )
    def test_names_the_object_of_quotes_and_replies(
        self, tmp_path: Path, post: Any, verb: Verb, owner: str
    ) -> None:
        (act,), _, _ = read(tmp_path, x_api_answer(post))

        assert act.verb is verb
        assert act.object is not None
        assert act.object.owner_handle == owner

    def test_takes_a_reply_to_oneself_for_a_post(self, tmp_path: Path) -> None:
        post = refer("replied_to", in_reply_to_user_id=OWNER_ID)

        (act,), _, _ = read(tmp_path, x_api_answer(post))

        assert act.verb is Verb.POST

    def test_takes_the_moment_of_the_id_where_none_was_asked_for(self, tmp_path: Path) -> None:
        (act,), _, _ = read(tmp_path, x_api_answer(x_api_post(created_at=None)))

        assert (act.occurred_at, act.zone_source) == (MOMENT, ZoneSource.DOCUMENTED)

    def test_names_an_edited_post_by_its_first_version(self, tmp_path: Path) -> None:
        later = x_id(datetime(2024, 10, 1, 9, tzinfo=UTC))
        post = x_api_post(id=later, edit_history_tweet_ids=[x_id(MOMENT), later])

        (act,), _, _ = read(tmp_path, x_api_answer(post))

        assert act.act_id == f"x:{x_id(MOMENT)}"
        assert act.edited_at == datetime(2024, 10, 1, 9, tzinfo=UTC)

    def test_keeps_no_words_of_a_protected_author(self, tmp_path: Path) -> None:
        users = [X_USERS[0] | {"protected": True}]

        (act,), _, _ = read(tmp_path, x_api_answer(x_api_post(), includes={"users": users}))

        assert (act.visibility, act.text) == (Visibility.NOT_PUBLIC, None)

    def test_quarantines_posts_that_were_asked_for_and_are_not_shown(self, tmp_path: Path) -> None:
        problem = "https://api.twitter.com/2/problems/resource-not-found"
        errors = [
            {"parameter": "ids", "value": CANARY, "detail": CANARY, "type": problem},
            {"parameter": "referenced_tweets.id", "value": CANARY, "type": problem},
        ]

        acts, rejected, _ = read(tmp_path, x_api_answer(x_api_post(), errors=errors))

        assert len(acts) == 1
        assert [record.reason for record in rejected] == [
            "The platform answered that it does not show this record (resource-not-found)."
        ]
        assert CANARY not in repr(rejected)

    def test_reads_single_posts_and_pages_one_a_line(self, tmp_path: Path) -> None:
        single = x_api_answer() | {"data": x_api_post()}

        acts, _, _ = read(tmp_path, single, x_api_answer(x_api_post()))

        assert [act.provenance.pointer for act in acts] == ["line 1/data", "line 2/data/0"]

    def test_refuses_posts_that_cannot_be_read(self, tmp_path: Path) -> None:
        broken = [x_api_post(author_id=None), x_api_post(created_at="kemarin"), 7]
        broken.append(x_api_post(id=None, created_at=None))

        _, rejected, _ = read(tmp_path, x_api_answer(x_api_post(), *broken))

        assert [record.code for record in rejected] == [
            "missing-account",
            "unreadable-time",
            "not-an-object",
            "missing-time",
        ]

    def test_inspects_an_answer_without_showing_content(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(x_api_answer(x_api_post(text=CANARY)), indent=1))

        inspection = inspect_file(path)

        assert find_reader(path).source_format == "netral.x.api.v2"
        assert (inspection.version, inspection.record_count) == ("v2", 1)
        assert CANARY not in repr(inspection)
