"""Tests of what is packed for the device."""

import ast
import io
import zipfile

from netral_selfcheck.packing import list_modules, pack_modules

ALLOWED = {"netral", "netral_selfcheck"}
NEVER = ("yaml", "polars", "pyarrow", "django", "socket", "urllib.request", "http", "subprocess")


class TestPackModules:
    def test_gives_the_same_bytes_twice(self) -> None:
        assert pack_modules() == pack_modules()

    def test_packs_the_core_as_it_is_but_for_remarks(self) -> None:
        packed = zipfile.ZipFile(io.BytesIO(pack_modules()))

        matching = packed.read("netral/rulebook/matching.py").decode()
        assert "raise ContradictingFactsError(facts.phase.value" in matching
        assert '"""' not in matching

    def test_opens_a_door_only_as_far_as_it_is_asked(self) -> None:
        door = list_modules().sources["netral.rulebook"]

        assert "from netral.rulebook.loading" not in door
        assert "'match_act': 'netral.rulebook.matching'" in door


class TestListModules:
    def test_lists_readers_of_five_platforms_and_no_other(self) -> None:
        readers = {
            name.split(".")[2]
            for name in list_modules().sources
            if name.startswith("netral.intake.") and name.count(".") == 3
        }

        assert {"instagram", "facebook", "tiktok", "x_archive", "youtube"} <= readers
        assert not {"capture", "telegram", "isolation", "bluesky", "linkedin"} & readers

    def test_takes_along_no_console_no_register_and_no_way_out(self) -> None:
        modules = list_modules().sources
        rooms = {".".join(name.split(".")[:2]) for name in modules}

        assert {name.split(".")[0] for name in modules} == ALLOWED
        assert not {"netral.casework", "netral.evidence", "netral.batch", "netral.cli"} & rooms
        assert [
            (name, needed)
            for name, source in modules.items()
            for needed in _list_imports(source)
            if needed.startswith(NEVER)
        ] == []

    def test_would_notice_a_way_out(self) -> None:
        assert any(each.startswith(NEVER) for each in _list_imports("import urllib.request"))


def _list_imports(source: str) -> list[str]:
    found: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
    return found
