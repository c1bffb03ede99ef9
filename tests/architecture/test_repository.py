"""Tests that the repository speaks of itself alone and holds nobody's words."""

import re

import pytest

from tests.architecture.repository import ROOT, list_files, read_text

# The patterns are put together from pieces, so that this file does not hold what it looks for.
_MACHINE_FOLDERS = "|".join(["work", "home", "root", "Users", "mnt", "builds", "var/folders"])
MACHINE_PATH = re.compile(rf"(?<![\w.<:])/(?:{_MACHINE_FOLDERS})/\w")
TEMPORARY_PATH = re.compile("(?<![\\w.])/" + "tmp" + "/\\w")
REGISTRY = re.compile(
    "|".join(
        [
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.npm",
            "npm" + r"js\.(?:org|com)",
            "deb" + r"\.debian\.org",
            "archive" + r"\.ubuntu\.com",
            "conda" + r"\.anaconda\.org",
            "docker" + r"\.io/",
        ]
    )
)
HOST = re.compile(r"(?<![\w.])(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2,3}\b")
SHARED_ROWS = re.compile(
    "|".join(
        ['"label' + '_source":', '"orig' + '_label":', "gold" + "_dev-", "protected" + "_dev-"]
    )
)


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in list_files():
        text = read_text(path)
        if text is None:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if pattern.search(line)
        ]
    return found


class TestTrackedFiles:
    @pytest.mark.parametrize(
        "pattern",
        [
            pytest.param(MACHINE_PATH, id="folders of a machine"),
            pytest.param(TEMPORARY_PATH, id="temporary folders"),
            pytest.param(REGISTRY, id="registries"),
            pytest.param(HOST, id="hosts"),
            pytest.param(SHARED_ROWS, id="rows of the shared data"),
        ],
    )
    def test_name_none(self, pattern: re.Pattern[str]) -> None:
        assert lines_with(pattern) == []

    @pytest.mark.parametrize(
        ("pattern", "line"),
        [
            (MACHINE_PATH, "see " + "/home" + "/budi/netral"),
            (TEMPORARY_PATH, "written to /" + "tmp" + "/out"),
            (REGISTRY, "https://" + "pypi" + ".org/simple"),
            (HOST, "http://" + "192.168" + ".1.20:8000"),
            (SHARED_ROWS, '{"label' + '_source": "x"}'),
        ],
    )
    def test_would_be_noticed(self, pattern: re.Pattern[str], line: str) -> None:
        assert pattern.search(line)

    def test_have_no_forbidden_file_names(self) -> None:
        vague = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py", "base.py", "core.py"}

        assert [str(path) for path in list_files() if path.name in vague] == []
