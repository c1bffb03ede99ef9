"""Tests of checkpoints and of who vouches for them."""

import dataclasses
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.checkpoint import (
    Checkpoint,
    find_cosignatures,
    parse_checkpoint,
    verify_log_signature,
)
from netral.evidence.errors import MalformedNoteError, SignatureRefusedError, WrongKeyError
from netral.evidence.signed_note import SignedNote
from netral.evidence.signing_key import SigningKey, read_signing_key, write_signing_key
from netral.evidence.tree import EMPTY_ROOT
from netral.evidence.verifier_key import parse_verifier_key
from tests.evidence.builders import NOON, signing_key

LOG = signing_key(second=True)
WITNESS = signing_key("saksi.invalid/1")
HEAD = Checkpoint(origin=LOG.name, size=7, root=EMPTY_ROOT)


def note(head: Checkpoint = HEAD, key: SigningKey = LOG) -> SignedNote:
    return SignedNote(text=head.text, signatures=key.sign_checkpoint(head))


class TestParseCheckpoint:
    def test_gives_back_what_was_written(self) -> None:
        assert parse_checkpoint(HEAD.text) == HEAD

    @pytest.mark.parametrize(
        "text",
        [
            HEAD.text.replace("7", "07"),
            HEAD.text.replace("7", "-7"),
            HEAD.text + "more\n",
            HEAD.text[:-1],
            HEAD.text.replace("=", ""),
            "\n" + HEAD.text.split("\n", 1)[1],
        ],
    )
    def test_refuses_another_spelling(self, text: str) -> None:
        with pytest.raises(MalformedNoteError):
            parse_checkpoint(text)


class TestVerifyLogSignature:
    @pytest.mark.parametrize("place", [0, 1], ids=["ed25519", "ml-dsa-44"])
    def test_accepts_what_the_log_signed(self, place: int) -> None:
        assert verify_log_signature(note(), LOG.log_keys()[place]) == HEAD

    @pytest.mark.parametrize("place", [0, 1], ids=["ed25519", "ml-dsa-44"])
    @pytest.mark.parametrize("change", [{"size": 8}, {"root": b"\x01" * 32}])
    def test_refuses_another_head(self, place: int, change: dict[str, object]) -> None:
        other = dataclasses.replace(HEAD, **change)  # type: ignore[arg-type]

        with pytest.raises(SignatureRefusedError):
            verify_log_signature(
                SignedNote(text=other.text, signatures=note().signatures), LOG.log_keys()[place]
            )

    def test_refuses_a_key_that_did_not_sign(self) -> None:
        with pytest.raises(SignatureRefusedError, match="none by this key"):
            verify_log_signature(note(), signing_key("lain.invalid").log_keys()[0])

    def test_refuses_the_same_name_with_another_key(self) -> None:
        impostor = SigningKey(name=LOG.name, seed=b"\x07" * 32)

        with pytest.raises(SignatureRefusedError):
            verify_log_signature(note(key=impostor), LOG.log_keys()[0])

    def test_refuses_a_log_that_signs_for_another(self) -> None:
        head = dataclasses.replace(HEAD, origin="lain.invalid/log")

        with pytest.raises(SignatureRefusedError, match="another log"):
            verify_log_signature(note(head), LOG.log_keys()[0])


class TestFindCosignatures:
    def test_tells_who_saw_the_head_and_when(self) -> None:
        cosigned = note().with_signatures(WITNESS.cosign(HEAD.text, NOON))

        (found,) = find_cosignatures(cosigned, [WITNESS.witness_key()])

        assert (found.name, found.at) == (WITNESS.name, NOON)

    def test_finds_nothing_where_no_witness_signed(self) -> None:
        assert find_cosignatures(note(), [WITNESS.witness_key()]) == []

    def test_does_not_take_the_log_for_a_witness(self) -> None:
        as_witness = dataclasses.replace(WITNESS, name=LOG.name, seed=LOG.seed)

        assert find_cosignatures(note(), [as_witness.witness_key()]) == []

    @given(place=st.integers(0, 71), bit=st.integers(0, 7))
    def test_refuses_any_flipped_bit(self, place: int, bit: int) -> None:
        line = WITNESS.cosign(HEAD.text, NOON)
        flipped = bytearray(line.signature)
        flipped[place] ^= 1 << bit
        changed = dataclasses.replace(line, signature=bytes(flipped))

        with pytest.raises(SignatureRefusedError):
            find_cosignatures(note().with_signatures(changed), [WITNESS.witness_key()])


class TestParseVerifierKey:
    @pytest.mark.parametrize("key", [*LOG.log_keys(), WITNESS.witness_key()])
    def test_gives_back_what_was_written(self, key: object) -> None:
        assert parse_verifier_key(str(key)) == key

    @given(data=st.data())
    def test_refuses_any_changed_letter(self, data: st.DataObject) -> None:
        text = str(LOG.log_keys()[0])
        place = data.draw(st.integers(0, len(text) - 1))
        letter = data.draw(st.sampled_from("ABCabc012+/=. "))
        changed = text[:place] + letter + text[place + 1 :]
        if changed.strip() == text:
            return

        with pytest.raises(WrongKeyError):
            parse_verifier_key(changed)


class TestWriteSigningKey:
    def test_gives_back_the_key_and_keeps_it_to_its_owner(self, tmp_path: Path) -> None:
        write_signing_key(tmp_path / "log.key", LOG)

        assert read_signing_key(tmp_path / "log.key") == LOG
        assert stat.S_IMODE((tmp_path / "log.key").stat().st_mode) == 0o600

    def test_never_writes_over_a_key(self, tmp_path: Path) -> None:
        write_signing_key(tmp_path / "log.key", LOG)

        with pytest.raises(WrongKeyError):
            write_signing_key(tmp_path / "log.key", WITNESS)

        assert read_signing_key(tmp_path / "log.key") == LOG

    def test_is_refused_when_others_may_read_it(self, tmp_path: Path) -> None:
        write_signing_key(tmp_path / "log.key", LOG)
        (tmp_path / "log.key").chmod(0o640)

        with pytest.raises(WrongKeyError, match="600"):
            read_signing_key(tmp_path / "log.key")

    def test_shows_no_secret(self) -> None:
        assert LOG.seed.hex() not in repr(LOG)
        assert repr(LOG.seed) not in repr(LOG)
