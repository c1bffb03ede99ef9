"""What the page shows, as JSON types; every text for people is a pair: Indonesian, English."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netral.election.contest import Election
from netral.language.reading import Reading
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ABSTENTIONS, CLASS_KINDS, STANCES, VOICES
from netral.reporting.translation import translate
from netral.rulebook.rule import Certainty
from netral.rulebook.trace import ExceptionCheck, RuleMatch, Trace
from netral.screening.indication import GuardResult

Record = dict[str, Any]
Pair = list[str]

_CERTAINTIES: Mapping[Certainty, Bilingual] = {
    Certainty.TEXT: Bilingual("menurut naskah", "from the text"),
    Certainty.PRESS: Bilingual("menurut pemberitaan", "from press reports"),
    Certainty.KNOWLEDGE: Bilingual("pengetahuan umum, belum dipastikan", "not confirmed"),
}


def show(text: Bilingual) -> Pair:
    """Show a text in both languages."""
    return [text.id, text.en]


def show_twins(indonesian: Sequence[str], english: Sequence[str]) -> list[Pair]:
    """Show sentences that the core keeps in two lists."""
    first = indonesian if len(indonesian) == len(english) else english
    return [[one, two] for one, two in zip(first, english, strict=True)]


def show_trace(trace: Trace) -> Record:
    """Show what the rulebook says: each raised rule, and what was nearly raised."""
    return {
        "answer": trace.answer.value,
        "rules": [show_match(match) for match in trace.matches],
        "missed": show_twins(trace.not_matched_id, trace.not_matched),
    }


def show_match(match: RuleMatch) -> Record:
    """Show one raised rule, with the class as printed and never a forecast of a sanction."""
    return {
        "code": match.code,
        "answer": match.answer.value,
        "title": [match.title_id, match.title_en],
        "articles": list(match.articles),
        "class": match.class_printed,
        "class_kind": show(CLASS_KINDS[match.class_kind]),
        "classes_beside": [
            {"printed": each.printed, "why": [each.why, each.why_en]}
            for each in match.classes_beside
        ],
        "certainty": show(_CERTAINTIES[match.certainty]),
        "contested": show_twins(match.contested_id, match.contested),
        "would_change": show_twins(match.would_change_id, match.would_change),
        "limits": show_twins(match.limits_id, match.limits),
        "exceptions": [show_exception(each) for each in match.exceptions],
    }


def show_exception(check: ExceptionCheck) -> Record:
    """Show one exception: a question, or what the facts already say to it."""
    return {
        "key": check.key,
        "code": check.code,
        "ask": [check.ask, check.ask_en],
        "applies": check.applies,
        "why": [check.why_id or check.why, check.why],
    }


def show_guards(guards: Iterable[GuardResult]) -> list[Record]:
    """Show what the screening noted."""
    return [
        {"guard": each.guard.value, "effect": each.effect.value, "why": show(translate(each.why))}
        for each in guards
    ]


def show_reading(reading: Reading, election: Election) -> Record:
    """Show how a text was read: whom it means, with the places, and in whose voice."""
    return {
        "targets": [
            {
                "title": election.get_contestant(each.contestant_id).title,
                "stance": show(STANCES[each.stance]),
                "spans": [[span.start, span.end] for span in each.spans],
            }
            for each in reading.targets
        ],
        "voice": show(VOICES[reading.voice]),
        "abstention": show(ABSTENTIONS[reading.abstention]) if reading.abstention else None,
        "confidence": reading.confidence,
        "model": reading.model,
    }
