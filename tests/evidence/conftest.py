"""Fixtures that several evidence tests use."""

from pathlib import Path

import pytest

from tests.evidence.authority import OpensslAuthority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> OpensslAuthority:
    """Give a time authority that works offline."""
    return OpensslAuthority(tmp_path_factory.mktemp("time") / "authority")


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that lives as long as the session."""
    return tmp_path_factory.mktemp("scratch")
