"""What the evidence commands share: opening a vault, reading keys, finding witnesses."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from netral.evidence.cosigning import WitnessAddress
    from netral.evidence.vault import Vault
    from netral.evidence.verifier_key import VerifierKey

VaultFolder = Annotated[Path, typer.Option("--vault", help="Folder of the evidence.")]
KeyFile = Annotated[Path, typer.Option("--key", help="The log's secret key file.")]
Witnesses = Annotated[
    list[str] | None,
    typer.Option("--witness", metavar="URL,KEY", help="A witness that must sign; repeatable."),
]
LogKeys = Annotated[
    list[str] | None,
    typer.Option("--log-key", help="The log's public key, from its owner, or a file with it."),
]
WitnessKeys = Annotated[
    list[str] | None,
    typer.Option("--witness-key", help="A witness's public key or a file with it; repeatable."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def now() -> datetime:
    """Give the moment; the only clock of the evidence commands."""
    return datetime.now(UTC)


def open_folder(folder: Path) -> Vault:
    """Open a vault, or make one.

    Args:
        folder: Its folder.

    Returns:
        The vault; close it.

    Raises:
        EvidenceError: If it cannot be opened.
    """
    from netral.evidence.vault import open_vault

    return open_vault(folder, random_bytes=secrets.token_bytes)


def read_key_texts(given: Sequence[str] | None) -> list[str]:
    """Read public keys, each given as a text or as a file with one key a line.

    Args:
        given: Texts or paths.

    Returns:
        The keys' texts, each verified to be a key.

    Raises:
        WrongKeyError: If one is none.
    """
    return [str(key) for key in read_keys(given)]


def read_keys(given: Sequence[str] | None) -> list[VerifierKey]:
    """Read public keys; see `read_key_texts`."""
    from netral.evidence.verifier_key import parse_verifier_key

    texts: list[str] = []
    for each in given or ():
        path = Path(each)
        is_file = "+" not in each and path.is_file()
        texts += path.read_text(encoding="utf-8").split() if is_file else [each]
    return [parse_verifier_key(text) for text in texts]


def read_witnesses(given: Sequence[str] | None) -> list[WitnessAddress]:
    """Read where witnesses are asked and under which key they sign.

    Args:
        given: ``URL,KEY`` each.

    Returns:
        The addresses.

    Raises:
        WrongKeyError: If there is no key behind the comma.
    """
    from netral.evidence.cosigning import WitnessAddress
    from netral.evidence.verifier_key import parse_verifier_key

    found = []
    for each in given or ():
        url, _, key = each.partition(",")
        found.append(WitnessAddress(url=url.rstrip("/"), key=parse_verifier_key(key)))
    return found


def ask_time_authority(url: str, body: bytes) -> tuple[int, bytes]:
    """Send a request to a time authority.

    Args:
        url: Its address.
        body: The request.

    Returns:
        Status and answer.

    Raises:
        TimeTokenRefusedError: If nobody answers.
    """
    from netral.evidence.errors import TimeTokenRefusedError, WitnessAnswerError
    from netral.evidence.wire import send

    try:
        return send(url, body, media_type="application/timestamp-query")
    except WitnessAnswerError as error:
        raise TimeTokenRefusedError(url, error.detail) from error
