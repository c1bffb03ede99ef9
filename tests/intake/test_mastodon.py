import gzip
import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.answers import mastodon_status
from tests.intake.archives import dump
from tests.intake.builders import (
    CANARY,
    CountingDoor,
    read_all,
    write_folder,
    write_tape,
    write_zip,
)
from tests.intake.builders import OWNER_ACTOR as ACTOR
from tests.intake.exports import OTHER_STATUS, mastodon_activity, mastodon_files, mastodon_note

HANDLE = "pegawai_contoh@sosial.contoh"


def door() -> CountingDoor:
    return CountingDoor(ids=frozenset({ACTOR}), handles=frozenset())


def read_outbox(folder: Path, *activities: Any) -> list[Act]:
    files = mastodon_files(outbox=dump({"orderedItems": list(activities)}))
    return read_all(write_folder(folder / "m", files), door=door())[0]


class TestMastodonArchiveReader:
    @pytest.mark.parametrize("write", [write_tape, write_zip, write_folder])
    def test_reads_a_tape_a_zip_and_a_folder(self, tmp_path: Path, write: Any) -> None:
        counting = door()

        acts, rejected, _ = read_all(write(tmp_path / "m", mastodon_files()), door=counting)

        assert [act.verb for act in acts] == [Verb.POST, Verb.REPOST, Verb.POST]
        assert {act.account.account_id for act in acts} == {ACTOR}
        assert {act.account.handle for act in acts} == {HANDLE}
        assert acts[0].text == "Halo & salam"
        assert acts[0].act_id == f"mastodon:{ACTOR}/statuses/1"
        assert acts[1].object is not None
        assert acts[1].object.owner_handle == "pasangan@lain.contoh"
        assert [record.code for record in rejected] == ["undated-like"]
        assert len(counting.asked) == 1
        assert CANARY.casefold() not in repr((acts, rejected)).casefold()

    @pytest.mark.parametrize(
        ("addressees", "visibility"),
        [
            ({}, Visibility.PUBLIC),
            ({"to": ["x"], "cc": ["as:Public"]}, Visibility.PUBLIC),
            ({"to": "as:Public"}, Visibility.PUBLIC),
            ({"to": [f"{ACTOR}/followers"], "cc": []}, Visibility.NOT_PUBLIC),
            ({"to": None, "cc": None}, Visibility.NOT_PUBLIC),
        ],
    )
    def test_keeps_no_words_of_what_was_not_public(
        self, tmp_path: Path, addressees: Any, visibility: Visibility
    ) -> None:
        (act,) = read_outbox(tmp_path, mastodon_activity(**addressees))

        assert act.visibility is visibility
        assert (act.text is None) == (visibility is Visibility.NOT_PUBLIC)

    def test_does_not_even_decode_what_was_not_public(self, tmp_path: Path) -> None:
        (act,) = read_outbox(tmp_path, mastodon_activity({"content": 7}, to=[], cc=[]))

        assert (act.verb, act.text) == (Verb.POST, None)

    @pytest.mark.parametrize(
        ("changes", "verb"),
        [
            ({"inReplyTo": OTHER_STATUS}, Verb.REPLY),
            ({"inReplyTo": f"{ACTOR}/statuses/0"}, Verb.POST),
            ({"quoteUri": OTHER_STATUS}, Verb.QUOTE),
        ],
    )
    def test_knows_replies_quotes_and_threads(
        self, tmp_path: Path, changes: Any, verb: Verb
    ) -> None:
        (act,) = read_outbox(tmp_path, mastodon_activity(mastodon_note(**changes)))

        assert act.verb is verb
        assert (act.object is not None) == (verb is not Verb.POST)

    def test_finds_the_actor_in_the_outbox_where_its_own_file_is_absent(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "outbox.json"
        path.write_text(mastodon_files()["outbox.json"], encoding="utf-8")

        assert len(read_all(path, door=door())[0]) == 3

    def test_refuses_activities_of_another_actor_or_kind(self, tmp_path: Path) -> None:
        activities = [
            mastodon_activity(actor="https://lain.contoh/users/x"),
            mastodon_activity(type="Like"),
            mastodon_activity(published=None),
            mastodon_activity(7),
            "x",
        ]
        files = mastodon_files(outbox=dump({"orderedItems": activities}), likes=None)

        _, rejected, _ = read_all(write_folder(tmp_path / "m", files), door=door())

        assert [record.code for record in rejected] == [
            "changed-account",
            "unknown-record",
            "missing-time",
            "unknown-record",
            "not-an-object",
        ]

    def test_says_what_stays_closed(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_tape(tmp_path / "m.tar.gz", mastodon_files()))

        assert {part.path for part in inspection.would_not_read} == {
            "bookmarks (1 file)",
            "films and pictures (1 file)",
        }
        assert inspection.record_count == 4
        assert CANARY not in repr(inspection)


class TestTapeArchive:
    def test_passes_over_links_and_names_that_lead_out(self, tmp_path: Path) -> None:
        path = tmp_path / "m.tar.gz"
        with tarfile.open(path, "w:gz") as tape:
            link = tarfile.TarInfo("outbox.json")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            tape.addfile(link)
            tape.addfile(tarfile.TarInfo("../outbox.json"))
            tape.addfile(tarfile.TarInfo("/outbox.json"))

        with pytest.raises(NetralError, match="is a gzip file"):
            inspect_file(path)

    def test_stops_at_a_ratio_that_no_honest_tape_has(self, tmp_path: Path) -> None:
        path = tmp_path / "m.tar.gz"
        content = io.BytesIO()
        with tarfile.open(fileobj=content, mode="w") as tape:
            member = tarfile.TarInfo("a.bin")
            member.size = 64 * 1024 * 1024
            tape.addfile(member, io.BytesIO(bytes(member.size)))
        path.write_bytes(gzip.compress(content.getvalue()))

        with pytest.raises(NetralError, match="is a gzip file"):
            inspect_file(path)

    def test_answers_a_cut_tape_with_one_sentence(self, tmp_path: Path) -> None:
        whole = write_tape(tmp_path / "m.tar.gz", mastodon_files())
        whole.write_bytes(whole.read_bytes()[:-60])

        with pytest.raises(NetralError) as caught:
            list(iter_acts(whole, door=OpenDoor()))

        assert "\n" not in str(caught.value)


class TestMastodonStatusReader:
    def read(self, folder: Path, document: Any) -> list[Act]:
        path = folder / "statuses.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        acts, rejected, _ = read_all(path, door=door())
        assert CANARY not in repr((acts, rejected))
        return acts

    def test_reads_statuses_of_declared_actors_only(self, tmp_path: Path) -> None:
        foreign = mastodon_status(
            account={"acct": CANARY, "uri": f"https://lain.contoh/users/{CANARY}"},
            content=CANARY,
        )

        (act,) = self.read(tmp_path, [mastodon_status(), foreign])

        assert (act.verb, act.text) == (Verb.POST, "Halo")
        assert act.account.handle == HANDLE
        assert act.visibility is Visibility.PUBLIC
        assert act.provenance.grade is Grade.B

    def test_gives_a_boost_the_words_of_the_post(self, tmp_path: Path) -> None:
        inner = {
            "uri": OTHER_STATUS,
            "account": {"acct": "pasangan@lain.contoh"},
            "content": "<p>Ayo</p>",
            "created_at": "2024-09-30T00:00:00Z",
        }

        (act,) = self.read(tmp_path, mastodon_status(reblog=inner))

        assert (act.verb, act.text) == (Verb.REPOST, None)
        assert act.object is not None
        assert (act.object.text, act.object.owner_handle) == ("Ayo", "pasangan@lain.contoh")
        assert act.object.published_at == datetime(2024, 9, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("word", "visibility"),
        [
            ("unlisted", Visibility.PUBLIC),
            ("private", Visibility.NOT_PUBLIC),
            ("direct", Visibility.NOT_PUBLIC),
            ("baru", Visibility.UNKNOWN),
        ],
    )
    def test_honours_the_visibility(
        self, tmp_path: Path, word: str, visibility: Visibility
    ) -> None:
        (act,) = self.read(tmp_path, {"statuses": [mastodon_status(visibility=word)]})

        assert act.visibility is visibility
        assert (act.text is None) == (visibility is Visibility.NOT_PUBLIC)

    def test_knows_edits(self, tmp_path: Path) -> None:
        (act,) = self.read(tmp_path, [mastodon_status(edited_at="2024-10-01T09:00:00Z")])

        assert act.edited_at == datetime(2024, 10, 1, 9, tzinfo=UTC)


@pytest.mark.shared
class TestSharedMastodon:
    def test_reads_the_sample(self, shared_folder: Path) -> None:
        path = shared_folder / "data" / "samples" / "mastodon_archive" / "outbox_excerpt.json"

        acts = [record for record in iter_acts(path, door=OpenDoor()) if isinstance(record, Act)]

        assert [(act.verb.value, act.visibility.value) for act in acts] == [
            ("reply", "public"),
            ("post", "public"),
            ("post", "not_public"),
            ("repost", "public"),
            ("repost", "not_public"),
        ]
