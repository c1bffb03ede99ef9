"""Tests of the reply and its defences."""

from dataclasses import replace

import pytest

from netral.casework.ids import ReplyId
from netral.casework.reply import (
    Attachment,
    Defence,
    DefenceKind,
    Reply,
    digest_reply,
    spell_reply,
)
from netral.casework.script import START, digest_of
from netral.cli.shipped import find_edition_path
from netral.rulebook import load_edition

REPLY = Reply(
    reply_id=ReplyId("RP-1"),
    defences=(Defence(kind=DefenceKind.ON_DUTY, statement="Saya bertugas meliput."),),
    text="Surat tugas terlampir – mohon diperiksa.",  # noqa: RUF001 - kept as it was typed
    attachments=(Attachment(sha256=digest_of("surat"), size_bytes=9, media_type="image/png"),),
    submitted_at=START,
)


class TestDefenceKind:
    @pytest.mark.parametrize("kind", list(DefenceKind))
    def test_has_words_of_the_law(self, kind: DefenceKind) -> None:
        assert kind.law_words[0].isupper()

    def test_speaks_of_circumstances_that_the_rulebook_knows(self) -> None:
        edition = load_edition(find_edition_path("skb_2022"))
        known = {each.key for each in edition.circumstances}

        named = {kind.circumstance for kind in DefenceKind} - {None}

        assert named <= known
        assert DefenceKind.OTHER.circumstance is None


class TestDigestReply:
    def test_is_kept_word_for_word(self) -> None:
        assert REPLY.text in spell_reply(REPLY).decode()

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"text": REPLY.text + " "}, id="a space"),
            pytest.param({"defences": ()}, id="a defence"),
            pytest.param({"attachments": ()}, id="an attachment"),
            pytest.param({"by_helper": True}, id="a helper"),
            pytest.param({"is_complete": True}, id="complete"),
            pytest.param({"reply_id": ReplyId("RP-2")}, id="id"),
        ],
    )
    def test_differs_when_anything_differs(self, change: dict[str, object]) -> None:
        assert digest_reply(replace(REPLY, **change)) != digest_reply(REPLY)


class TestPoints:
    def test_free_text_must_be_answered_too(self) -> None:
        assert [point.kind for point in REPLY.points] == [DefenceKind.ON_DUTY, DefenceKind.OTHER]
        assert replace(REPLY, text=" ").points == REPLY.defences
