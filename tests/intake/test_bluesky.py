from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility, ZoneSource
from netral.intake.quarantine import RejectedRecord
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.answers import (
    AT_Z,
    OTHER_DID,
    OTHER_POST,
    bluesky_record,
    jetstream,
    jetstream_v2,
)
from tests.intake.builders import CANARY, CountingDoor, read_all, write_lines
from tests.intake.builders import OWNER_DID as DID

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)


def read(folder: Path, *lines: Any) -> tuple[list[Act], list[RejectedRecord], CountingDoor]:
    path = write_lines(folder / "stream.jsonl", lines)
    return read_all(path, door=CountingDoor(ids=frozenset({DID}), handles=frozenset()))


class TestBlueskyReader:
    @pytest.mark.parametrize("event", [jetstream, jetstream_v2])
    def test_reads_events_of_both_versions(self, tmp_path: Path, event: Any) -> None:
        kinds = ("post", "like", "repost", "follow")
        foreign = event("post", f"did:plc:{CANARY}", text=CANARY)

        acts, rejected, door = read(tmp_path, *(event(kind) for kind in kinds), foreign)

        assert [act.verb for act in acts] == [*(Verb.POST, Verb.REACTION, Verb.REPOST, Verb.FOLLOW)]
        assert {act.account.account_id for act in acts} == {DID}
        assert {act.occurred_at for act in acts} == {MOMENT}
        assert {act.visibility for act in acts} == {Visibility.PUBLIC}
        assert {act.provenance.grade for act in acts} == {Grade.B}
        assert acts[0].text == "Langit pagi"
        assert acts[0].act_id == f"bluesky:at://{DID}/app.bsky.feed.post/3l5zzzzzzzz2a"
        assert acts[1].object is not None
        assert acts[1].object.owner_id == acts[3].object.owner_id == OTHER_DID  # type: ignore[union-attr]
        assert door.unknown == 1
        assert CANARY not in repr((acts, rejected))

    def test_takes_the_moment_of_the_stream_and_not_the_claimed_one(self, tmp_path: Path) -> None:
        (act,), _, _ = read(tmp_path, jetstream())

        assert act.occurred_at == MOMENT
        assert act.zone_source is ZoneSource.DOCUMENTED

    @pytest.mark.parametrize(
        ("changes", "verb"),
        [
            ({"reply": {"parent": {"uri": OTHER_POST}}}, Verb.REPLY),
            ({"reply": {"parent": {"uri": f"at://{DID}/app.bsky.feed.post/3l5a"}}}, Verb.POST),
            (
                {"embed": {"$type": "app.bsky.embed.record", "record": {"uri": OTHER_POST}}},
                Verb.QUOTE,
            ),
            (
                {
                    "embed": {
                        "$type": "app.bsky.embed.recordWithMedia",
                        "record": {"record": {"uri": OTHER_POST}},
                    }
                },
                Verb.QUOTE,
            ),
        ],
    )
    def test_knows_replies_threads_and_quotes(
        self, tmp_path: Path, changes: Any, verb: Verb
    ) -> None:
        (act,), _, _ = read(tmp_path, jetstream(**changes))

        assert act.verb is verb
        assert (act.object is not None) == (verb is not Verb.POST)

    def test_passes_over_what_is_about_others(self, tmp_path: Path) -> None:
        identity = {"did": DID, "time_us": 1, "kind": "identity", "identity": {"did": DID}}
        path = write_lines(tmp_path / "a.jsonl", [jetstream(), jetstream("block"), identity])

        inspection = inspect_file(path)

        assert (inspection.version, inspection.record_count) == ("Jetstream v1", 1)
        assert inspection.notes[0] == "2 events are about something else and are passed over."
        assert CANARY not in repr((inspection, read_all(path)))

    def test_counts_deletions_and_knows_edits(self, tmp_path: Path) -> None:
        acts, rejected, _ = read(
            tmp_path, jetstream(operation="update"), jetstream(operation="delete")
        )

        assert [act.is_edited for act in acts] == [True]
        assert [record.code for record in rejected] == ["taken-back"]

    def test_reads_records_of_a_repository(self, tmp_path: Path) -> None:
        value = bluesky_record(createdAt=AT_Z)
        uri = f"at://{DID}/app.bsky.feed.post/3l5zzzzzzzz2a"
        records = [{"uri": uri, "cid": "x", "value": value}, {"uri": "x", "value": value}]

        acts, rejected, _ = read(tmp_path, {"records": records, "cursor": "x"})

        assert [(act.verb, act.occurred_at) for act in acts] == [(Verb.POST, MOMENT)]
        assert [record.code for record in rejected] == ["unknown-record"]

    def test_reads_likes_and_feeds_of_a_server(self, tmp_path: Path) -> None:
        like = {"actor": {"did": DID, "handle": "a.contoh"}, "createdAt": AT_Z, "indexedAt": AT_Z}
        post = {
            "uri": f"at://{DID}/app.bsky.feed.post/3l5zzzzzzzz2a",
            "cid": "x",
            "author": {"did": DID, "handle": "a.contoh", "displayName": CANARY},
            "record": bluesky_record(),
            "indexedAt": AT_Z,
        }

        (liked,), _, _ = read(tmp_path, {"uri": OTHER_POST, "likes": [like]})
        (posted,), _, _ = read(tmp_path, {"feed": [{"post": post}]})
        (same,), _, _ = read(tmp_path, {"posts": [post]})

        assert liked.object is not None
        assert liked.object.object_id == OTHER_POST
        assert (posted.occurred_at, posted.account.handle) == (MOMENT, "a.contoh")
        assert same.act_id == posted.act_id
        assert CANARY not in repr((liked, posted))

    def test_reads_one_record_alone(self, tmp_path: Path) -> None:
        uri = f"at://{DID}/app.bsky.feed.post/3l5zzzzzzzz2a"
        record = bluesky_record(createdAt=AT_Z)

        (act,), rejected, _ = read(tmp_path, {"uri": uri, "cid": "x", "value": record})

        assert (act.act_id, rejected) == (f"bluesky:{uri}", [])

    def test_reads_a_thread_with_what_answers_it(self, tmp_path: Path) -> None:
        uri = f"at://{DID}/app.bsky.feed.post/3l5zzzzzzzz2"
        own, late = (
            {
                "uri": uri + end,
                "author": {"did": DID},
                "record": bluesky_record(),
                "indexedAt": AT_Z,
            }
            for end in "ab"
        )
        foreign = own | {"author": {"did": f"did:plc:{CANARY}"}}
        gone = {"uri": "at://did:plc:a/b/c", "notFound": True}
        replies = [{"post": foreign, "replies": [{"post": late}]}]

        acts, rejected, door = read(
            tmp_path, {"thread": {"post": own, "parent": gone, "replies": replies}}
        )

        assert [act.provenance.pointer for act in acts] == [
            *("#/thread", "#/thread/replies/0/replies/0"),
        ]
        assert (rejected, door.unknown) == ([], 1)

    def test_refuses_records_that_cannot_be_read(self, tmp_path: Path) -> None:
        broken = [
            jetstream(did="x"),
            jetstream() | {"time_us": "kemarin"},
            jetstream("like", subject=None),
            "[]",
        ]

        _, rejected, _ = read(tmp_path, jetstream(), *broken)

        assert [record.code for record in rejected] == [
            "missing-account",
            "unreadable-time",
            "unknown-record",
            "not-an-object",
        ]

    def test_says_that_a_stream_holds_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(NetralError, match="it holds no item"):
            read(tmp_path, jetstream("block"))


@pytest.mark.shared
class TestSharedBluesky:
    def test_reads_the_golden_lines(self, shared_folder: Path) -> None:
        path = shared_folder / "data" / "samples" / "bluesky" / "jetstream_golden_v1.jsonl"

        acts = [record for record in iter_acts(path, door=OpenDoor()) if isinstance(record, Act)]

        assert [act.verb.value for act in acts] == ["reaction", "reply", "repost", "follow"]
