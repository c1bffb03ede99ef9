"""Tests that what Netral never does is absent from the code, not switched off."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator

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
