import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts
from netral.intake.act import Act, Visibility
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.intake.archives import dump
from tests.intake.builders import CANARY, OWNER_ID, read_all, write_folder, write_zip
from tests.intake.exports import telegram_chat, telegram_export, telegram_message


def write(folder: Path, document: Any) -> Path:
    path = folder / "export.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def read_one(folder: Path, kind: str = "public_supergroup", **changes: Any) -> Act:
    (act,), _, _ = read_all(write(folder, telegram_chat(kind, telegram_message(**changes))))
    return act


class TestTelegramExportReader:
    def test_reads_public_chats_of_a_whole_account_and_leaves_private_ones_closed(
        self, tmp_path: Path
    ) -> None:
        foreign = telegram_message(CANARY, from_id="user999")
        export = telegram_export(telegram_chat("public_supergroup", telegram_message(), foreign))

        acts, rejected, door = read_all(write(tmp_path, export))

        (act,) = acts
        assert (act.verb, act.text) == (Verb.COMMENT, "Kabar pagi")
        assert act.account.account_id == OWNER_ID
        assert act.occurred_at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert act.visibility is Visibility.PUBLIC
        assert act.provenance.grade is Grade.C
        assert act.act_id == "telegram:4444/7"
        assert act.provenance.pointer == "export.json#/chats/list/1/messages/0"
        assert door.unknown == 1
        assert CANARY not in repr((acts, rejected))

    @pytest.mark.parametrize("pack", [write_zip, write_folder])
    def test_reads_a_zip_and_a_folder(self, tmp_path: Path, pack: Any) -> None:
        files = {"result.json": dump(telegram_chat()), "photos/a.jpg": CANARY}

        assert len(read_all(pack(tmp_path / "export", files))[0]) == 1

    @pytest.mark.parametrize(
        ("kind", "changes", "verb"),
        [
            ("public_channel", {}, Verb.POST),
            ("public_supergroup", {"reply_to_message_id": 3}, Verb.REPLY),
            ("public_channel", {"forwarded_from": CANARY}, Verb.REPOST),
        ],
    )
    def test_knows_posts_replies_and_forwards(
        self, tmp_path: Path, kind: str, changes: Any, verb: Verb
    ) -> None:
        act = read_one(tmp_path, kind, **changes)

        assert act.verb is verb
        assert (act.text is None) == (verb is Verb.REPOST)
        assert CANARY not in repr(act)

    @pytest.mark.parametrize(
        ("text", "entities"),
        [
            ("", [{"type": "plain", "text": "Halo "}, {"type": "bold", "text": "semua"}]),
            (["Halo ", {"type": "bold", "text": "semua"}], None),
            ("Halo semua", []),
        ],
    )
    def test_reads_the_text_in_all_its_forms(
        self, tmp_path: Path, text: Any, entities: Any
    ) -> None:
        assert read_one(tmp_path, text=text, text_entities=entities).text == "Halo semua"

    def test_knows_edits_and_pictures(self, tmp_path: Path) -> None:
        act = read_one(tmp_path, edited_unixtime="1727773200", photo="photos/a.jpg")

        assert act.edited_at == datetime(2024, 10, 1, 9, tzinfo=UTC)
        assert act.has_image

    def test_passes_over_service_notes_and_refuses_what_has_no_moment(self, tmp_path: Path) -> None:
        chat = telegram_chat(
            "public_supergroup",
            telegram_message(),
            {"id": 1, "type": "service", "actor": CANARY, "members": [CANARY]},
            {"id": 2, "type": "unsupported"},
            telegram_message(date_unixtime=None),
        )

        acts, rejected, _ = read_all(write(tmp_path, chat))

        assert len(acts) == 1
        assert [record.code for record in rejected] == ["missing-account", "missing-time"]
        assert CANARY not in repr((acts, rejected))

    def test_says_that_it_holds_no_public_chat(self, tmp_path: Path) -> None:
        path = write(tmp_path, telegram_export())

        with pytest.raises(NetralError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert caught.value.problem == "export.json is empty: it holds no public chat."
        inspection = inspect_file(path)
        assert inspection.notes[0].startswith("It holds no public chat")
        assert inspection.would_not_read[0].path == "private chats: 1"
        assert CANARY not in repr(inspection)


@pytest.mark.shared
class TestSharedTelegram:
    def test_reads_the_public_chats_of_the_sample(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "telegram"

        records = list(iter_acts(folder / "DataExport_result_excerpt.json", door=OpenDoor()))

        acts = [record for record in records if isinstance(record, Act)]
        assert [act.verb.value for act in acts] == ["post", "comment"]
        assert [act.account.account_id for act in acts] == ["4444", "100000002"]
