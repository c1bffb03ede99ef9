"""The written form of an indication, an unclear act and a rejected record, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from netral.election.contest import Election
from netral.intake.act import Act, Provenance
from netral.intake.quarantine import RejectedRecord
from netral.language.reading import Reading, Span
from netral.reporting.masking import MaskedText, list_campaign_handles, mask_third_parties
from netral.reporting.run import RunVersions
from netral.rulebook.trace import ActFacts, RuleMatch, Trace
from netral.screening.indication import GuardResult, Indication, Screened

INDICATION_FORMAT = "netral.indication.v1"
UNCLEAR_FORMAT = "netral.unclear.v1"
QUARANTINE_FORMAT = "netral.quarantine.v1"

Record = dict[str, Any]
_MOST_SAID = 4_096


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What the written form of an act needs besides the act."""

    election: Election
    versions: Record
    campaign_handles: frozenset[str]
    _said: dict[tuple[int, int], tuple[Trace, RuleMatch, Record, Record]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def say(self, trace: Trace, match: RuleMatch) -> tuple[Record, Record]:
        """Give the written form of a rule and of its reasons; it is made once for each.

        A run has many acts and few traces, which the rulebook gives out as the same
        objects. Nobody may change what is given here.
        """
        key = (id(trace), id(match))
        known = self._said.get(key)
        if known is None:
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            # The objects are kept beside their parts, so that no other can take their ids.
            known = (trace, match, _rule_part(match, trace.edition), _trace_part(trace, match))
            self._said[key] = known
        return known[2], known[3]


def context_of_run(election: Election, *, versions: RunVersions) -> RecordContext:
    """Gather what the written form of acts needs, once a run.

    Args:
        election: The election of the run.
        versions: With what the run was made.

    Returns:
        The context for `indication_record` and `unclear_record`.
    """
    return RecordContext(
        election=election,
        versions={
            "program": versions.program,
            "election": {"id": versions.election_id, "digest": versions.election_digest},
            "editions": [{"id": name, "digest": digest} for name, digest in versions.editions],
            "model": versions.model,
        },
        campaign_handles=list_campaign_handles(election),
    )


def indication_record(indication: Indication, context: RecordContext) -> Record:
    """Give the written form of one indication: one act against one rule.

    Args:
        indication: The indication.
        context: See `context_of_run`.

    Returns:
        A record of JSON types; other people's handles are masked, and the account of
        the act is not in it.
    """
    rule, trace = context.say(indication.trace, indication.match)
    return {
        "format": INDICATION_FORMAT,
        "indication_id": indication.indication_id,
        **_act_part(indication.act, indication.reading, indication.read_text, context),
        "person": indication.person,
        "phase": indication.phase.value,
        "result": trace["answer"],
        "contestant_id": indication.contestant_id,
        "stance": indication.stance.value,
        "rule": rule,
        "trace": trace,
        "guards": [_guard_part(guard) for guard in indication.guards],
        "versions": context.versions,
    }


def unclear_record(screened: Screened, context: RecordContext) -> Record:
    """Give the written form of an act of which it cannot be told.

    Args:
        screened: The act with everything that was looked at.
        context: See `context_of_run`.

    Returns:
        A record of JSON types, shaped like that of an indication, with every rule that
        was raised. What all of them have in common stands once, in ``trace`` and
        ``exceptions``.
    """
    trace = screened.trace
    said = [context.say(trace, match) for match in trace.matches] if trace is not None else []
    traces = [part for _, part in said]
    return {
        "format": UNCLEAR_FORMAT,
        **_act_part(screened.act, screened.reading, screened.read_text, context),
        "person": screened.person,
        "phase": screened.phase.value,
        "result": screened.result.value,
        "contestant_id": screened.contestant_id,
        "stance": screened.stance.value,
        "trace": {key: traces[0][key] for key in _SHARED} if traces else None,
        "exceptions": _distinct_exceptions(traces),
        "rules": [
            {
                "rule": rule,
                **{key: value for key, value in part.items() if key not in _SHARED},
                "exceptions": [
                    {"key": check["key"], "applies": check["applies"]}
                    for check in part["exceptions"]
                ],
            }
            for rule, part in said
        ],
        "guards": [_guard_part(guard) for guard in screened.guards],
        "versions": context.versions,
    }


_SHARED = ("edition", "facts", "facts_used", "facts_used_id", "not_matched", "not_matched_id")
"""Parts of a trace that are the same for every rule of an act."""


def _distinct_exceptions(traces: Sequence[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    for trace in traces:
        for check in trace["exceptions"]:
            kept = {key: value for key, value in check.items() if key != "applies"}
            found.setdefault(check["key"], kept)
    return list(found.values())


def rejected_record(rejected: RejectedRecord) -> Record:
    """Give the written form of a record that could not be understood: place and reason only.

    Args:
        rejected: The rejected record.

    Returns:
        A record of JSON types.
    """
    return {
        "format": QUARANTINE_FORMAT,
        "source_file": rejected.source_file,
        "source_sha256": rejected.source_sha256,
        "pointer": rejected.pointer,
        "code": rejected.code,
        "reason": rejected.reason,
        "remedy": rejected.remedy,
    }


def _act_part(act: Act, reading: Reading | None, read_text: str, context: RecordContext) -> Record:
    spans = _spans_of(reading)
    object_text = act.object.text if act.object else None
    in_object = read_text == "object" and bool(object_text and object_text.strip())
    own = _masked(act.text, () if in_object else spans, context)
    done_to = _masked(object_text, spans if in_object else (), context)
    return {
        "act_id": act.act_id,
        "platform": act.account.platform.value,
        "act_kind": act.verb.act_kind.value,
        "verb": act.verb.value,
        "reaction": act.reaction,
        "occurred_at": act.occurred_at.isoformat(),
        "local_time": act.occurred_at.astimezone(context.election.zone).isoformat(),
        "zone_source": act.zone_source.value,
        "visibility": act.visibility.value,
        "visibility_basis": act.visibility_basis,
        "edited_at": act.edited_at.isoformat() if act.edited_at else None,
        "undone_at": act.undone_at.isoformat() if act.undone_at else None,
        "on_duty": act.on_duty,
        "has_image": act.has_image,
        "text": own.text if own else None,
        "read_text": read_text,
        "spans_in": "object" if in_object else "text",
        "spans": _span_parts(done_to if in_object else own),
        "object": _object_part(act, done_to, context),
        "confidence": reading.confidence if reading else None,
        "reading": _reading_part(reading),
        "provenance_grade": act.provenance.grade.value,
        "source": _source_part(act.provenance),
        "also_from": [
            {"grade": other.grade.value, **_source_part(other)} for other in act.also_from
        ],
    }


def _source_part(provenance: Provenance) -> dict[str, str]:
    return {
        "file": provenance.source_file,
        "sha256": provenance.source_sha256,
        "pointer": provenance.pointer,
        "format": provenance.source_format,
        "parser": provenance.parser_version,
    }


def _spans_of(reading: Reading | None) -> list[Span]:
    if reading is None:
        return []
    return [
        Span(start=span.start, end=span.end, why=f"{target.contestant_id}:{span.why}")
        for target in reading.targets
        for span in target.spans
    ]


def _masked(text: str | None, spans: Sequence[Span], context: RecordContext) -> MaskedText | None:
    if text is None:
        return None
    # The screening reads a text without the white space around it.
    before = len(text) - len(text.lstrip())
    moved = [Span(start=span.start + before, end=span.end + before, why=span.why) for span in spans]
    inside = [span for span in moved if 0 <= span.start < span.end <= len(text)]
    return mask_third_parties(text, keep=context.campaign_handles, spans=inside)


def _span_parts(masked: MaskedText | None) -> list[Record]:
    if masked is None:
        return []
    parts = []
    for span in sorted(masked.spans, key=lambda each: (each.start, each.end, each.why)):
        contestant, _, why = span.why.rpartition(":")
        parts.append(
            {"start": span.start, "end": span.end, "why": why, "contestant_id": contestant}
        )
    return parts


def _object_part(act: Act, text: MaskedText | None, context: RecordContext) -> Record | None:
    thing = act.object
    if thing is None:
        return None
    url = _masked(thing.url, (), context)
    campaign = _campaign_owner(act, context)
    return {
        "url": url.text if url else None,
        "text": text.text if text else None,
        "published_at": thing.published_at.isoformat() if thing.published_at else None,
        "owner_handle": thing.owner_handle if campaign else None,
        "campaign_account_of": campaign,
    }


def _campaign_owner(act: Act, context: RecordContext) -> str | None:
    thing = act.object
    if thing is None:
        return None
    known = context.election.find_campaign_account(
        act.account.platform,
        account_id=thing.owner_id,
        handle=thing.owner_handle,
        at=act.occurred_at,
    )
    return known.contestant_id if known is not None else None


def _reading_part(reading: Reading | None) -> Record | None:
    if reading is None:
        return None
    return {
        "partisanship": reading.partisanship.value,
        "voice": reading.voice.value,
        "voice_confidence": reading.voice_confidence,
        "abstention": reading.abstention.value if reading.abstention else None,
        "hidden_characters": reading.hidden_characters,
        "model": reading.model,
        "targets": [
            {
                "contestant_id": target.contestant_id,
                "stance": target.stance.value,
                "confidence": target.confidence,
            }
            for target in reading.targets
        ],
    }


def _rule_part(match: RuleMatch, edition: str) -> Record:
    return {
        "code": match.code,
        "edition": match.edition_id or edition,
        "title_id": match.title_id or match.code,
        "title_en": match.title_en or match.title_id or match.code,
        "class_printed": match.class_printed,
        "class_kind": match.class_kind,
        "classes_beside": [
            {
                "kind": each.kind,
                "printed": each.printed,
                "why_id": each.why,
                "why_en": each.why_en,
            }
            for each in match.classes_beside
        ],
        "articles": list(match.articles),
        "certainty": match.certainty.value,
    }


def _trace_part(trace: Trace, match: RuleMatch) -> Record:
    """Give the reasons; names that end in ``_id`` say in Indonesian what their twins say."""
    return {
        "edition": trace.edition,
        "answer": match.answer.value,
        "facts": _facts_part(trace.facts),
        "facts_used": list(match.facts_used),
        "facts_used_id": list(match.facts_used_id),
        "limits": list(match.limits),
        "limits_id": list(match.limits_id),
        "exceptions": [
            {
                "code": check.code,
                "key": check.key,
                "ask": check.ask,
                "ask_en": check.ask_en,
                "applies": check.applies,
                "why": check.why,
                "why_id": check.why_id,
            }
            for check in match.exceptions
        ],
        "contested": list(match.contested),
        "contested_id": list(match.contested_id),
        "would_change": list(match.would_change),
        "would_change_id": list(match.would_change_id),
        "not_matched": list(trace.not_matched),
        "not_matched_id": list(trace.not_matched_id),
    }


def _facts_part(facts: ActFacts) -> Record:
    return {
        "act_kind": facts.act_kind.value,
        "about": facts.about.value,
        "stance": facts.stance.value,
        "phase": facts.phase.value,
        "on": facts.on.isoformat() if facts.on else None,
        "known_circumstances": sorted(facts.known_circumstances),
    }


def _guard_part(guard: GuardResult) -> Record:
    return {
        "guard": guard.guard.value,
        "effect": guard.effect.value,
        "why": guard.why,
        "circumstance": guard.circumstance,
    }
