"""Checks a WACZ package: every entry listed, every hash and size right, and who signed it."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import load_pem_x509_certificate

from netral.intake.errors import DamagedSourceError, TooLargeError
from netral.values.errors import UnsafeZipError
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipDanger, ZipEntry, ZipLimits, check_zip

_MIB = 1024 * 1024
LIMITS = ZipLimits(
    max_file_bytes=4096 * _MIB,
    max_entries=500,
    max_entry_bytes=2048 * _MIB,
    max_total_bytes=4096 * _MIB,
)
_MAX_STATEMENT_BYTES = 4 * _MIB
PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
_Form = TypeVar("_Form")
_MAY_BE_PACKED = ("archive/", "indexes/")
"""Records and their index are packed one by one; nothing else in a package is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaczPackage:
    """A package whose hashes are right. That says nothing about who made it, or when."""

    path: Path
    entries: Mapping[str, ZipEntry]
    version: str
    created: str | None
    statement: str
    """What is known of the signature, in one sentence."""

    @property
    def warc_names(self) -> tuple[str, ...]:
        """The WARC files in it, in order of name."""
        names = (name for name in self.entries if name.startswith("archive/"))
        return tuple(sorted(name for name in names if name.endswith((".warc", ".warc.gz"))))


class _Stats(msgspec.Struct):
    hash: str = ""
    bytes: int = -1


class _Resource(msgspec.Struct):
    path: str
    hash: str = ""
    bytes: int = -1
    hashing: str = "sha256"
    stats: _Stats | None = None

    def find_hash(self) -> str:
        stated = self.stats.hash if self.stats is not None else self.hash
        return stated if ":" in stated else f"{self.hashing}:{stated}"

    def find_size(self) -> int:
        return self.stats.bytes if self.stats is not None else self.bytes


class _Package(msgspec.Struct):
    resources: list[_Resource]
    wacz_version: str = "unknown"
    created: str | None = None


class _Signed(msgspec.Struct, rename="camel"):
    hash: str = ""
    signature: str = ""
    public_key: str | None = None
    domain: str | None = None
    domain_cert: str | None = None


class _Digest(msgspec.Struct, rename="camel"):
    hash: str = ""
    signed_data: _Signed | None = None


def open_wacz(path: Path) -> WaczPackage:
    """Open a package and check it as a whole; nothing is unpacked to disk.

    The order is that of the format: the zip itself, each resource's hash and size,
    every entry listed, the digest of the list, the signature. A certificate's chain
    and the time stamp are not checked here: that needs roots that somebody pinned.

    Args:
        path: The package.

    Returns:
        The package, if all of that is right.

    Raises:
        DamagedSourceError: If a hash, a size or the list is wrong.
        NetralError: If the zip is damaged or refused.
    """
    entries = {entry.name: entry for entry in check_zip(path, limits=LIMITS) if not entry.is_folder}
    for entry in entries.values():
        if entry.is_archive and not entry.name.startswith(_MAY_BE_PACKED):
            detail = "it is an archive inside the package"
            raise UnsafeZipError(path.name, ZipDanger.NESTED, entry.number, detail)
    statement = _read(path, entries, PACKAGE)
    package = _decode(statement, _Package, path, PACKAGE)
    _require_listed(path, entries, package)
    for resource in package.resources:
        _require_intact(path, entries, resource)
    return WaczPackage(
        path=path,
        entries=entries,
        version=package.wacz_version[:20],
        created=package.created,
        statement=_check_digest(path, entries, statement),
    )


def _require_listed(path: Path, entries: Mapping[str, ZipEntry], package: _Package) -> None:
    listed = {resource.path for resource in package.resources} | {PACKAGE, DIGEST}
    for entry in entries.values():
        if entry.name not in listed:
            raise DamagedSourceError(path.name, f"entry {entry.number}", "it is not in the list")


def _require_intact(path: Path, entries: Mapping[str, ZipEntry], resource: _Resource) -> None:
    entry = entries.get(resource.path)
    if entry is None:
        raise DamagedSourceError(path.name, PACKAGE, "it lists a file that is not there")
    kind, _, stated = resource.find_hash().partition(":")
    if kind not in ("sha256", "md5") or not stated:
        raise DamagedSourceError(path.name, f"entry {entry.number}", "no hash that can be checked")
    if kind == "md5":
        raise DamagedSourceError(path.name, f"entry {entry.number}", "its hash is only MD5")
    digest = hashlib.sha256()
    for piece in iter_content(path, entry):
        digest.update(piece)
    if digest.hexdigest() != stated.casefold():
        raise DamagedSourceError(path.name, f"entry {entry.number}", "its hash does not match")
    if resource.find_size() not in (-1, entry.size_bytes):
        raise DamagedSourceError(path.name, f"entry {entry.number}", "its size does not match")


def _check_digest(path: Path, entries: Mapping[str, ZipEntry], statement: bytes) -> str:
    if DIGEST not in entries:
        return "Nobody signed it."
    digest = _decode(_read(path, entries, DIGEST), _Digest, path, DIGEST)
    actual = f"sha256:{hashlib.sha256(statement).hexdigest()}"
    if digest.hash != actual:
        raise DamagedSourceError(path.name, DIGEST, "it is of another list of files")
    signed = digest.signed_data
    if signed is None:
        return "Nobody signed it; the list of files has a digest."
    if signed.hash != actual:
        raise DamagedSourceError(path.name, DIGEST, "the signature is of another list of files")
    if not _is_signed(signed):
        raise DamagedSourceError(path.name, DIGEST, "the signature does not match")
    if signed.domain_cert is not None:
        return (
            f"Signed with a certificate for {_tidy(signed.domain)}; its chain and the time stamp "
            "were NOT checked, so this is no proof of who or when."
        )
    return "Signed with a key that names nobody: unchanged since, by whomever."


def _is_signed(signed: _Signed) -> bool:
    try:
        signature = base64.b64decode(signed.signature, validate=True)
        if signed.domain_cert is not None:
            first, end, _ = signed.domain_cert.partition("-----END CERTIFICATE-----")
            key = load_pem_x509_certificate((first + end).encode()).public_key()
        else:
            der = base64.b64decode(signed.public_key or "", validate=True)
            key = serialization.load_der_public_key(der)  # type: ignore[assignment]
    except (ValueError, binascii.Error, TypeError):
        return False
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    for content in (signed.hash.encode(), signed.hash.partition(":")[2].encode()):
        for form in (signature, _to_der(signature)):
            try:
                key.verify(form, content, ec.ECDSA(hashes.SHA256()))
            except InvalidSignature:
                continue
            return True
    return False


def _to_der(signature: bytes) -> bytes:
    """Give the browser's form of a signature (two numbers side by side) in the usual one."""
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415
        encode_dss_signature,
    )

    half = len(signature) // 2
    return encode_dss_signature(
        int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
    )


def _tidy(domain: str | None) -> str:
    allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-"
    return "".join(sign for sign in (domain or "").casefold() if sign in allowed)[:80] or "nobody"


def _read(path: Path, entries: Mapping[str, ZipEntry], name: str) -> bytes:
    entry = entries.get(name)
    if entry is None:
        raise DamagedSourceError(path.name, name, "it is not there")
    if entry.size_bytes > _MAX_STATEMENT_BYTES:
        raise TooLargeError(path.name, name, entry.size_bytes, _MAX_STATEMENT_BYTES)
    return b"".join(iter_content(path, entry))


def _decode(content: bytes, form: type[_Form], path: Path, name: str) -> _Form:
    try:
        return msgspec.json.decode(content, type=form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedSourceError(path.name, name, "it has another shape than it must") from error
