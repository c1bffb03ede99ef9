"""Tests that what Netral never does is absent from the code, not switched off."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator

import pytest

import netral
from netral.rulebook.rule import About
from netral.rulebook.trace import Answer
from netral.screening.indication import Indication, Result
from netral.values.act_kind import ActKind
from tests.architecture.repository import ROOT

# R3: no field may hold what a person believes or is.
BELIEF = re.compile(
    r"ideolog|religio|agama|faith|ethnic|suku|party_preference|political_view|belief|loyalt|"
    r"sympath|orientation|profile_label"
)
# R4: no field may rank a person.
RANK = re.compile(r"risk_score|person_score|ranking|^rank$|leaderboard|offen[cs]e_count|strike")
PERSON_SORTED = re.compile(
    r"(?:sorted|Counter|groupby|group_by|defaultdict|nlargest|most_common|max|min)\([^\n]*"
    r"(?:\.person\b|\[\"person\"\])"
)


NOT_ABOUT_ACTS = {
    # The pool of reviewers in a fixed order, so that anybody can repeat the draw.
    "casework/draw.py",
}
# What a query may not do with the field that names somebody.
OF_A_PERSON = re.compile(r"^-?(?:\w+__)?person(?:__\w+)?$")
COUNTED_IN_SQL = re.compile(r"\b(?:GROUP|ORDER)\s+BY\b[^;)\"]*\bperson\b", re.IGNORECASE)
PRACTICE = "practice/filling.py"
"""Gives invented people to invented cases, in the same order each time."""


def list_queries_by_person(text: str) -> list[int]:
    """List the lines of a module whose query sorts, counts or groups by person."""
    found = {text[: each.start()].count("\n") + 1 for each in COUNTED_IN_SQL.finditer(text)}
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Attribute(attr="order_by") | ast.Name(id="Count")):
                is_found = names_a_person(node)
            case ast.Call(func=ast.Attribute(attr="annotate" | "aggregate", value=before)):
                is_found = any(
                    names_a_person(each)
                    for each in ast.walk(before)
                    if isinstance(each, ast.Call)
                    and isinstance(each.func, ast.Attribute)
                    and each.func.attr in ("values", "values_list")
                )
            case _:
                is_found = False
        if is_found:
            found.add(node.lineno)
    return sorted(found)


def names_a_person(call: ast.Call) -> bool:
    given = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return any(isinstance(each, str) and OF_A_PERSON.match(each) for each in given)


def iter_dataclasses() -> Iterator[type]:
    for module in pkgutil.walk_packages(netral.__path__, "netral."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if dataclasses.is_dataclass(found) and found.__module__ == module.name:
                yield found


def fields_like(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{found.__module__}.{found.__name__}.{field.name}"
        for found in iter_dataclasses()
        for field in dataclasses.fields(found)
        if pattern.search(field.name)
    ]


class TestActsNotBeliefs:
    """R3 of docs/rights.md."""

    def test_no_field_holds_a_belief(self) -> None:
        assert fields_like(BELIEF) == []

    def test_the_kinds_of_act_are_closed(self) -> None:
        with_belief = [kind for kind in ActKind if BELIEF.search(kind.value)]

        assert with_belief == []
        assert issubclass(ActKind, str)

    def test_a_seeded_field_would_be_noticed(self) -> None:
        assert BELIEF.search("religion")
        assert RANK.search("risk_score")


class TestNoRankingOfPersons:
    """R4 of docs/rights.md."""

    def test_no_field_ranks_a_person(self) -> None:
        assert fields_like(RANK) == []

    def test_no_line_counts_or_sorts_by_person(self) -> None:
        found = [
            f"{path.relative_to(ROOT)}: {line.strip()}"
            for path in sorted((ROOT / "src" / "netral").rglob("*.py"))
            if path.relative_to(ROOT / "src" / "netral").as_posix() not in NOT_ABOUT_ACTS
            for line in path.read_text(encoding="utf-8").splitlines()
            if PERSON_SORTED.search(line)
        ]

        assert found == []

    def test_a_seeded_line_would_be_noticed(self) -> None:
        assert PERSON_SORTED.search("counts = Counter(each.person for each in indications)")
        assert PERSON_SORTED.search('sorted(records, key=lambda each: each["person"])')

    def test_no_query_of_the_console_counts_or_sorts_by_person(self) -> None:
        console = ROOT / "src" / "netral_console"
        found = [
            f"{path.relative_to(console)}:{line}"
            for path in sorted(console.rglob("*.py"))
            if path.relative_to(console).as_posix() != PRACTICE
            for line in list_queries_by_person(path.read_text(encoding="utf-8"))
        ]
        in_sql = [
            path.name
            for path in sorted(console.rglob("*.sql"))
            if COUNTED_IN_SQL.search(path.read_text(encoding="utf-8"))
        ]

        assert found == []
        assert in_sql == []

    @pytest.mark.parametrize(
        "query",
        [
            'rows.order_by("-person")',
            'rows.aggregate(n=Count("case__person"))',
            'rows.values("person").annotate(n=Count("case_id"))',
            'rows.filter(a=1).values_list("person__unit", "state").distinct().annotate(n=1)',
            'cursor.execute("SELECT count(*) FROM case_record GROUP BY state, person")',
        ],
    )
    def test_a_seeded_query_would_be_noticed(self, query: str) -> None:
        assert list_queries_by_person(query) == [1]

    def test_a_query_about_somebody_is_none_that_sorts_people(self) -> None:
        assert list_queries_by_person('rows.filter(person="x").order_by("position")') == []


class TestNoVerdict:
    """R8 and R10 of docs/rights.md."""

    def test_an_indication_needs_a_contestant(self) -> None:
        assert typing.get_type_hints(Indication)["contestant_id"] is str

    def test_no_answer_is_a_verdict(self) -> None:
        words = {each.value for each in (*Answer, *Result)}

        assert words == {"indication", "unclear", "nothing"}

    def test_government_is_nobody_who_runs(self) -> None:
        assert not About.GOVERNMENT.takes_part
        assert not About.NONE.takes_part
