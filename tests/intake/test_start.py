"""Tests that looking at a file loads no library that the file does not need."""

import subprocess
import sys

HEAVY = {
    "PIL",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "python_calamine",
    "warcio",
    "libipld",
    "yaml",
}


def test_the_room_opens_without_heavy_libraries() -> None:
    code = "import sys, netral.intake; print(*{name.split('.')[0] for name in sys.modules})"
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert HEAVY & set(told.stdout.split()) == set()
