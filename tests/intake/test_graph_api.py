import json
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility
from netral.intake.quarantine import RejectedRecord
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral.values.provenance import Grade
from tests.intake.answers import instagram_api_comment, page_comment, threads_api_post
from tests.intake.builders import CANARY, OWNER_HANDLE, CountingDoor, read_all


def read(
    folder: Path, document: Any, door: CountingDoor | None = None
) -> tuple[list[Act], list[RejectedRecord]]:
    path = folder / "answer.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    acts, rejected, _ = read_all(path, door=door)
    return acts, rejected


class TestGraphApiReader:
    def test_refuses_people_whose_ids_are_valid_on_one_page_only(self, tmp_path: Path) -> None:
        comments = {"data": [page_comment(), page_comment(**{"from": None})], "paging": {}}

        acts, rejected = read(tmp_path, comments)

        assert acts == []
        assert [record.code for record in rejected] == ["page-scoped-account", "missing-account"]
        assert rejected[0].reason == (
            "The id in from is valid on one page only and names no account elsewhere."
        )
        assert CANARY not in repr(rejected)

    def test_finds_comments_below_posts_that_were_asked_for_nothing_else(
        self, tmp_path: Path
    ) -> None:
        post = {"id": "4455_101", "created_time": "2024-10-01T08:00:00+0000"}
        post_with = post | {"comments": {"data": [page_comment()]}}

        _, rejected = read(tmp_path, {"data": [post_with]})

        assert [record.code for record in rejected] == ["missing-account", "page-scoped-account"]

    def test_refuses_reactions_which_have_no_moment_either(self, tmp_path: Path) -> None:
        answer = {"data": [{"id": "9001", "name": CANARY, "type": "LIKE"}], "paging": {}}

        _, rejected = read(tmp_path, answer)

        assert [record.code for record in rejected] == ["page-scoped-account"]

    def test_reads_what_the_page_itself_wrote(self, tmp_path: Path) -> None:
        own = {"from": {"id": "4455", "name": "Kota"}}
        comment = page_comment(message="Terima kasih", **own)
        post = page_comment(id="4455_101", message="Kabar", privacy={"value": "EVERYONE"}, **own)
        post["comments"] = {"data": [comment, page_comment()]}

        acts, rejected = read(tmp_path, {"data": [post]}, CountingDoor(ids=frozenset({"4455"})))

        assert [(act.verb, act.text) for act in acts] == [
            (Verb.POST, "Kabar"),
            (Verb.COMMENT, "Terima kasih"),
        ]
        assert acts[0].visibility is Visibility.PUBLIC
        assert acts[1].object is not None
        assert acts[1].object.object_id == "101"
        assert [record.pointer for record in rejected] == ["#/data/0/comments/data/1"]

    def test_reads_instagram_comments_by_their_handle(self, tmp_path: Path) -> None:
        reply = {"id": "1", "timestamp": "2024-10-01T08:00:00+0000", "text": CANARY}
        comment = instagram_api_comment(replies={"data": [reply]})

        (act,), rejected = read(
            tmp_path, {"data": [comment, instagram_api_comment(username=CANARY)]}
        )

        assert (act.verb, act.text) == (Verb.COMMENT, "Lanjut")
        assert act.account.platform is Platform.INSTAGRAM
        assert (act.account.account_id, act.account.handle) == (None, "pegawai_contoh")
        assert act.object is not None
        assert act.object.object_id == "17840000000000001"
        assert act.visibility is Visibility.PUBLIC
        assert act.provenance.grade is Grade.B
        assert [record.code for record in rejected] == ["missing-account"]
        assert CANARY not in repr((act, rejected))

    def test_keeps_no_words_of_a_hidden_comment(self, tmp_path: Path) -> None:
        (act,), _ = read(tmp_path, instagram_api_comment(hidden=True))

        assert (act.visibility, act.text) == (Visibility.NOT_PUBLIC, None)

    def test_reads_posts_of_a_discovered_account(self, tmp_path: Path) -> None:
        media = {
            "id": "1",
            "caption": "Foto",
            "timestamp": "2024-10-01T08:00:00+0000",
            "permalink": "https://www.instagram.com/p/DAbCdEfGh12/",
            "media_type": "IMAGE",
        }
        account = {"username": OWNER_HANDLE, "name": CANARY, "media": {"data": [media]}}

        (act,), _ = read(tmp_path, {"business_discovery": account, "id": "9"})

        assert (act.act_id, act.text, act.has_image) == ("instagram:DAbCdEfGh12", "Foto", True)

    @pytest.mark.parametrize(
        ("changes", "verb"),
        [
            ({}, Verb.POST),
            ({"is_reply": True, "replied_to": {"id": "12"}}, Verb.REPLY),
            ({"is_quote_post": True}, Verb.QUOTE),
        ],
    )
    def test_reads_threads_by_their_handle(self, tmp_path: Path, changes: Any, verb: Verb) -> None:
        (act,), _ = read(tmp_path, {"data": [threads_api_post(**changes)]})

        assert (act.verb, act.act_id) == (verb, "threads:DBcDeFgHi34")
        assert act.account.platform is Platform.THREADS
        assert (act.object is not None) == (verb is Verb.REPLY)

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda comment: {"mentioned_comment": comment, "id": "9"},
            lambda comment: {"17890000000000001": comment, "17890000000000002": comment},
            lambda comment: {"data": [comment], "paging": {}},
            lambda comment: comment,
        ],
    )
    def test_knows_a_comment_in_every_kind_of_answer(self, tmp_path: Path, wrap: Any) -> None:
        short = {"id": "1", "text": "Lanjut", "timestamp": "2024-10-01T08:00:00+0000"}

        acts, rejected = read(tmp_path, wrap(short | {"username": OWNER_HANDLE}))
        nobody, missing = read(tmp_path, wrap(short))

        assert {act.text for act in acts} == {"Lanjut"}
        assert (rejected, nobody) == ([], [])
        assert {record.code for record in missing} == {"missing-account"}

    def test_does_not_take_private_messages_to_a_page_for_comments(self, tmp_path: Path) -> None:
        message = page_comment(to={"data": [{"name": CANARY}]}, permalink_url=...)
        del message["permalink_url"]

        with pytest.raises(NetralError, match="private messages are never opened"):
            read(tmp_path, message)

    def test_refuses_nodes_that_cannot_be_read(self, tmp_path: Path) -> None:
        nodes = [instagram_api_comment(timestamp=None), instagram_api_comment(timestamp="?"), 7]

        _, rejected = read(tmp_path, {"data": [instagram_api_comment(), *nodes]})

        assert [record.code for record in rejected] == [
            "missing-time",
            "unreadable-time",
            "not-an-object",
        ]

    def test_says_that_an_account_alone_holds_no_post(self, tmp_path: Path) -> None:
        with pytest.raises(NetralError, match="it holds no item"):
            read(tmp_path, {"business_discovery": {"username": "kota"}, "id": "9"})

        assert inspect_file(tmp_path / "answer.json").notes[0] == (
            "It describes an account and holds no post."
        )


@pytest.mark.shared
class TestSharedGraphApi:
    def test_reads_the_samples(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "graph_api"

        page = list(iter_acts(folder / "fb_page_comment_info.json", door=OpenDoor()))
        gram = list(iter_acts(folder / "ig_comment.json", door=OpenDoor()))

        assert [type(record) for record in page] == [RejectedRecord]
        assert [type(record) for record in gram] == [Act, RejectedRecord]
        for path in folder.iterdir():
            assert inspect_file(path).source_format == "netral.meta.graph.v1"
