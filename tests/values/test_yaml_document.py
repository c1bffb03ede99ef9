"""Tests of YAML files that people write: what is refused, and that every problem has its line."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from netral.values.notebook import Notebook
from netral.values.yaml_document import _compose, parse_list, parse_mapping, read_bytes
from netral.values.yaml_entry import Entry, Word
from netral.values.yaml_fault import SENTENCES, Fault, Sentence

SHIPPED = sorted((Path(__file__).parents[2] / "src" / "netral_rulebooks").rglob("*.yaml"))


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def opened(text: str) -> tuple[Entry, Notebook]:
    notebook = Notebook()
    entry = parse_mapping(text.encode(), file="a.yaml", notebook=notebook)
    assert entry is not None
    return entry, notebook


def refused(content: bytes) -> list[str]:
    notebook = Notebook()
    assert parse_mapping(content, file="a.yaml", notebook=notebook) is None
    return [str(problem) for problem in notebook.problems]


class TestParseMapping:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "a.yaml:1: The file is empty. Write it, or delete it."),
            (b"# only\n# remarks\n", "a.yaml:1: The file is empty. Write it, or delete it."),
            (b"a: 1\nb: \xff", "a.yaml:2: The file is not UTF-8. Save it as UTF-8."),
            (b"a:\n\tb: 1", "a.yaml:2: The line is indented with a tab. Indent with spaces."),
            (
                b"\n- a",
                "a.yaml:2: Expected keys with values at the top. See another file.",
            ),
            (
                b"a: &one [1]\nb: *one",
                "a.yaml:2: This is not YAML: anchors (& and *) are not read here. "
                "Look at this line and the one above.",
            ),
            (
                b"a: \x07",
                "a.yaml: This is not YAML: it holds control characters or is nested too deeply. "
                "Write it anew in a plain text editor.",
            ),
        ],
    )
    def test_says_why_a_file_is_refused(self, content: bytes, sentence: str) -> None:
        assert refused(content) == [sentence]

    @pytest.mark.parametrize("content", [b"[" * 200_000, b"- " * 100_000, b"{a: " * 51 + b"}" * 51])
    def test_refuses_deep_nesting_at_once(self, content: bytes) -> None:
        (sentence,) = refused(content)

        assert "nested too deeply" in sentence

    def test_does_not_multiply_anchors(self) -> None:
        bomb = "a0: &a0 [x, x]\n" + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
        )

        (sentence,) = refused(bomb.encode())

        assert sentence.startswith("a.yaml:2: This is not YAML: anchors")

    def test_takes_a_byte_order_mark_for_none(self) -> None:
        entry, _ = opened("\ufeffa: b")

        assert entry.text("a") == "b"

    def test_says_it_in_the_words_of_the_room(self) -> None:
        notebook = Notebook()
        own = SENTENCES | {Fault.EMPTY_FILE: Sentence("Nothing.", "Write.", has_line=False)}

        parse_mapping(b"", file="a.yaml", notebook=notebook, sentences=own)

        assert str(notebook.problems[0]) == "a.yaml: Nothing. Write."

    @given(content=st.binary(max_size=60))
    def test_never_fails(self, content: bytes) -> None:
        notebook = Notebook()

        entry = parse_mapping(content, file="a.yaml", notebook=notebook)

        assert (entry is None) == bool(notebook.problems)

    def test_reads_the_same_with_the_plain_parser(self) -> None:
        assert SHIPPED
        for path in SHIPPED:
            text = path.read_text(encoding="utf-8")
            fast = _compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            plain = _compose(text, yaml.SafeLoader)
            assert yaml.serialize(fast) == yaml.serialize(plain), path


class TestParseList:
    def test_notes_what_is_no_item_and_gives_the_rest(self) -> None:
        notebook = Notebook()

        entries = parse_list(b"- a: b\n- c\n", file="a.yaml", notebook=notebook)

        assert [entry.text("a") for entry in entries] == ["b"]
        assert [str(problem) for problem in notebook.problems] == [
            "a.yaml:2: [2]: Expected keys with values here. See the other items."
        ]

    @pytest.mark.parametrize("content", [b"[]", b"a: b"])
    def test_refuses_a_file_without_items(self, content: bytes) -> None:
        notebook = Notebook()

        assert parse_list(content, file="a.yaml", notebook=notebook) == []
        assert len(notebook.problems) == 1


class TestReadBytes:
    def test_reads_up_to_the_limit(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(b"x" * 2048)
        notebook = Notebook()

        assert read_bytes(path, file="a", notebook=notebook, limit_kib=2) == b"x" * 2048
        assert notebook.problems == []
        assert read_bytes(path, file="a", notebook=notebook, limit_kib=1) is None
        assert str(notebook.problems[0]) == "a: The file is larger than 1 KiB. Split it."

    def test_notes_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        notebook = Notebook()

        assert read_bytes(tmp_path / "b", file="b", notebook=notebook, limit_kib=1) is None
        assert [problem.message for problem in notebook.problems] == ["The file cannot be read."]


class TestEntry:
    def test_reads_what_is_asked_for(self) -> None:
        entry, notebook = opened(
            """
text: "ya"
broken: >
  two
  lines
list: [a, "2"]
day: 2024-11-27
flag: true
number: 7
colour: green
colours: [green, red]
mixed: [a, {b: c}]
section: {no: 1}
"""
        )

        assert (entry.text("text"), entry.text("broken")) == ("ya", "two lines")
        assert entry.texts("list") == ("a", "2")
        assert (entry.day("day"), entry.flag("flag")) == (date(2024, 11, 27), True)
        assert entry.find_number("number") == 7
        assert entry.choice("colour", Colour) is Colour.GREEN
        assert entry.choices("colours", Colour) == (Colour.GREEN, Colour.RED)
        assert [type(item) for item in entry.mixed("mixed")] == [str, Entry]
        section = entry.section("section")
        assert section is not None
        assert list(section.iter_words()) == [Word("no", "1", 13)]
        entry.finish()
        assert notebook.problems == []

    @pytest.mark.parametrize(
        "written", ["no", "yes", "on", "off", "{b: c}", "12", "1.5", "~", "[]"]
    )
    def test_takes_for_a_text_only_what_yaml_takes_for_one(self, written: str) -> None:
        entry, notebook = opened(f"a: {written}")

        assert entry.text("a") == ""
        assert len(notebook.problems) == 1

    @pytest.mark.parametrize("written", ["yes", "no", "on", "1", '"true"', "ya", "[true]"])
    def test_takes_for_a_flag_only_true_and_false(self, written: str) -> None:
        entry, notebook = opened(f"a: {written}")

        assert entry.flag("a") is False
        assert len(notebook.problems) == 1

    @pytest.mark.parametrize("written", ["0", "-1", "1.0", "1e3", "six", "9" * 5000, "٣"])
    def test_takes_for_a_number_only_digits(self, written: str) -> None:
        entry, notebook = opened(f"a: {written}")

        assert entry.find_number("a") is None
        assert len(notebook.problems) == 1

    @pytest.mark.parametrize("written", ["2024-09-31", "20240922", "2024-W01-1", "besok", "24"])
    def test_takes_for_a_day_only_year_month_day(self, written: str) -> None:
        entry, notebook = opened(f'a: "{written}"')

        assert entry.find_day("a") is None
        assert entry.day("a") == date.min
        assert [problem.line for problem in notebook.problems] == [1, 1]

    def test_notes_a_mark_that_nobody_filled(self) -> None:
        entry, notebook = opened("a: <the day>")

        assert entry.find_day("a") is None
        assert notebook.problems[0].message == "Here still stands <the day>."

    def test_notes_keys_that_are_missing_unknown_or_there_twice(self) -> None:
        entry, notebook = opened("one: a\nquux: b\none: c\ntow: d\n[x]: e")

        assert (entry.text("one"), entry.text("two"), entry.text("three")) == ("a", "", "")
        entry.finish()

        assert [str(problem) for problem in notebook.in_order()] == [
            'a.yaml:1: two: The key "two" is missing. Add it.',
            'a.yaml:1: three: The key "three" is missing. Add it.',
            'a.yaml:2: quux: The key "quux" is not known here. Known keys: one, two, three.',
            'a.yaml:3: one: The key "one" is written twice, first on line 1. Keep one of them.',
            'a.yaml:4: tow: The key "tow" is not known here. Did you mean "two"?',
            "a.yaml:5: A key must be a text. Put a list or keys behind the colon.",
        ]

    def test_reads_free_keys_as_the_words_that_stand_there(self) -> None:
        entry, notebook = opened("values:\n  verb: {no: yes, x: [1]}\n  flat: 3\n")
        section = entry.section("values")
        assert section is not None

        read = {name: list(each.iter_words()) for name, each in section.iter_sections()}

        assert read == {"verb": [Word("no", "yes", 2)]}
        assert [(each.line, each.key) for each in notebook.problems] == [
            (2, "values.verb.x"),
            (3, "values.flat"),
        ]

    def test_leaves_out_words_that_are_not_known(self) -> None:
        entry, notebook = opened("zone: WIB\nlocale: id")

        assert [word.key for word in entry.iter_words("zone")] == ["zone"]
        assert [each.key for each in notebook.problems] == ["locale"]

    def test_places_problems_of_items_at_the_items(self) -> None:
        entry, notebook = opened("a:\n  - b: [red,\n      blue]\n")

        (item,) = entry.entries("a")
        assert item.choices("b", Colour) == (Colour.RED,)

        (problem,) = notebook.problems
        assert (problem.line, problem.key) == (3, "a[1].b[2]")


class TestNotebook:
    def test_orders_by_file_or_by_reading(self) -> None:
        notebook = Notebook()
        for file, line in (("b", 2), ("a", 1), ("b", None)):
            notebook.note(file, "x", line=line)

        assert [(each.file, each.line) for each in notebook.in_order()] == [
            ("a", 1),
            ("b", None),
            ("b", 2),
        ]
        assert [each.file for each in notebook.in_order_of_reading()] == ["b", "b", "a"]
