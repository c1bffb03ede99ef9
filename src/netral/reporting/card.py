"""The cards of the report: one act each, as the data that the page draws from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netral.reporting.record import Record, RecordContext, indication_record, unclear_record
from netral.reporting.run import RunReport
from netral.reporting.segment import cut_text
from netral.reporting.translation import translate
from netral.screening.indication import Indication, Screened


@dataclass(slots=True)
class _Pool:
    """Keeps each value once and gives its number; cards repeat most of their words."""

    values: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, key: Any, value: Any) -> int:
        found = self.numbers.get(key)
        if found is None:
            found = self.numbers[key] = len(self.values)
            self.values.append(value)
        return found


@dataclass(slots=True)
class CardDeck:
    """Builds the data of all cards; what many cards say alike is kept once."""

    context: RecordContext
    rules: _Pool = field(default_factory=_Pool)
    questions: _Pool = field(default_factory=_Pool)
    sources: _Pool = field(default_factory=_Pool)
    words: _Pool = field(default_factory=_Pool)
    records: Mapping[int, Record] = field(default_factory=dict)
    """Records that were made already, by the identity of their indication."""
    _rules: dict[tuple[int, int], tuple[Record, Record, Record]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def deal(self, run: RunReport, *, most_indications: int, most_unclear: int) -> Record:
        """Give the data of the cards of a run, earliest acts first.

        Args:
            run: The finished run.
            most_indications: Acts with an indication to hold at most.
            most_unclear: Unclear acts to hold at most.

        Returns:
            A document of JSON types: cards, and the lists that they point into.
        """
        found = choose_indications(run.indications, most_indications)
        unsure = sorted(run.unclear, key=_time_of_screened)[:most_unclear]
        cards = [self._indication_card(each) for each in found]
        unclear_cards = [self._unclear_card(each) for each in unsure]
        return {
            "indication": cards,
            "unclear": unclear_cards,
            "rules": self.rules.values,
            "questions": self.questions.values,
            "sources": self.sources.values,
            "words": self.words.values,
        }

    def _indication_card(self, indications: Sequence[Indication]) -> Record:
        records = [
            self.records.get(id(each)) or indication_record(each, self.context)
            for each in indications
        ]
        card = self._card(records[0])
        card["ids"] = [record["indication_id"] for record in records]
        card["rules"] = [self._known_rule(record["rule"], record["trace"]) for record in records]
        return card

    def _known_rule(self, rule: Record, trace: Record) -> Record:
        """Give a rule as before if the very same records came before."""
        key = (id(rule), id(trace))
        known = self._rules.get(key)
        if known is None:
            known = self._rules[key] = (rule, trace, self._rule(rule, trace))
        return known[2]

    def _unclear_card(self, screened: Screened) -> Record:
        record = unclear_record(screened, self.context)
        card = self._card(record)
        card["ids"] = [record["act_id"]]
        checks = {check["key"]: check for check in record["exceptions"]}
        card["rules"] = [
            self._rule(
                each["rule"],
                {
                    **record["trace"],
                    **each,
                    "exceptions": [{**checks[one["key"]], **one} for one in each["exceptions"]],
                },
            )
            for each in record["rules"]
        ]
        return card

    def _card(self, record: Record) -> Record:
        reading = record["reading"]
        source = record["source"]
        in_object = record["spans_in"] == "object"
        return {
            "person": record["person"],
            "platform": record["platform"],
            "kind": record["act_kind"],
            "verb": record["verb"],
            "time": record["local_time"],
            "zone": record["zone_source"],
            "phase": record["phase"],
            "contestant": record["contestant_id"],
            "stance": record["stance"],
            "text": _segments(record["text"], [] if in_object else record["spans"]),
            "read": record["read_text"],
            "object": self._object(record["object"], record["spans"] if in_object else []),
            "confidence": record["confidence"],
            "voice": reading["voice"] if reading else None,
            "abstention": reading["abstention"] if reading else None,
            "grade": record["provenance_grade"],
            "source": self.sources.number(
                (source["file"], source["sha256"]),
                {key: source[key] for key in ("file", "sha256", "format")},
            ),
            "pointer": source["pointer"],
            "visibility": record["visibility"],
            "basis": self._translated(record["visibility_basis"]),
            "edited": record["edited_at"],
            "undone": record["undone_at"],
            "duty": record["on_duty"],
            "image": record["has_image"],
            "guards": [
                [each["guard"], each["effect"], self._translated(each["why"])]
                for each in record["guards"]
            ],
        }

    def _object(self, thing: Record | None, spans: list[Record]) -> Record | None:
        if thing is None:
            return None
        return {
            "campaign": thing["campaign_account_of"],
            "url": thing["url"],
            "text": _segments(thing["text"], spans),
            "published": thing["published_at"],
        }

    def _rule(self, rule: Record, trace: Record) -> Record:
        shown = {key: value for key, value in rule.items() if key != "edition"}
        return {
            "rule": self.rules.number((rule["edition"], rule["code"], *rule["articles"]), shown),
            "answer": trace["answer"],
            "facts": {key: value for key, value in trace["facts"].items() if key != "on"},
            "limits": self._twins(trace, "limits"),
            "ask": [
                [
                    self.questions.number(
                        (check["code"], check["key"]),
                        {key: check[key] for key in ("code", "ask", "ask_en")},
                    ),
                    check["applies"],
                    self._word(check["why"], check["why_id"]),
                ]
                for check in trace["exceptions"]
            ],
            "contested": self._twins(trace, "contested"),
            "change": self._twins(trace, "would_change"),
            "missed": self._twins(trace, "not_matched"),
        }

    def _word(self, english: str, indonesian: str = "") -> int:
        twin = (indonesian or english, english)
        return self.words.number(twin, list(twin))

    def _translated(self, english: str) -> int:
        number = self._numbers.get(english)
        if number is None:
            number = self._numbers[english] = self._word(english, translate(english).id)
        return number

    def _twins(self, trace: Record, key: str) -> list[int]:
        english, indonesian = trace[key], trace[f"{key}_id"]
        if len(indonesian) != len(english):
            indonesian = english
        return [self._word(en, id_) for en, id_ in zip(english, indonesian, strict=True)]


def choose_indications(indications: Iterable[Indication], most: int) -> list[list[Indication]]:
    """Choose the indications of the earliest acts, grouped by act.

    Args:
        indications: All indications of a run.
        most: Acts at most.

    Returns:
        The indications of each chosen act, in the order of time.
    """
    return _by_act(indications)[:most]


def _by_act(indications: Iterable[Indication]) -> list[list[Indication]]:
    acts: dict[str, list[Indication]] = {}
    for each in indications:
        acts.setdefault(each.act.act_id, []).append(each)
    return sorted(acts.values(), key=lambda group: (group[0].act.occurred_at, group[0].act.act_id))


def _time_of_screened(screened: Screened) -> tuple[Any, str]:
    return screened.act.occurred_at, screened.act.act_id


def _segments(text: str | None, spans: list[Record]) -> list[list[str]] | None:
    if text is None:
        return None
    shown = []
    for piece in cut_text(text, spans):
        parts = [piece.text, piece.kind, piece.why]
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        shown.append(parts)
    return shown
