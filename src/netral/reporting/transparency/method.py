"""With what the office works: rules with sources, the model and its thresholds, files."""

from collections.abc import Sequence
from dataclasses import dataclass

from netral.election.contest import Election
from netral.language.model_file import LanguageModel
from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency import wording
from netral.rulebook.edition import Edition
from netral.rulebook.rule import Rule, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as the public reads it."""

    code: str
    title: Bilingual
    articles: tuple[str, ...]
    class_printed: str
    sources: tuple[Source, ...]
    is_contested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Everything about the work that counts nothing."""

    editions: tuple[tuple[Bilingual, tuple[Source, ...], tuple[RuleLine, ...]], ...]
    """Title, sources and rules of each edition."""
    model: tuple[tuple[Bilingual, Bilingual], ...]
    """Labels and texts about the model."""
    files: tuple[tuple[str, str], ...]
    """Names of election and editions, with their digests."""


def list_contestants(election: Election) -> dict[str, str]:
    """List the contestants that get lines of their own.

    Args:
        election: The election.

    Returns:
        Short names by id; parties and neighbours from other elections are not among them.
    """
    return {
        each.contestant_id: each.short_name
        for each in election.contestants
        if each.kind != "party" and not each.elsewhere
    }


def describe_method(
    election: Election, editions: Sequence[Edition], *, model: LanguageModel
) -> Method:
    """Describe with what an office works.

    Args:
        election: The election.
        editions: The rulebook editions that govern it.
        model: The model that reads texts.

    Returns:
        The description, in both languages.
    """
    return Method(
        editions=tuple(
            (
                Bilingual(each.title, each.title_en or each.title),
                each.sources,
                tuple(_describe_rule(rule) for rule in each.rules),
            )
            for each in editions
        ),
        model=_describe_model(election, model),
        files=(
            (election.election_id, election.digest),
            *((each.edition_id, each.digest) for each in editions),
        ),
    )


def _describe_rule(rule: Rule) -> RuleLine:
    return RuleLine(
        code=rule.code,
        title=Bilingual(rule.title_id, rule.title_en or rule.title_id),
        articles=rule.articles,
        class_printed=rule.class_printed,
        sources=rule.sources,
        is_contested=bool(rule.contested),
    )


def _describe_model(
    election: Election, model: LanguageModel
) -> tuple[tuple[Bilingual, Bilingual], ...]:
    words, limits = wording.MODEL, model.thresholds
    holds = limits.meets_bound and election.election_id not in limits.unbound_elections
    return (
        (words["name"], Bilingual(model.name, model.name)),
        (words["does"], words["does_text"]),
        (words["yes_from"], _number(limits.yes_from)),
        (words["no_until"], _number(limits.no_until)),
        (words["abstains"], words["abstains_text"]),
        (words["bound"], words["bound_text" if holds else "unbound_text"]),
    )


def _number(value: float) -> Bilingual:
    english = f"{value:.3f}"
    return Bilingual(english.replace(".", ","), english)
