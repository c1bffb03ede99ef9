"""What is in the repository, for the tests that look at it as a whole."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LEFT_OUT = {".git", ".venv", "out", "build", "dist", "__pycache__", "node_modules"}
_CACHES = {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}


@cache
def list_files() -> tuple[Path, ...]:
    """List the files that are or would be tracked; without git, those that look like it."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if asked.returncode == 0:
        names = [name for name in asked.stdout.decode().split("\0") if name]
        return tuple(ROOT / name for name in sorted(names) if (ROOT / name).is_file())
    skipped = _LEFT_OUT | _CACHES
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
    )


def read_text(path: Path) -> str | None:
    """Read a file as text; `None` if it is none."""
    content = path.read_bytes()
    if b"\0" in content[:8192]:
        return None
    return content.decode("utf-8", errors="replace")
