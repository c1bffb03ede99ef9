"""Builds the site: a folder of files that any server can give out, or a USB stick can carry."""

import gzip
import hashlib
import json
import shutil
from importlib.resources import files
from pathlib import Path

from netral import __version__
from netral.language.model_file import find_shipped_model
from netral_selfcheck.device.world import pack_law
from netral_selfcheck.gathering import gather_law
from netral_selfcheck.packing import pack_modules
from netral_selfcheck.vendoring import (
    read_vendored,
    read_wheel_modules,
    shrink_library,
    vendor_folder,
)

MANIFEST = "assets.json"
_PAGES = ("*.html", "*.css", "*.js", "*.svg", "*.png", "*.webmanifest")


def build_site(folder: Path) -> dict[str, int]:
    """Build the site.

    The bytes depend on the code, the law and the model alone: two builds of one
    commit are the same.

    Args:
        folder: Where to; made if absent. Files of an earlier build are replaced.

    Returns:
        Name of each file to the bytes that go over the wire.

    Raises:
        VendoredFileChangedError: If a file of others is not the one looked at.
        ProblemsError: If the law or an election is wrong.
    """
    assets = _gather_assets()
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
    build = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:16]
    (folder / MANIFEST).write_text(
        json.dumps({"version": __version__, "build": build, "assets": listed}, indent=1) + "\n",
        encoding="utf-8",
    )
    _name_shell(folder)
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _gather_assets() -> dict[str, bytes]:
    model = find_shipped_model()
    return {
        "pyodide.asm.wasm": read_vendored("pyodide/pyodide.asm.wasm.gz"),
        "python_stdlib.zip": shrink_library(read_vendored("pyodide/python_stdlib.zip")),
        "netral.zip": pack_modules(),
        "law.pickle": pack_law(gather_law()),
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


def _name_shell(folder: Path) -> None:
    """Tell the service worker what there is: it gives out these files and nothing else."""
    shell = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "service_worker.js" and "assets/" not in str(path)
    }
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    large = sorted(each["path"] for each in manifest["assets"].values())
    worker = folder / "service_worker.js"
    written = worker.read_text(encoding="utf-8")
    state = hashlib.sha256(json.dumps(shell, sort_keys=True).encode()).hexdigest()[:16]
    written = written.replace('"__BUILD__"', json.dumps(state))
    written = written.replace("[/* __SHELL__ */]", json.dumps(sorted(shell), indent=2))
    written = written.replace("[/* __LARGE__ */]", json.dumps(large, indent=2))
    worker.write_text(written, encoding="utf-8")
