"""Tests of time tokens, offline, against an authority made of `openssl ts`."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response

from netral.evidence.bundle import periksa
from netral.evidence.errors import (
    RecordNotFoundError,
    TimeTokenRefusedError,
    WrongAuthorityError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.time_token import (
    TimeToken,
    keep_time_token,
    list_kept_tokens,
    load_authority,
    request_time,
    verify_time_token,
    wrap_bare_token,
)
from netral.evidence.vault import open_vault
from tests.evidence.authority import OpensslAuthority
from tests.evidence.builders import NOON, SECOND, counting_bytes, intake, sealed

COVERED = sealed().statement


@pytest.fixture(scope="module")
def token(authority: OpensslAuthority) -> TimeToken:
    return request_time(COVERED, authority=authority.trusted(), ask=authority.answer)


def signed_fields(response: bytes) -> tuple[object, ...]:
    """Give what a token says: whatever of it is signed."""
    info = decode_timestamp_response(response).tst_info
    imprint = info.message_imprint
    return (
        info.gen_time, info.serial_number, info.policy, info.nonce, info.version, info.name,
        info.accuracy and (info.accuracy.seconds, info.accuracy.millis, info.accuracy.micros),
        imprint.hash_algorithm, imprint.message,
    )  # fmt: skip


def info_of(response: bytes) -> bytes:
    """Take out what a token says, without its signature."""
    signed = periksa._children(response, *periksa._der(response, 0)[1:])[1]
    content = periksa._children(response, *periksa._children(response, *signed[1:])[1][1:])[0]
    wrapped = periksa._children(response, *content[1:])[2]
    octets = periksa._children(response, *periksa._children(response, *wrapped[1:])[1][1:])[0]
    return response[octets[1] : octets[2]]


class TestRequestTime:
    def test_gives_a_moment_that_the_foreign_tool_accepts(
        self, authority: OpensslAuthority, token: TimeToken
    ) -> None:
        assert token.at.tzinfo is not None
        assert authority.accepts(COVERED, token.response)
        assert not authority.accepts(COVERED + b" ", token.response)

    def test_sends_a_digest_and_no_evidence(self, authority: OpensslAuthority) -> None:
        sent = []

        def ask(url: str, request: bytes) -> tuple[int, bytes]:
            sent.append(request)
            return authority.answer(url, request)

        request_time(COVERED, authority=authority.trusted(), ask=ask)

        assert hashlib.sha256(COVERED).digest() in sent[0]
        assert len(sent[0]) < 100

    def test_refuses_the_answer_to_another_request(self, authority: OpensslAuthority) -> None:
        other = TimestampRequestBuilder().data(COVERED).build().as_bytes()

        with pytest.raises(TimeTokenRefusedError, match="once mismatch"):
            request_time(
                COVERED,
                authority=authority.trusted(),
                ask=lambda url, _: authority.answer(url, other),
            )

    @pytest.mark.parametrize(
        "answer", [(500, b""), (200, b""), (200, b"<html>"), (200, b"0" * 99_999)]
    )
    def test_refuses_what_is_no_token(
        self, authority: OpensslAuthority, answer: tuple[int, bytes]
    ) -> None:
        with pytest.raises(TimeTokenRefusedError):
            request_time(COVERED, authority=authority.trusted(), ask=lambda _, __: answer)


class TestVerifyTimeToken:
    def test_refuses_other_bytes(self, authority: OpensslAuthority, token: TimeToken) -> None:
        with pytest.raises(TimeTokenRefusedError, match="ismatch"):
            verify_time_token(token.response, COVERED + b" ", authority=authority.trusted())

    def test_refuses_another_policy(self, authority: OpensslAuthority, token: TimeToken) -> None:
        with pytest.raises(TimeTokenRefusedError, match="olicy"):
            verify_time_token(
                token.response, COVERED, authority=authority.trusted(policy="1.2.3.4.2")
            )

    def test_refuses_another_nonce(self, authority: OpensslAuthority, token: TimeToken) -> None:
        with pytest.raises(TimeTokenRefusedError, match="once"):
            verify_time_token(token.response, COVERED, authority=authority.trusted(), nonce=1)

    def test_refuses_another_root(self, token: TimeToken, tmp_path: Path) -> None:
        stranger = OpensslAuthority(tmp_path / "stranger")

        with pytest.raises(TimeTokenRefusedError):
            verify_time_token(token.response, COVERED, authority=stranger.trusted())

    @pytest.mark.parametrize(
        ("usage", "is_refused"),
        [
            ("critical,timeStamping", False),
            ("timeStamping", True),
            ("critical,codeSigning", True),
        ],
    )
    def test_refuses_a_signer_that_is_no_time_authority(
        self, authority: OpensslAuthority, tmp_path: Path, usage: str, *, is_refused: bool
    ) -> None:
        signer = OpensslAuthority(tmp_path / "signer", usage=usage)
        token = request_time(COVERED, authority=authority.trusted(), ask=authority.answer)
        forged = signer.sign_info(info_of(token.response))

        if is_refused:
            with pytest.raises(TimeTokenRefusedError, match=r"EKU|certificate verify"):
                verify_time_token(forged, COVERED, authority=signer.trusted())
        else:
            verify_time_token(forged, COVERED, authority=signer.trusted())

    def test_accepts_a_bare_token_as_other_tools_keep_it(
        self, authority: OpensslAuthority, token: TimeToken
    ) -> None:
        bare = decode_timestamp_response(token.response).time_stamp_token()

        again = verify_time_token(bare, COVERED, authority=authority.trusted())

        assert again.at == token.at
        assert wrap_bare_token(token.response) == token.response

    def test_changes_no_signed_field_under_any_flipped_bit(
        self, authority: OpensslAuthority, token: TimeToken
    ) -> None:
        trusted, right = authority.trusted(), signed_fields(token.response)
        survived = 0
        for place in range(len(token.response) * 8):
            flipped = bytearray(token.response)
            flipped[place // 8] ^= 1 << place % 8
            try:
                verify_time_token(bytes(flipped), COVERED, authority=trusted)
            except TimeTokenRefusedError:
                continue
            survived += 1
            assert signed_fields(bytes(flipped)) == right

        assert survived < len(token.response)


class TestLoadAuthority:
    def test_refuses_a_file_without_certificate(self, tmp_path: Path) -> None:
        (tmp_path / "root.pem").write_text("nothing")

        with pytest.raises(WrongAuthorityError):
            load_authority(tmp_path / "root.pem", name="x")


class TestKeepTimeToken:
    def test_keeps_and_logs_a_token(self, authority: OpensslAuthority, tmp_path: Path) -> None:
        trusted = authority.trusted()
        with open_vault(tmp_path / "v", random_bytes=counting_bytes()) as vault:
            vault.keep([intake(1)], at=NOON)
            exhibit, _ = vault.get_exhibit(ExhibitId("EX-1"))
            assert list_kept_tokens(vault.index.find_about("EX-1")) == []
            token = request_time(exhibit.statement, authority=trusted, ask=authority.answer)

            for _ in range(2):
                keep_time_token(
                    vault, ExhibitId("EX-1"), token=token, authority=trusted, at=NOON + SECOND
                )

            (kept,) = list_kept_tokens(vault.index.find_about("EX-1"))
            assert kept.at == token.at
            assert vault.blobs.get(kept.token_sha256) == token.response
            assert vault.log.size == 2

    def test_keeps_nothing_that_does_not_verify(
        self, authority: OpensslAuthority, token: TimeToken, tmp_path: Path
    ) -> None:
        with open_vault(tmp_path / "v", random_bytes=counting_bytes()) as vault:
            vault.keep([intake(1)], at=NOON)

            with pytest.raises(TimeTokenRefusedError):
                keep_time_token(
                    vault,
                    ExhibitId("EX-1"),
                    token=replace(token, serial=9),
                    authority=authority.trusted(),
                    at=NOON,
                )
            with pytest.raises(RecordNotFoundError):
                keep_time_token(
                    vault, ExhibitId("EX-2"), token=token, authority=authority.trusted(), at=NOON
                )

            assert vault.log.size == 1


@pytest.mark.shared
class TestForeignTokens:
    def test_verify_by_their_own_chain_only(
        self, shared_folder: Path, authority: OpensslAuthority
    ) -> None:
        folder = shared_folder / "data" / "samples" / "rfc3161"
        response = (folder / "response.tsr").read_bytes()
        theirs = load_authority(folder / "ts_chain.pem", name="contoh")

        found = verify_time_token(response, b"hello", authority=theirs)

        assert found.at.isoformat() == "2024-10-08T15:40:32+00:00"
        with pytest.raises(TimeTokenRefusedError):
            verify_time_token(response, b"hello", authority=authority.trusted())

    def test_read_as_a_bare_token(self, shared_folder: Path) -> None:
        folder = shared_folder / "data" / "samples" / "rfc3161"
        bare = (folder / "auto-archiver_token_identrust.der").read_bytes()

        found = decode_timestamp_response(wrap_bare_token(bare)).tst_info

        assert found.gen_time.isoformat() == "2025-03-11T10:43:58+00:00"
