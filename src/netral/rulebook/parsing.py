"""Turns the files of an edition into rules, circumstances, contested points and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from netral.rulebook.document import parse_list, parse_mapping
from netral.rulebook.folder import LawFile
from netral.rulebook.reach import Actor, Channel, ElectionKind, Law
from netral.rulebook.rule import (
    About,
    Article,
    Certainty,
    Circumstance,
    ClassBeside,
    Contested,
    Effect,
    Pattern,
    ReadBy,
    Rule,
    Source,
    Strength,
)
from netral.values.act_kind import ActKind
from netral.values.notebook import Notebook
from netral.values.phase import Phase
from netral.values.stance import Stance
from netral.values.yaml_entry import Entry

T = TypeVar("T")


class ClassKind(StrEnum):
    """The kinds of class that a rule or a class beside it can have."""

    ETHICS = "ethics"
    DISCIPLINE = "discipline"
    CRIMINAL = "criminal"
    DISMISSAL = "dismissal"
    DUTY = "duty"
    """A duty without a class of its own."""


@dataclass(frozen=True, slots=True)
class EditionPage:
    """What `edition.yaml` says, besides what it refers to."""

    entry: Entry
    edition_id: str
    title_id: str
    title_en: str
    in_force_from: date
    in_force_until: date | None
    signed_on: date | None
    numbers: tuple[str, ...]
    notes: tuple[str, ...]
    source_keys: tuple[str, ...]
    borrows: str
    """A folder, relative to this one, whose circumstances, points and sources are used."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with the entry it was read from, for checks across files."""

    rule: Rule
    entry: Entry


@dataclass(frozen=True, slots=True)
class CircumstancePage:
    """A circumstance with the entry it was read from."""

    circumstance: Circumstance
    entry: Entry


@dataclass(frozen=True, slots=True)
class References:
    """What the keys in a rule refer to."""

    sources: Mapping[str, Source]
    contested: Mapping[str, Contested]


def parse_edition_page(file: LawFile, *, notebook: Notebook) -> EditionPage | None:
    """Parse `edition.yaml`.

    Args:
        file: The file.
        notebook: Takes the problems.

    Returns:
        What it says; `None` if it is no YAML mapping.
    """
    entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
    if entry is None:
        return None
    page = EditionPage(
        entry=entry,
        edition_id=entry.text("edition"),
        title_id=entry.text("title_id"),
        title_en=entry.text("title_en"),
        in_force_from=entry.day("in_force_from"),
        in_force_until=entry.find_day("in_force_until"),
        signed_on=entry.find_day("signed_on"),
        numbers=entry.texts("numbers"),
        notes=entry.texts("notes"),
        source_keys=entry.texts("sources", required=True),
        borrows=entry.find_text("borrows"),
    )
    _check_order(entry, page.in_force_from, page.in_force_until)
    entry.finish()
    return page


def parse_sources(file: LawFile, *, notebook: Notebook) -> dict[str, Source]:
    """Parse `sources.yaml`: a list of sources, each under a key that rules cite.

    Args:
        file: The file.
        notebook: Takes the problems.

    Returns:
        Key to source; of a key that is listed twice, the first.
    """
    found: dict[str, Source] = {}
    for entry in parse_list(file.content, file=file.shown, notebook=notebook):
        key = entry.text("key")
        source = Source(
            title=entry.text("title"),
            certainty=entry.choice("certainty", Certainty),
            address=entry.find_text("address") or None,
        )
        entry.finish()
        if key in found:
            entry.note("key", f'The source "{key}" is listed twice.', "Keep one of them.")
        found.setdefault(key, source)
    return found


def parse_contested(
    file: LawFile, sources: Mapping[str, Source], *, notebook: Notebook
) -> Contested | None:
    """Parse a contested point; a rule that cites it says for which acts it matters.

    Args:
        file: The file, named after the key of the point.
        sources: The sources that it may cite.
        notebook: Takes the problems.

    Returns:
        The point; `None` if the file is no YAML mapping.
    """
    entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
    if entry is None:
        return None
    readings = entry.entries("readings", required=True)
    point = Contested(
        key=_name_of_file(entry, "key", file),
        point=entry.text("point_id"),
        point_en=entry.text("point_en"),
        readings=tuple(each.text("says_id") for each in readings),
        readings_en=tuple(each.text("says_en") for each in readings),
        sources=_sources(entry, sources),
    )
    for each in (entry, *readings):
        each.finish()
    if len(readings) == 1:
        entry.note("readings", "One reading alone is no dispute.", "Write the other side too.")
    return point


def parse_circumstance(
    file: LawFile, sources: Mapping[str, Source], *, notebook: Notebook
) -> CircumstancePage | None:
    """Parse a circumstance in which an act is allowed, exempt or unproven.

    Args:
        file: The file, named after the code.
        sources: The sources that it may cite.
        notebook: Takes the problems.

    Returns:
        The circumstance with its entry; `None` if the file is no YAML mapping.
    """
    entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
    if entry is None:
        return None
    circumstance = Circumstance(
        code=_name_of_file(entry, "code", file),
        key=entry.text("key"),
        also=entry.texts("also"),
        title_id=entry.text("title_id"),
        title_en=entry.text("title_en"),
        ask=entry.text("ask_id"),
        ask_en=entry.text("ask_en"),
        strength=entry.choice("strength", Strength),
        every_rule=entry.flag("every_rule"),
        act_kinds=entry.choices("act_kinds", ActKind),
        stances=entry.choices("stances", Stance),
        excuses=entry.choices("excuses", Stance),
        when_seen=entry.choice("when_seen", Effect, default=Effect.UNCLEAR),
        completes=entry.flag("completes"),
        sources=_sources(entry, sources),
    )
    entry.finish()
    return CircumstancePage(circumstance, entry)


def parse_rule(file: LawFile, references: References, *, notebook: Notebook) -> RulePage | None:
    """Parse one rule.

    Args:
        file: The file, named after the code.
        references: The sources and contested points that it may cite.
        notebook: Takes the problems.

    Returns:
        The rule with its entry; `None` if the file is no YAML mapping.
    """
    entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
    if entry is None:
        return None
    patterns = tuple(_parse_pattern(each) for each in entry.entries("acts", required=True))
    articles = _parse_articles(entry)
    rule = Rule(
        code=_name_of_file(entry, "code", file),
        title_id=entry.text("title_id"),
        title_en=entry.text("title_en"),
        says=entry.text("says"),
        law=entry.choice("law", Law),
        channel=entry.choice("channel", Channel),
        read_by=entry.choice("read_by", ReadBy),
        patterns=patterns,
        act_kinds=_union([each.act_kinds for each in patterns]),
        abouts=_union([each.abouts for each in patterns]),
        stances=_union([each.stances for each in patterns]),
        phases=entry.choices("phases", Phase, required=True),
        class_printed=entry.text("class_printed"),
        class_kind=entry.choice("class_kind", ClassKind).value,
        articles=tuple(each.text for each in articles if each.in_force_until is None),
        dated_articles=articles,
        classes_beside=tuple(
            _parse_class_beside(each, references) for each in entry.entries("classes_beside")
        ),
        contested=_parse_contested_uses(entry, references),
        exceptions=entry.texts("exceptions"),
        requires=entry.texts("requires"),
        counterpart=entry.find_text("counterpart") or None,
        binds=entry.choices("binds", Actor) or (Actor.CIVIL_SERVANT, Actor.OFFICIAL),
        elections=entry.choices("elections", ElectionKind),
        general=entry.flag("general"),
        months_before_designation=entry.find_number("months_before_designation"),
        in_force_from=entry.find_day("in_force_from"),
        in_force_until=entry.find_day("in_force_until"),
        sources=_sources(entry, references.sources),
        notes=entry.texts("notes"),
    )
    _check_order(entry, rule.in_force_from, rule.in_force_until)
    _check_abouts(entry, rule)
    entry.finish()
    return RulePage(rule, entry)


def _parse_pattern(entry: Entry) -> Pattern:
    pattern = Pattern(
        act_kinds=entry.choices("kinds", ActKind, required=True),
        abouts=entry.choices("about", About, required=True),
        stances=entry.choices("stance", Stance, required=True),
        phases=entry.choices("phases", Phase),
    )
    entry.finish()
    return pattern


def _parse_articles(entry: Entry) -> tuple[Article, ...]:
    found = []
    for item in entry.mixed("articles", required=True):
        if isinstance(item, str):
            found.append(Article(text=item))
            continue
        article = Article(
            text=item.text("text"),
            in_force_from=item.find_day("in_force_from"),
            in_force_until=item.find_day("in_force_until"),
        )
        _check_order(item, article.in_force_from, article.in_force_until)
        item.finish()
        found.append(article)
    return tuple(found)


def _parse_class_beside(entry: Entry, references: References) -> ClassBeside:
    beside = ClassBeside(
        kind=entry.choice("kind", ClassKind).value,
        printed=entry.text("printed"),
        why=entry.text("why_id"),
        why_en=entry.text("why_en"),
        sources=_sources(entry, references.sources),
    )
    entry.finish()
    return beside


def _parse_contested_uses(entry: Entry, references: References) -> tuple[Contested, ...]:
    found = []
    for use in entry.entries("contested"):
        key = use.text("point")
        point = references.contested.get(key)
        limits = use.flag("limits_to_unclear")
        act_kinds = use.choices("kinds", ActKind)
        abouts = use.choices("about", About)
        stances = use.choices("stance", Stance)
        phases = use.choices("phases", Phase)
        use.finish()
        if point is None:
            known = ", ".join(sorted(references.contested))
            use.note("point", f'There is no contested point "{key}".', f"Known: {known}.")
            continue
        found.append(
            Contested(
                key=point.key,
                point=point.point,
                point_en=point.point_en,
                readings=point.readings,
                readings_en=point.readings_en,
                sources=point.sources,
                limits_to_unclear=limits,
                act_kinds=act_kinds,
                abouts=abouts,
                stances=stances,
                phases=phases,
            )
        )
    return tuple(found)


def _sources(entry: Entry, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    found = []
    for place, key in enumerate(entry.texts("sources", required=True), start=1):
        if key in sources:
            found.append(sources[key])
        else:
            known = ", ".join(sorted(sources))
            entry.note(
                "sources",
                f'Item {place}: there is no source "{key}".',
                f"Add it to sources.yaml, or use one of {known}.",
            )
    return tuple(found)


def _name_of_file(entry: Entry, key: str, file: LawFile) -> str:
    name = entry.text(key)
    if name and name != file.stem:
        entry.note(
            key, f'"{name}" stands in the file "{file.stem}.yaml".', "Name the file after it."
        )
    return name


def _check_order(entry: Entry, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and start > date.min and end <= start:
        entry.note(
            "in_force_until",
            f"It ends on {end}, and begins only on {start}.",
            "in_force_until is the first day on which it no longer holds.",
        )


def _check_abouts(entry: Entry, rule: Rule) -> None:
    for about in rule.abouts:
        if not about.takes_part:
            entry.note(
                "acts",
                f'No rule can be about "{about}": an indication needs somebody who runs.',
                "Take it out; criticism of government is never an indication.",
            )


def _union(groups: list[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
