"""Looks at web captures in WACZ form; unpacks nothing to disk and trusts no signature blindly."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from netral.errors import NetralError
from netral.evidence.errors import WaczRefusedError
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipEntry, ZipLimits, check_zip

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
LIMITS = ZipLimits(max_file_bytes=512 * 1024 * 1024)
_MAX_JSON_BYTES = 1024 * 1024
_NEEDED = ("archive/", "indexes/", "pages/")


class WaczSignature(StrEnum):
    """Who says that they packed a capture. It is a claim of the file, not checked here."""

    NONE = "none"
    ANONYMOUS = "anonymous"
    """Signed by a bare key: the package is whole, nobody answers for it."""
    DOMAIN = "domain"
    """Names a domain; its certificate chain and time were not checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaczFacts:
    """What a whole capture says about itself."""

    resources: int
    version: str
    created: str
    """By the capturing machine's clock, as written; empty if not said."""
    software: str
    signature: WaczSignature


def verify_wacz(path: Path) -> WaczFacts:
    """Verify that a capture holds exactly what it lists, whole and unchanged.

    The steps:

    1. The archive's structure is safe.
    2. It has the parts that a capture has, and every entry is listed.
    3. Each listed entry has the listed size and digest.
    4. Where there is a digest of the list, it fits.

    It does not prove that a site served this, nor when: a list and its digests can be
    written by anybody. A capture made while logged in shows what that login saw.

    Args:
        path: The ``.wacz`` file.

    Returns:
        What it says about itself.

    Raises:
        WaczRefusedError: If anything does not fit.
        DamagedZipError: If it is no archive.
        UnsafeZipError: If the archive is not safe to open.
    """
    entries = {entry.name: entry for entry in check_zip(path, limits=LIMITS)}  # 1
    package = _read_json(path, entries, PACKAGE)
    listed = _list_resources(path, package)
    _require_parts(path, entries, listed)  # 2
    for name, (digest, size) in listed.items():  # 3
        entry = entries[name]
        if entry.size_bytes != size or _digest(path, entry) != digest:
            detail = "its size or digest is not the listed one"
            raise WaczRefusedError(path.name, entry.number, detail)
    signature = WaczSignature.NONE
    if DIGEST in entries:  # 4
        signature = _read_signature(path, entries)
    return WaczFacts(
        resources=len(listed),
        version=str(package.get("wacz_version", "")),
        created=str(package.get("created", "")),
        software=str(package.get("software", "")),
        signature=signature,
    )


def _list_resources(path: Path, package: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    """Read the list in either of its two layouts (1.0.0, and 1.1.1 and later)."""
    listed = {}
    try:
        for resource in package["resources"]:
            facts = resource.get("stats", resource)
            kind, _, digest = facts["hash"].rpartition(":")
            if (kind or resource.get("hashing")) != "sha256":
                raise WaczRefusedError(path.name, None, "its list uses another hash than SHA-256")
            listed[resource["path"]] = (digest, facts["bytes"])
    except (KeyError, TypeError, AttributeError) as error:
        raise WaczRefusedError(path.name, None, "its list has another layout") from error
    return listed


def _require_parts(
    path: Path, entries: Mapping[str, ZipEntry], listed: Mapping[str, tuple[str, int]]
) -> None:
    files = {name for name, entry in entries.items() if not entry.is_folder}
    missing = len(set(listed) - files)
    if missing:
        raise WaczRefusedError(path.name, None, f"{missing} listed entries are not there")
    for name in sorted(files - set(listed) - {PACKAGE, DIGEST}):
        raise WaczRefusedError(path.name, entries[name].number, "it is not in the list")
    for folder in _NEEDED:
        if not any(name.startswith(folder) for name in listed):
            raise WaczRefusedError(path.name, None, f"it has nothing in {folder}")


def _read_signature(path: Path, entries: Mapping[str, ZipEntry]) -> WaczSignature:
    document = _read_json(path, entries, DIGEST)
    signed = document.get("signedData")
    found = f"sha256:{_digest(path, entries[PACKAGE])}"
    told = [document.get("hash"), *([signed.get("hash")] if isinstance(signed, dict) else [])]
    if document.get("path") != PACKAGE or any(each != found for each in told):
        number = entries[DIGEST].number
        raise WaczRefusedError(path.name, number, "it is the digest of another list")
    if not isinstance(signed, dict):
        return WaczSignature.NONE
    return WaczSignature.DOMAIN if "domain" in signed else WaczSignature.ANONYMOUS


def _read_json(path: Path, entries: Mapping[str, ZipEntry], name: str) -> dict[str, Any]:
    entry = entries.get(name)
    if entry is None or entry.size_bytes > _MAX_JSON_BYTES:
        raise WaczRefusedError(path.name, None, f"it has no {name} of a usual size")
    try:
        document = json.loads(b"".join(iter_content(path, entry)))
    except (ValueError, RecursionError) as error:
        raise WaczRefusedError(path.name, entry.number, "it does not read as JSON") from error
    if not isinstance(document, dict):
        raise WaczRefusedError(path.name, entry.number, "it is no JSON object")
    return document


def _digest(path: Path, entry: ZipEntry) -> str:
    digest = hashlib.sha256()
    try:
        for piece in iter_content(path, entry):
            digest.update(piece)
    except NetralError as error:
        raise WaczRefusedError(path.name, entry.number, "its bytes are damaged") from error
    return digest.hexdigest()
