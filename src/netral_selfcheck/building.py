"""Builds the site: a folder of files that any server can give out, or a USB stick can carry."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from netral import __version__
from netral.language.model_file import find_shipped_model
from netral_selfcheck.device.world import Law, pack_law
from netral_selfcheck.gathering import gather_law
from netral_selfcheck.packing import pack_modules
from netral_selfcheck.vendoring import (
    read_vendored,
    read_wheel_modules,
    shrink_library,
    vendor_folder,
)

MANIFEST = "assets.json"
_WORKER = "service_worker.js"
_PAGES = ("*.html", "*.css", "*.js", "*.svg", "*.png", "*.webmanifest")


def build_site(folder: Path, *, elections: Sequence[str] = ()) -> dict[str, int]:
    """Build the site.

    The bytes depend on the code, the law and the model alone: two builds of one
    commit are the same.

    Args:
        folder: Where to; made if absent. Files of an earlier build are replaced.
        elections: Paths or ids of elections to offer before the shipped ones.

    Returns:
        Name of each file to the bytes that go over the wire.

    Raises:
        VendoredFileChangedError: If a file of others is not the one looked at.
        ProblemsError: If the law or an election is wrong.
        UnknownElectionError: If an election is neither an id nor a path.
    """
    law = gather_law(elections)
    assets = _gather_assets(law)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "assets", ignore_errors=True)
    (folder / "assets").mkdir()
    listed = {}
    for name, content in assets.items():
        digest = hashlib.sha256(content).hexdigest()
        packed = gzip.compress(content, compresslevel=9, mtime=0)
        path = f"assets/{digest[:16]}-{name}.gz"
        (folder / path).write_bytes(packed)
        listed[name] = {"path": path, "sha256": digest, "size": len(content)}
    _copy_pages(folder)
    (folder / "pyodide.mjs").write_bytes(read_vendored("pyodide/pyodide.mjs.gz"))
    (folder / "pyodide.asm.mjs").write_bytes(read_vendored("pyodide/pyodide.asm.mjs.gz"))
    _write_licences(folder)
    shell = _digest_shell(folder)
    manifest = {
        "version": __version__,
        "build": _digest({"assets": listed, "shell": shell}),
        "usual": next(iter(law.elections)),
        "assets": listed,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _name_shell(folder, [*shell, MANIFEST], [each["path"] for each in listed.values()])
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _gather_assets(law: Law) -> dict[str, bytes]:
    model = find_shipped_model()
    return {
        "pyodide.asm.wasm": read_vendored("pyodide/pyodide.asm.wasm.gz"),
        "python_stdlib.zip": shrink_library(read_vendored("pyodide/python_stdlib.zip")),
        "netral.zip": pack_modules(),
        "law.pickle": pack_law(law),
        "readers.zip": read_wheel_modules(),
        **{f"model_{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }


def _copy_pages(folder: Path) -> None:
    pages = Path(str(files("netral_selfcheck"))) / "site"
    for pattern in _PAGES:
        for page in sorted(pages.glob(pattern)):
            shutil.copyfile(page, folder / page.name)


def _write_licences(folder: Path) -> None:
    licences = folder / "licences"
    licences.mkdir(exist_ok=True)
    for path in sorted(vendor_folder().rglob("LICENSE*.txt")):
        shutil.copyfile(path, licences / f"{path.parent.name}-{path.name}")


def _digest_shell(folder: Path) -> dict[str, str]:
    """Give the digest of each file that the browser takes as it is, but for the manifest."""
    left_out = {MANIFEST, _WORKER}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in left_out and path.parent.name != "assets"
    }


def _name_shell(folder: Path, shell: Sequence[str], large: Sequence[str]) -> None:
    """Tell the service worker what there is: it gives out these files and nothing else."""
    worker = folder / _WORKER
    state = _digest({name: (folder / name).read_text("latin-1") for name in shell})
    written = worker.read_text(encoding="utf-8")
    written = written.replace('"__BUILD__"', json.dumps(state))
    written = written.replace("[/* __SHELL__ */]", json.dumps(sorted(shell), indent=2))
    written = written.replace("[/* __LARGE__ */]", json.dumps(sorted(large), indent=2))
    worker.write_text(written, encoding="utf-8")


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
