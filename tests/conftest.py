"""Paths that tests of several rooms use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A test reads no clock, and fails the same way every time that it fails.
settings.register_profile("netral", deadline=None, derandomize=True)
settings.load_profile("netral")

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
