"""With what the office works: rules with sources, the model and its thresholds, files."""

from collections.abc import Sequence
from dataclasses import dataclass

from netral.election.contest import Election
from netral.language.model_figures import Accuracy, ModelFigures, Span
from netral.language.model_file import LanguageModel
from netral.reporting.bilingual import Bilingual, count_text
from netral.reporting.transparency import wording
from netral.rulebook.edition import Edition
from netral.rulebook.rule import Rule, Source

_SPELLED = {
    "interval": ("macro_f1_at_least", "macro_f1_at_most"),
    "abstains": ("abstains_percent",),
    "right": ("right_percent",),
}
"""Columns whose files say more than one number, or their unit."""
_SHARES = (0.002, 0.01, 0.05)
"""Of a hundred public texts of civil servants few take sides; nobody knows how few."""


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
class FigureRow:
    """A line of figures about the model; they count no case, so they are told exactly."""

    key: str
    words: Bilingual
    cells: tuple[tuple[tuple[str, ...], Bilingual], ...]
    """Each as its file, in one column or in two, and as its page has it."""
    drawn: Bilingual
    """The figure of the bar."""
    bar: tuple[float, float]
    """At least and at most, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """Figures about the model, with a picture and a file of their own."""

    key: str
    title: Bilingual
    lead: Bilingual
    columns: tuple[tuple[tuple[str, ...], Bilingual], ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Everything about the work that counts nothing."""

    editions: tuple[tuple[Bilingual, tuple[Source, ...], tuple[RuleLine, ...]], ...]
    """Title, sources and rules of each edition."""
    model: tuple[tuple[Bilingual, Bilingual], ...]
    """Labels and texts about the model."""
    figures: tuple[FigureTable, ...]
    """How well it reads, and how often it is right."""
    cannot: tuple[Bilingual, ...]
    """What the model cannot do."""
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
    election: Election,
    editions: Sequence[Edition],
    *,
    model: LanguageModel,
    figures: ModelFigures,
) -> Method:
    """Describe with what an office works.

    Args:
        election: The election.
        editions: The rulebook editions that govern it.
        model: The model that reads texts.
        figures: How well it reads.

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
        model=_describe_model(election, model, figures),
        figures=(_tell_accuracy(figures), _tell_precision(figures)),
        cannot=wording.CANNOT,
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
    election: Election, model: LanguageModel, figures: ModelFigures
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
        (
            words["measured"],
            words["measured_text"].fill(
                flags=figures.bound.flags,
                texts=count_text(figures.bound.texts),
                bound=_percent_finely(figures.bound.bound),
                hard=_percent(figures.pooled.false_flags)[1],
            ),
        ),
    )


def _tell_accuracy(figures: ModelFigures) -> FigureTable:
    rows = []
    for election_id, each in figures.elections.items():
        name = election_id.replace("_", " ").title()
        rows.append(_tell_row(election_id, Bilingual(name, name), each, None))
    pooled = figures.pooled
    rows.append(_tell_row("pooled", wording.FIGURES["pooled"], pooled, pooled.macro_f1_span))
    columns = ("texts", "macro_f1", "interval", "abstains", "stance_macro_f1")
    return _make_table("accuracy", columns, rows)


def _tell_row(key: str, words: Bilingual, each: Accuracy, span: Span | None) -> FigureRow:
    value = 100 * each.macro_f1
    return FigureRow(
        key=key,
        words=words,
        drawn=_number(each.macro_f1),
        cells=(
            ((str(each.rows),), count_text(each.rows)),
            _cell(each.macro_f1),
            _span_cell(span),
            _percent(each.abstains),
            _cell(each.stance_macro_f1),
        ),
        bar=(value, value) if span is None else (100 * span[0], 100 * span[1]),
    )


def _tell_precision(figures: ModelFigures) -> FigureTable:
    rows = []
    for share in _SHARES:
        right = figures.precision_at(share)
        rows.append(
            FigureRow(
                key=f"share_{share}",
                words=wording.FIGURES["share"].fill(share=_percent(share)[1]),
                drawn=_percent(right)[1],
                cells=(_percent(right),),
                bar=(100 * right, 100 * right),
            )
        )
    return _make_table("precision", ("right",), rows)


def _make_table(key: str, columns: Sequence[str], rows: Sequence[FigureRow]) -> FigureTable:
    return FigureTable(
        key=key,
        title=wording.FIGURES[f"{key}_title"],
        lead=wording.FIGURES[f"{key}_lead"],
        columns=tuple((_SPELLED.get(each, (each,)), wording.FIGURES[each]) for each in columns),
        rows=tuple(rows),
    )


def _number(value: float) -> Bilingual:
    english = f"{value:.3f}"
    return Bilingual(english.replace(".", ","), english)


def _cell(value: float) -> tuple[tuple[str, ...], Bilingual]:
    return (f"{value:.3f}",), _number(value)


def _span_cell(span: Span | None) -> tuple[tuple[str, ...], Bilingual]:
    if span is None:
        return ("", ""), Bilingual("\N{EN DASH}", "\N{EN DASH}")
    low, high = (_number(end) for end in span)
    words = Bilingual(*(f"{one}\N{EN DASH}{other}" for one, other in zip(low, high, strict=True)))
    return (f"{span[0]:.3f}", f"{span[1]:.3f}"), words


def _percent_finely(value: float) -> Bilingual:
    text = f"{100 * value:.2f}\N{NO-BREAK SPACE}%"
    return Bilingual(text.replace(".", ","), text)


def _percent(value: float) -> tuple[tuple[str, ...], Bilingual]:
    english = f"{100 * value:.1f}"
    text = f"{english}\N{NO-BREAK SPACE}%"
    return (english,), Bilingual(text.replace(".", ","), text)
