"""The rule beside the act: norm, articles, class as printed, contested points and sources."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from netral.casework import CaseId, RaisedRule, WordsFor, make_mask
from netral.casework.masking import Mask
from netral.reporting.bilingual import Bilingual
from netral.rulebook.rule import Certainty, Contested, Rule, Source
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral_console.administration.contested import ContestedLine, tell_contested
from netral_console.administration.rulebooks import find_edition, list_shipped
from netral_console.reviewers.masks import list_contestant_words

_NO_CASE = CaseId("PKR-0000000000000000")
_LABEL = re.compile(r"Kandidat [A-Z]\d*")
CERTAINTIES = {
    Certainty.TEXT: Bilingual("dibaca dari naskah", "read from the text"),
    Certainty.PRESS: Bilingual("menurut pers", "from the press"),
    Certainty.KNOWLEDGE: Bilingual("pengetahuan umum, belum dipastikan", "not confirmed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as it is shown; without its address where that would name somebody."""

    title: str
    address: str
    certainty: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """A rule as the desk shows it."""

    code: str
    title: Bilingual
    says: str
    """The norm in Indonesian, in the rulebook's words; empty if the edition is not here."""
    edition: str
    articles: tuple[str, ...]
    class_printed: str
    asks: tuple[str, ...]
    contested: tuple[ContestedLine, ...]
    sources: tuple[SourceLine, ...]


@lru_cache(maxsize=1024)
def show_rule(
    raised: RaisedRule, *, act_kind: str, phase: str, on: date, is_masked: bool
) -> RuleWords:
    """Show a rule that was raised, with what its edition says of it.

    Args:
        raised: The rule as the case has it; its articles and class stand as they were.
        act_kind: Of the act: contested points about other kinds are left out.
        phase: Of the act.
        on: Local day of the act.
        is_masked: Whether contestants are covered: a source may be a headline about one.
    """
    cover = _cover_contestants if is_masked else str
    edition = find_edition(raised.edition_id, raised.edition_digest)
    rule = None if edition is None else edition.find_rule(raised.code)
    return RuleWords(
        code=raised.code,
        title=Bilingual(raised.title_id, raised.title_en),
        says="" if rule is None else rule.says,
        edition=raised.edition_id if edition is None else edition.title,
        articles=raised.articles or (() if rule is None else rule.articles_on(on)),
        class_printed=raised.class_printed,
        asks=raised.asks,
        contested=() if rule is None else _contested(rule, act_kind, phase, cover),
        sources=() if rule is None else tuple(_source(each, cover) for each in rule.sources),
    )


def load_rules() -> None:
    """Load the rules of the election and cover their sources, so that no reviewer waits for it."""
    for edition in list_shipped():
        for rule in edition.rules:
            for source in rule.sources:
                _source(source, _cover_contestants)


@lru_cache(maxsize=4096)
def _cover_contestants(text: str) -> str:
    """Cover contestants alike in every case, since the law is the same in every case."""
    return _LABEL.sub("[…]", _mask_of_contestants().cover(text))


@cache
def _mask_of_contestants() -> Mask:
    return make_mask(
        _NO_CASE, person=WordsFor(), contestant_id="", contestants=list_contestant_words()
    )


def _contested(
    rule: Rule, act_kind: str, phase: str, cover: Callable[[str], str]
) -> tuple[ContestedLine, ...]:
    kind, of_phase = ActKind(act_kind), Phase(phase)

    def concerns(each: Contested) -> bool:
        return (not each.act_kinds or kind in each.act_kinds) and (
            not each.phases or of_phase in each.phases
        )

    return tuple(tell_contested(each, cover=cover) for each in rule.contested if concerns(each))


def _source(source: Source, cover: Callable[[str], str]) -> SourceLine:
    address = source.address or ""
    return SourceLine(
        title=cover(source.title),
        address=address if cover(address) == address else "",
        certainty=CERTAINTIES[source.certainty],
    )
