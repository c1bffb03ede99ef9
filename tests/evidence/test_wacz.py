"""Tests of looking at web captures."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from netral.evidence.errors import WaczRefusedError
from netral.evidence.wacz import WaczSignature, verify_wacz
from netral.values.errors import DamagedZipError, UnsafeZipError

PARTS = {
    "archive/data.warc": b"WARC/1.1\r\n",
    "indexes/index.cdx": b"id 1",
    "pages/pages.jsonl": b'{"format":"json-pages-1.0"}\n',
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def listed_new(parts: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"name": path, "path": path, "hash": f"sha256:{sha256(data)}", "bytes": len(data)}
        for path, data in parts.items()
    ]


def listed_old(parts: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"path": path, "stats": {"hash": sha256(data), "bytes": len(data)}, "hashing": "sha256"}
        for path, data in parts.items()
    ]


def write(
    folder: Path,
    parts: Mapping[str, bytes],
    *,
    resources: list[dict[str, Any]] | None = None,
    digest: object = None,
) -> Path:
    package = json.dumps(
        {
            "resources": listed_new(PARTS) if resources is None else resources,
            "wacz_version": "1.1.1",
        }
    ).encode()
    path = folder / "tangkapan.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.writestr("datapackage.json", package)
        if digest is not None:
            told = f"sha256:{sha256(package)}" if digest == "right" else digest
            document = {"path": "datapackage.json", "hash": told}
            archive.writestr("datapackage-digest.json", json.dumps(document))
    return path


class TestVerifyWacz:
    @pytest.mark.parametrize("listing", [listed_new, listed_old])
    def test_accepts_a_whole_capture_in_both_layouts(self, tmp_path: Path, listing: Any) -> None:
        path = write(tmp_path, PARTS, resources=listing(PARTS), digest="right")

        found = verify_wacz(path)

        assert (found.resources, found.signature) == (3, WaczSignature.NONE)

    @pytest.mark.parametrize("name", PARTS)
    def test_refuses_a_changed_part(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path, {**PARTS, name: PARTS[name][:-1] + b"?"})

        with pytest.raises(WaczRefusedError, match="digest"):
            verify_wacz(path)

    @pytest.mark.parametrize("name", PARTS)
    def test_refuses_a_missing_part(self, tmp_path: Path, name: str) -> None:
        parts = {path: data for path, data in PARTS.items() if path != name}

        with pytest.raises(WaczRefusedError, match="not there"):
            verify_wacz(write(tmp_path, parts))
        with pytest.raises(WaczRefusedError, match="nothing in"):
            verify_wacz(write(tmp_path, parts, resources=listed_new(parts)))

    def test_refuses_a_part_that_nobody_listed(self, tmp_path: Path) -> None:
        with pytest.raises(WaczRefusedError, match="not in the list"):
            verify_wacz(write(tmp_path, {**PARTS, "archive/hidden.warc": b"x"}))

    def test_refuses_the_digest_of_another_list(self, tmp_path: Path) -> None:
        with pytest.raises(WaczRefusedError, match="another list"):
            verify_wacz(write(tmp_path, PARTS, digest=f"sha256:{sha256(b'other')}"))

    @pytest.mark.parametrize(
        "resources", [[{}], [1], [{"path": "a", "hash": "md5:x", "bytes": 1}], []]
    )
    def test_refuses_another_list(self, tmp_path: Path, resources: Any) -> None:
        with pytest.raises(WaczRefusedError):
            verify_wacz(write(tmp_path, PARTS, resources=resources))

    def test_refuses_what_is_no_archive_or_leads_out_of_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.wacz").write_bytes(b"no archive")
        with pytest.raises(DamagedZipError):
            verify_wacz(tmp_path / "a.wacz")
        with pytest.raises(UnsafeZipError):
            verify_wacz(write(tmp_path, {**PARTS, "../out": b"x"}))

    @pytest.mark.shared
    @pytest.mark.parametrize(
        ("name", "signature"),
        [("valid_example_1", "none"), ("valid_signed_example_1", "domain")],
    )
    def test_reads_the_samples(self, shared_folder: Path, name: str, signature: str) -> None:
        path = shared_folder / "data" / "samples" / "wacz" / f"{name}.wacz"

        assert verify_wacz(path).signature == signature
