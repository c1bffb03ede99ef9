"""The desk shows the law as the case was raised with it, whatever is in force later."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.console.administration.test_trying import change
from tests.console.office.test_loading import record
from tests.rulebook.builders import shipped

pytestmark = pytest.mark.usefixtures("store")
OLD, NEW = "memperkenalkan atau mengampanyekan", "mengampanyekan"


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """Propose a rulebook in which a rule says less; returns its digest."""
    from netral_console.administration import rulebooks

    shutil.rmtree(rulebooks._folder(), ignore_errors=True)
    return rulebooks.propose_edition(change(tmp_path, "DS-02", OLD, NEW)).digest


def says(digest: str) -> str:
    """Give the words of the rule for a case that was raised with an edition."""
    from netral_console.office.opening import _raised
    from netral_console.reviewers.rule_words import show_rule

    versions = {"editions": [{"id": "skb_2022", "digest": digest}]}
    raised = _raised(record(versions=versions))
    return show_rule(
        raised, act_kind="post", phase="campaign", on=date(2024, 10, 2), is_masked=True
    ).says


def test_each_case_has_the_words_of_its_own_edition(changed: str) -> None:
    assert OLD in says(shipped("skb_2022").digest)
    assert OLD not in says(changed)
    assert NEW in says(changed)


def test_an_edition_that_is_not_here_lends_no_words_of_another(changed: str) -> None:
    assert says("0" * len(changed)) == ""


def test_a_case_of_before_digests_were_kept_has_the_shipped_words(changed: str) -> None:
    from netral_console.office.opening import _raised
    from netral_console.reviewers.rule_words import show_rule

    raised = replace(_raised(record()), edition_digest="")
    shown = show_rule(
        raised, act_kind="post", phase="campaign", on=date(2024, 10, 2), is_masked=False
    )
    assert OLD in shown.says
    assert changed != shipped("skb_2022").digest
