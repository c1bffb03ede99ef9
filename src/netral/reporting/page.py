"""The report of a run: one page of HTML that stands alone."""

import base64
import hashlib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from netral.election.contest import Election
from netral.reporting import label, wording
from netral.reporting.bilingual import Bilingual, count_text, twin_html, twin_svg
from netral.reporting.card import CardDeck
from netral.reporting.counts import verify_counts
from netral.reporting.funnel import draw_funnel
from netral.reporting.moment import moment_text
from netral.reporting.record import Record, context_of_run
from netral.reporting.run import RunReport
from netral.reporting.source_group import group_sources
from netral.reporting.timeline import draw_timeline
from netral.values.platform import Platform

MOST_INDICATIONS = 5_000
"""Acts with an indication that one page holds at most; all are in `indications.jsonl`."""
MOST_UNCLEAR = 2_000

_WIDE = 860.0
_NARROW = 340.0


def render_report(
    run: RunReport,
    *,
    most_indications: int = MOST_INDICATIONS,
    most_unclear: int = MOST_UNCLEAR,
    records: Mapping[int, Record] | None = None,
) -> str:
    """Render the report of a run as one page that loads nothing.

    The page holds acts in the order of time. It has no count, list, filter or search
    by person, and a strict policy that forbids every request.

    Args:
        run: The finished run.
        most_indications: Acts with an indication to hold at most.
        most_unclear: Unclear acts to hold at most.
        records: Written forms that were made already, by the `id` of their indication.

    Returns:
        The page.

    Raises:
        CountsDoNotCloseError: If the counts of the run contradict each other.
    """
    verify_counts(run.counts)
    context = context_of_run(run.election, versions=run.versions)
    dealer = CardDeck(context, records=records or {})
    deck = dealer.deal(run, most_indications=most_indications, most_unclear=most_unclear)
    style, script = _read("report.css"), _read("report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            run=run,
            style=style,
            script=script,
            policy=_policy(style=style, script=script),
            data=_embed({**deck, "labels": _labels(run.election)}),
            when=moment_text(run.screened_at, run.election.zone),
            funnels=[
                ("wide", draw_funnel(run.counts, width=_WIDE)),
                ("narrow", draw_funnel(run.counts, width=_NARROW)),
            ],
            timelines=_timelines(run),
            not_looked_at=wording.NOT_LOOKED_AT,
            declared=_declared(run),
            nothing=_nothing(run),
            nothing_repeated=_nothing_repeated(run),
            sources=group_sources(run.sources),
            quarantine=[
                (code, label.REJECTIONS.get(code), number)
                for code, number in sorted(run.counts.quarantined.items())
            ],
            cuts=_cuts(run, len(deck["indication"]), len(deck["unclear"])),
            grades=label.GRADES,
        )
    )


def _timelines(run: RunReport) -> list[tuple[str, Any]]:
    acts = {each.act.act_id: each.act for each in run.indications}
    unsure = [each.act for each in run.unclear]
    return [
        (name, draw_timeline(run.election, indications=acts.values(), unclear=unsure, width=width))
        for name, width in (("wide", _WIDE), ("narrow", _NARROW))
    ]


def _cuts(run: RunReport, indications: int, unclear: int) -> list[Bilingual]:
    sentences = []
    for shown, total, file in (
        (indications, run.counts.indication_acts, "indications.jsonl"),
        (unclear, run.counts.unclear, "unclear.jsonl"),
    ):
        if shown < total:
            sentences.append(
                wording.PAGE["cut"].fill(
                    shown=count_text(shown), total=count_text(total), file=file
                )
            )
    return sentences


def _nothing(run: RunReport) -> list[tuple[Bilingual, int]]:
    because = sorted(run.counts.nothing_because.items(), key=lambda each: (-each[1], each[0]))
    return [
        (label.NOTHING_BECAUSE.get(word, Bilingual(word, word)), number) for word, number in because
    ]


def _nothing_repeated(run: RunReport) -> Bilingual | None:
    number = run.counts.nothing_repeated
    return wording.PAGE["nothing_repeated"].fill(number=count_text(number)) if number else None


def _declared(run: RunReport) -> list[tuple[str, Bilingual]]:
    return [
        (label.PLATFORMS[Platform(name)], count_text(number))
        for name, number in sorted(run.declared_accounts.items())
    ]


def _labels(election: Election) -> dict[str, Any]:
    """Give every word that the cards need; the page's script holds none."""
    return {
        "text": _pairs(wording.CARDS),
        "phases": _pairs(label.PHASES),
        "kinds": _pairs(label.ACT_KINDS),
        "verbs": _pairs(label.VERBS),
        "abouts": _pairs(label.ABOUTS),
        "stances": _pairs(label.STANCES),
        "voices": _pairs(label.VOICES),
        "grades": _pairs(label.GRADES),
        "gradeMeanings": _pairs(label.GRADE_MEANINGS),
        "guards": _pairs(label.GUARDS),
        "effects": _pairs(label.EFFECTS),
        "abstentions": _pairs(label.ABSTENTIONS),
        "visibilities": _pairs(label.VISIBILITIES),
        "zones": _pairs(label.ZONE_SOURCES),
        "classes": _pairs(label.CLASS_KINDS),
        "platforms": {platform.value: name for platform, name in label.PLATFORMS.items()},
        "weekdays": [wording.WEEKDAYS.id.split(), wording.WEEKDAYS.en.split()],
        "months": [wording.MONTHS.id.split(), wording.MONTHS.en.split()],
        "zoneName": election.zone.tzname(None),
        "contestants": {
            each.contestant_id: {
                "name": each.short_name,
                "title": each.title,
                "number": each.ballot_number,
                "elsewhere": each.elsewhere,
            }
            for each in election.contestants
        },
    }


def _pairs(words: Mapping[Any, Bilingual]) -> dict[str, list[str]]:
    return {
        key.value if isinstance(key, StrEnum) else key: [text.id, text.en]
        for key, text in words.items()
    }


def _embed(document: Any) -> Markup:
    """Give a JSON document that cannot end the element it stands in."""
    text = msgspec.json.encode(document).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - no character that HTML knows is left


def _policy(*, style: str, script: str) -> str:
    """Forbid everything but this very style and this very script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_source_hash(style)}'",
            f"script-src '{_source_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _source_hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _read(name: str) -> str:
    return (files("netral.reporting") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = lambda key: twin_html(wording.PAGE[key])
    environment.globals["plain"] = lambda key: wording.PAGE[key]
    environment.filters["twin"] = twin_html
    environment.filters["twin_svg"] = twin_svg
    environment.filters["count"] = count_text
    return environment
