"""Paths that tests of several rooms use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# A test reads no clock, and fails the same way every time that it fails.
settings.register_profile("netral", deadline=None, derandomize=True)
settings.load_profile("netral")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def assets() -> Path:
    """Give the folder of small files written for the tests."""
    return REPOSITORY / "tests" / "assets"


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Give the shared data folder, or skip loudly without it."""
    folder = Path(os.environ.get("NETRAL_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"THE SHARED DATA FOLDER IS ABSENT ({folder}); set NETRAL_SHARED")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for the tests of one module, or skip loudly.

    Never longer than a module: while it is open, the thread seems to run a loop of its
    own, and tests of the database that come after it would refuse to work.
    """
    chromium = os.environ.get("NETRAL_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no Chromium: install it (scripts/install_system_packages.sh) to open pages")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()
