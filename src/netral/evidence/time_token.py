"""Time from outside: RFC 3161 tokens, verified before they are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.errors import TimeTokenRefusedError, WrongAuthorityError
from netral.evidence.exhibit import ExhibitId
from netral.evidence.exhibit_index import IntakeKey, LoggedRecord
from netral.evidence.log_entry import EntryKind
from netral.evidence.moment import parse_moment, spell_moment
from netral.evidence.vault import Statement, Vault

TIME_TOKEN_FORM = "netral.time_token.v1"  # noqa: S105 - no password
MAX_TOKEN_BYTES = 64 * 1024
_DONE = 200
_GRANTED = bytes.fromhex("3003020100")
"""The status that an answer carries in front of its token: granted."""

AskAuthority = Callable[[str, bytes], tuple[int, bytes]]
"""Sends a request to an address and gives status and answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAuthority:
    """Whose word on time is taken, and by which root certificate it is known."""

    name: str
    roots: tuple[x509.Certificate, ...]
    intermediates: tuple[x509.Certificate, ...] = ()
    url: str = ""
    policy: str = ""
    """Dotted number of the policy that its tokens must name; empty for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToken:
    """A verified token: the bytes it covers existed at its moment, says its authority."""

    authority: str
    at: datetime
    serial: int
    response: bytes
    """DER of the answer, exactly as received."""


def load_authority(
    root: Path, *, name: str, url: str = "", policy: str = "", chain: Path | None = None
) -> TimeAuthority:
    """Load a time authority from the PEM file of its root.

    Args:
        root: One or more root certificates.
        name: How it is called in exhibits and bundles.
        url: Where it is asked; empty to verify only.
        policy: The policy its tokens must name.
        chain: Certificates between root and signer that tokens do not carry.

    Returns:
        The authority.

    Raises:
        WrongAuthorityError: If there is no certificate in the file.
    """
    try:
        roots = x509.load_pem_x509_certificates(root.read_bytes())
        between = x509.load_pem_x509_certificates(chain.read_bytes()) if chain else []
    except (OSError, ValueError) as error:
        raise WrongAuthorityError(name, "there is no certificate in its file") from error
    return TimeAuthority(
        name=name, roots=tuple(roots), intermediates=tuple(between), url=url, policy=policy
    )


def request_time(covered: bytes, *, authority: TimeAuthority, ask: AskAuthority) -> TimeToken:
    """Ask an authority for a token over bytes, and verify what it answers.

    Only a digest leaves the house.

    Args:
        covered: The statement of an exhibit, or the text of a checkpoint.
        authority: Whom to ask.
        ask: Sends and receives; the core opens no connection.

    Returns:
        The verified token.

    Raises:
        TimeTokenRefusedError: If the answer proves nothing; nothing is to be kept then.
    """
    request = (
        TimestampRequestBuilder()
        .data(covered)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    status, answer = ask(authority.url, request.as_bytes())
    if status != _DONE:
        raise TimeTokenRefusedError(authority.name, f"it answered {status}")
    return verify_time_token(answer, covered, authority=authority, nonce=request.nonce)


def verify_time_token(
    response: bytes, covered: bytes, *, authority: TimeAuthority, nonce: int | None = None
) -> TimeToken:
    """Verify that a token covers bytes, by an authority's pinned root.

    Args:
        response: DER of an answer, or of a bare token as some tools keep it.
        covered: The bytes that it is said to cover.
        authority: Whose root counts.
        nonce: The number sent with the request, if there is one.

    Returns:
        The token, with its moment.

    Raises:
        TimeTokenRefusedError: If anything does not fit; the error says what.
    """
    if len(response) > MAX_TOKEN_BYTES:
        raise TimeTokenRefusedError(authority.name, "it is larger than any token")
    verifier = VerifierBuilder(
        policy_id=x509.ObjectIdentifier(authority.policy) if authority.policy else None,
        intermediates=list(authority.intermediates),
        roots=list(authority.roots),
        nonce=nonce,
    ).build()
    try:
        answer = decode_timestamp_response(wrap_bare_token(response))
        verifier.verify_message(answer, covered)
        info = answer.tst_info
        at = info.gen_time
    except (VerificationError, ValueError) as error:
        raise TimeTokenRefusedError(authority.name, _reason(error)) from error
    return TimeToken(
        authority=authority.name,
        at=at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC),
        serial=info.serial_number,
        response=response,
    )


def wrap_bare_token(response: bytes) -> bytes:
    """Give the answer's form of a bare token; anything else is given back as it is.

    Example:
        >>> wrap_bare_token(b"no token")
        b'no token'
    """
    begin = 2 + (response[1] & 0x7F if len(response) > 1 and response[1] & 0x80 else 0)
    if response[begin : begin + 1] != b"\x06":
        return response
    body = _GRANTED + response
    size = len(body).to_bytes(3, "big").lstrip(b"\x00")
    return b"\x30" + bytes([0x80 | len(size)]) + size + body


def keep_time_token(
    vault: Vault,
    exhibit_id: ExhibitId,
    *,
    token: TimeToken,
    authority: TimeAuthority,
    at: datetime,
) -> LoggedRecord:
    """Keep a token beside its exhibit, after verifying it once more, and log it.

    A few bytes of a token are outside its signature; the log covers them as well.

    Args:
        vault: Where the exhibit is.
        exhibit_id: The exhibit whose statement the token covers.
        token: The token.
        authority: Whose root counts.
        at: Now.

    Returns:
        The record of the token.

    Raises:
        RecordNotFoundError: If there is no such exhibit.
        TimeTokenRefusedError: If the token does not cover it; nothing is kept then.
        StorageFailedError: If the disk refuses.
    """
    exhibit, _ = vault.get_exhibit(exhibit_id)
    again = verify_time_token(token.response, exhibit.statement, authority=authority)
    (digest,) = vault.blobs.put([token.response])
    statement = Statement(
        intake_key=IntakeKey(f"time token {digest} of {exhibit_id}"),
        kind=EntryKind.TIME_TOKEN,
        subject=exhibit_id,
        content=write_form(
            TIME_TOKEN_FORM,
            {
                "exhibit_id": exhibit_id,
                "authority": authority.name,
                "at": spell_moment(again.at),
                "token_sha256": digest,
            },
        ),
    )
    (record,) = vault.note([statement], at=at)
    return record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptToken:
    """A token as it is recorded in the index."""

    authority: str
    at: datetime
    token_sha256: str


def list_kept_tokens(records: Sequence[LoggedRecord]) -> list[KeptToken]:
    """List the tokens among the records about an exhibit; none means "no outside time".

    Args:
        records: What the index has about the exhibit.

    Returns:
        The tokens, oldest record first.

    Raises:
        MalformedFormError: If a record is not what it was written as.
    """
    found = []
    for record in records:
        if record.kind is EntryKind.TIME_TOKEN:
            fields = parse_form(record.statement, TIME_TOKEN_FORM)
            found.append(
                KeptToken(
                    authority=fields["authority"],
                    at=parse_moment(fields["at"], TIME_TOKEN_FORM),
                    token_sha256=fields["token_sha256"],
                )
            )
    return found


def _reason(error: Exception) -> str:
    text = str(error).strip().rstrip(".")
    return text[:1].lower() + text[1:200] if text else "it cannot be read"
