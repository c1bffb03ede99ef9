"""Tests that reduced answers tell the same acts, and nothing of anybody else."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from netral.intake.errors import BrokenAnswerError
from netral.intake.masking import mask_third_parties
from netral.intake.reduction import (
    NamedAccounts,
    Sieve,
    Thread,
    reduce_event,
    reduce_posts,
    reduce_replies,
    reduce_statuses,
    reduce_threads,
)
from netral.values.platform import Platform
from tests.intake.answers import (
    OTHER_DID,
    OTHER_POST,
    jetstream,
    mastodon_status,
    x_api_answer,
    x_api_post,
    youtube_api_answer,
    youtube_api_comment,
    youtube_api_thread,
)
from tests.intake.builders import CANARY, OWNER_DID, CountingDoor, read_all
from tests.intake.exports import OTHER_CHANNEL

NAMED = NamedAccounts(
    account_ids=frozenset(
        {(Platform.YOUTUBE, OTHER_CHANNEL), (Platform.BLUESKY, OTHER_DID), (Platform.X, "555")}
    ),
    handles=frozenset({(Platform.MASTODON, "pasangan@sosial.contoh")}),
    words=frozenset({"pasangan_satu"}),
)
SPOKEN = f"@{CANARY} lihat @Pasangan_Satu"
MASKED = mask_third_parties(SPOKEN, keep=NAMED.words)
OTHER_CHANNEL_ID = "UC" + "z" * 22
BYSTANDER = {"acct": CANARY, "url": f"https://sosial.contoh/@{CANARY}"}
BYSTANDER_POST = f"at://did:plc:{CANARY}/app.bsky.feed.post/3l5abcdefgh2a"


def encode(document: Any) -> bytes:
    return json.dumps(document).encode()


def reduce_x(answer: Any, sieve: Sieve) -> Iterable[bytes]:
    return reduce_posts(encode(answer), sieve=sieve).lines


def reduce_youtube(answer: Any, sieve: Sieve) -> Iterable[bytes]:
    return reduce_threads(encode(answer), sieve=sieve).lines


def reduce_mastodon(answer: Any, sieve: Sieve) -> Iterable[bytes]:
    return reduce_statuses(encode(answer), sieve=sieve).lines


def reduce_jetstream(answer: Any, sieve: Sieve) -> Iterable[bytes]:
    lines = [reduce_event(encode(event), sieve=sieve) for event in answer]
    return [line for line in lines if line is not None]


def bystander_post(**changes: Any) -> dict[str, Any]:
    return {"id": "1841000000000000009", "author_id": "777", "text": SPOKEN} | changes


def x_answer_with(post: dict[str, Any], *included: Any) -> Any:
    answer = x_api_answer(post)
    answer["includes"]["tweets"] += included
    return answer


def refer(kind: str, post_id: str) -> dict[str, Any]:
    return {"referenced_tweets": [{"type": kind, "id": post_id}]}


def boosted(**changes: Any) -> dict[str, Any]:
    return {
        "uri": f"https://sosial.contoh/users/{CANARY}/statuses/1",
        "url": f"https://sosial.contoh/@{CANARY}/1",
        "account": BYSTANDER,
        "content": f"<p>Kata <a href='https://sosial.contoh/@{CANARY}'>@<span>{CANARY}</span></a></p>",
        "created_at": "2024-09-30T08:00:00.000Z",
    } | changes


CASES: dict[str, tuple[Callable[[Any, Sieve], Iterable[bytes]], Any]] = {
    "comment": (
        reduce_youtube,
        youtube_api_answer(youtube_api_thread(youtube_api_comment(textOriginal=SPOKEN))),
    ),
    "edited comment": (
        reduce_youtube,
        youtube_api_answer(
            youtube_api_thread(youtube_api_comment(updatedAt="2024-10-01T09:00:00Z"))
        ),
    ),
    "reply under a bystander's comment": (
        reduce_youtube,
        youtube_api_answer(
            youtube_api_thread(
                youtube_api_comment(OTHER_CHANNEL_ID), youtube_api_comment(id="Ugx.1")
            )
            | {
                "snippet": youtube_api_thread(None)["snippet"]
                | {"topLevelComment": youtube_api_comment(OTHER_CHANNEL_ID), "totalReplyCount": 1}
            }
        ),
    ),
    "post": (reduce_x, x_api_answer(x_api_post(text=SPOKEN))),
    "long post": (
        reduce_x,
        x_api_answer(x_api_post(note_tweet={"text": SPOKEN * 20})),
    ),
    "edited post": (
        reduce_x,
        x_api_answer(
            x_api_post(edit_history_tweet_ids=["1841000000000000000", "1841000009000000000"])
        ),
    ),
    "picture": (
        reduce_x,
        x_api_answer(x_api_post(attachments={"media_keys": ["3_1"]}))
        | {"includes": {"media": [{"media_key": "3_1", "type": "photo", "url": CANARY}]}},
    ),
    "reply to a campaign": (
        reduce_x,
        x_api_answer(
            x_api_post(in_reply_to_user_id="555", **refer("replied_to", "1841000000000000000"))
        ),
    ),
    "reply to a bystander": (
        reduce_x,
        x_answer_with(
            x_api_post(in_reply_to_user_id="777", **refer("replied_to", "1841000000000000009")),
            bystander_post(text=CANARY),
        ),
    ),
    "own thread": (reduce_x, x_api_answer(x_api_post(in_reply_to_user_id="410000001"))),
    "repost of a bystander": (
        reduce_x,
        x_answer_with(
            x_api_post(
                text=f"RT @{CANARY}: potongan…", **refer("retweeted", "1841000000000000009")
            ),
            bystander_post(),
        ),
    ),
    "repost that is not included": (
        reduce_x,
        x_api_answer(
            x_api_post(text=f"RT @{CANARY}: Pilih satu…", **refer("retweeted", "184100000000"))
        ),
    ),
    "quote": (
        reduce_x,
        x_api_answer(x_api_post(text="Setuju", **refer("quoted", "1841000000000000000"))),
    ),
    "status": (
        reduce_mastodon,
        [mastodon_status(content=f"<p>Salam &amp; tabik<br>@<b>{CANARY}</b> &lt;3</p>")],
    ),
    "edited status": (reduce_mastodon, [mastodon_status(edited_at="2024-10-01T09:00:00.000Z")]),
    "boost of a bystander": (reduce_mastodon, [mastodon_status(reblog=boosted())]),
    "boost of a campaign": (
        reduce_mastodon,
        [
            mastodon_status(
                reblog=boosted(
                    uri="https://sosial.contoh/users/pasangan/statuses/1",
                    url="https://sosial.contoh/@pasangan/1",
                    account={"acct": "pasangan", "url": "https://sosial.contoh/@pasangan"},
                )
            )
        ],
    ),
    "event": (reduce_jetstream, [jetstream(text=SPOKEN)]),
    "updated event": (reduce_jetstream, [jetstream(operation="update")]),
    "like of a campaign": (reduce_jetstream, [jetstream("like")]),
    "repost of a campaign": (reduce_jetstream, [jetstream("repost")]),
    "follow of a campaign": (reduce_jetstream, [jetstream("follow")]),
    "reply on Bluesky": (
        reduce_jetstream,
        [jetstream(reply={"parent": {"uri": OTHER_POST}, "root": {"uri": BYSTANDER_POST}})],
    ),
    "reply to a bystander on Bluesky": (
        reduce_jetstream,
        [jetstream(reply={"parent": {"uri": BYSTANDER_POST}})],
    ),
    "own thread on Bluesky": (
        reduce_jetstream,
        [jetstream(reply={"parent": {"uri": f"at://{OWNER_DID}/app.bsky.feed.post/3l5abc"}})],
    ),
    "quote of a bystander on Bluesky": (
        reduce_jetstream,
        [jetstream(embed={"$type": "app.bsky.embed.record", "record": {"uri": BYSTANDER_POST}})],
    ),
}


def sieve_of(door: CountingDoor | None = None) -> Sieve:
    return Sieve(door or CountingDoor(), named=NAMED)


def tell(path: Path) -> list[Any]:
    """Tell the acts of a file as they may be written: people masked, bystanders nameless."""
    acts, rejected, _ = read_all(path)
    assert rejected == []
    told = []
    for act in acts:
        thing = act.object
        platform = act.account.platform
        is_named = thing is not None and NAMED.has(
            platform, account_id=thing.owner_id, handle=thing.owner_handle
        )
        # The answer to a bystander's words is judged by its own.
        is_answer = act.verb.value in ("reply", "comment") and not is_named
        words = thing.text if thing and thing.text and not is_answer else None
        told.append(
            (
                act.act_id,
                act.account,
                act.verb,
                act.occurred_at,
                act.edited_at,
                act.visibility,
                act.visibility_basis,
                act.has_image,
                act.is_edited,
                mask_third_parties(act.text or "", keep=NAMED.words),
                mask_third_parties(words or "", keep=NAMED.words),
                (thing.owner_id, thing.owner_handle) if thing and is_named else None,
                thing.published_at if thing and is_named else None,
            )
        )
    return told


class TestReduction:
    @pytest.mark.parametrize("case", CASES)
    def test_tells_the_same_acts_and_nobody_else(self, tmp_path: Path, case: str) -> None:
        reduce, answer = CASES[case]
        whole, reduced = tmp_path / "whole.jsonl", tmp_path / "reduced.jsonl"
        documents = answer if isinstance(answer, list) else [answer]
        whole.write_bytes(b"\n".join(encode(each) for each in documents))

        reduced.write_bytes(b"\n".join(reduce(answer, sieve_of())))

        assert tell(reduced) == tell(whole)
        assert len(tell(reduced)) == 1
        assert CANARY.encode() not in reduced.read_bytes()

    @pytest.mark.parametrize("case", CASES)
    def test_keeps_nothing_of_an_account_nobody_declared(self, case: str) -> None:
        reduce, answer = CASES[case]
        door = CountingDoor(ids=frozenset(), handles=frozenset())

        assert list(reduce(answer, sieve_of(door))) == []
        assert door.unknown >= 1

    @pytest.mark.parametrize("case", CASES)
    def test_reduced_again_is_the_same(self, case: str) -> None:
        reduce, answer = CASES[case]
        lines = list(reduce(answer, sieve_of()))
        documents = [json.loads(line) for line in lines]
        if reduce is reduce_youtube:
            documents = [{"items": documents}]
        again = documents if reduce in (reduce_mastodon, reduce_jetstream) else documents[0]

        assert list(reduce(again, sieve_of())) == lines


class TestReduceThreads:
    def test_names_the_threads_whose_replies_are_not_all_there(self) -> None:
        item = youtube_api_thread(
            youtube_api_comment(), youtube_api_comment(id="Ugx.1"), totalReplyCount=7
        )

        page = reduce_threads(encode(youtube_api_answer(item)), sieve=sieve_of())

        assert [thread.thread_id for thread in page.unfinished] == [item["id"]]
        assert len(page.lines) == 1

    def test_reads_a_channel_that_is_no_campaigns_without_naming_it(self) -> None:
        answer = youtube_api_answer(youtube_api_thread(None, channelId=OTHER_CHANNEL_ID))

        (line,) = reduce_threads(encode(answer), sieve=sieve_of()).lines

        assert OTHER_CHANNEL_ID.encode() not in line


class TestReduceReplies:
    def test_gives_the_line_that_the_thread_gives(self) -> None:
        reply = youtube_api_comment(id="Ugx.1")
        item = youtube_api_thread(youtube_api_comment(OTHER_CHANNEL_ID), reply)
        from_thread = reduce_threads(encode(youtube_api_answer(item)), sieve=sieve_of())
        place = json.loads(from_thread.lines[0])["snippet"]
        thread = Thread(thread_id=item["id"], place=place)
        answer = youtube_api_answer(reply, kind="youtube#commentListResponse")

        page = reduce_replies(encode(answer), thread=thread, sieve=sieve_of())

        assert page.lines == from_thread.lines


class TestReduceEvent:
    @pytest.mark.parametrize("kind", ["like", "repost"])
    def test_forgets_what_was_done_to_a_bystander(self, kind: str) -> None:
        sieve = sieve_of()
        event = jetstream(kind, subject={"uri": BYSTANDER_POST})

        assert reduce_event(encode(event), sieve=sieve) is None
        assert sieve.directed_elsewhere == 1

    def test_keeps_that_something_was_taken_back(self) -> None:
        line = reduce_event(encode(jetstream(operation="delete")), sieve=sieve_of())

        assert line is not None
        assert json.loads(line)["commit"]["operation"] == "delete"

    @pytest.mark.parametrize("event", [{"did": OWNER_DID, "kind": "identity"}, jetstream("block")])
    def test_passes_over_other_events(self, event: Any) -> None:
        assert reduce_event(encode(event), sieve=sieve_of()) is None


class TestBrokenAnswers:
    @pytest.mark.parametrize("content", [b"", b"{", b"null", b'"x"', b"[" * 5000, b"\xff"])
    @pytest.mark.parametrize("reduce", [reduce_threads, reduce_posts, reduce_event])
    def test_are_refused(self, reduce: Any, content: bytes) -> None:
        with pytest.raises(BrokenAnswerError, match="no complete JSON"):
            reduce(content, sieve=sieve_of())

    def test_are_refused_as_lists_too(self) -> None:
        with pytest.raises(BrokenAnswerError):
            reduce_statuses(b'{"error": "x"}', sieve=sieve_of())

    def test_count_items_that_cannot_be_read(self) -> None:
        sieve = sieve_of()
        answer = x_api_answer(x_api_post(author_id=None), x_api_post(created_at="kemarin"))

        assert reduce_posts(encode(answer), sieve=sieve).lines == ()
        assert sieve.unreadable == 2

    def test_drop_what_is_outside_the_window(self) -> None:
        door = CountingDoor()
        answer = x_api_answer(x_api_post(created_at="2023-01-01T00:00:00Z"))

        assert reduce_posts(encode(answer), sieve=sieve_of(door)).lines == ()
        assert door.outside == 1
