"""What a case is about: one act of one account, the rules raised for it, and its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.ids import PersonKey, UnitId
from netral.register import Window
from netral.screening import Indication
from netral.values.provenance import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a case is about, as far as a draw must know to avoid their circle."""

    person: PersonKey
    unit: UnitId
    superiors: tuple[PersonKey, ...] = ()
    kin: tuple[PersonKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The declaration of the account, with the local days on which it holds."""

    valid_from: date
    valid_to: date | None = None
    """Last day, inclusive; `None` while the declaration holds."""
    document_sha256: str = ""

    def covers(self, day: date) -> bool:
        """Whether the account was a declared one on a local day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """An exhibit by its id and digest; the bytes stay in the evidence room."""

    exhibit_id: str
    sha256: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedRule:
    """A rule that was raised for the act, as the law prints it."""

    code: str
    title_id: str
    title_en: str
    edition_id: str
    articles: tuple[str, ...]
    class_printed: str
    asks: tuple[str, ...] = ()
    """Exceptions to check, as questions in Indonesian."""
    edition_digest: str = ""
    """Of the edition that raised it, whatever is in force later; empty if it was not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """One act and everything that speaks for or against it; never a verdict."""

    act_id: str
    indication_ids: tuple[str, ...]
    subject: Subject
    act_kind: str
    platform: str
    occurred_at: datetime
    url: str = field(repr=False)
    contestant_id: str
    stance: str
    phase: str
    rules: tuple[RaisedRule, ...]
    evidence: tuple[EvidenceItem, ...]
    declaration: Declaration
    window_first_date: date
    """Local days of the election's window."""
    window_until_date: date
    """Exclusive."""
    text: str = field(default="", repr=False)
    """The account's own words."""
    object_text: str = field(default="", repr=False)
    """The words that the act was done to."""
    trace_lines: tuple[str, ...] = ()
    """How the tool came to it, in Indonesian; not shown after an objection to automation."""

    @property
    def has_firm_evidence(self) -> bool:
        """Whether an exhibit of grade A, B or C stands behind it."""
        return any(each.grade.can_indicate for each in self.evidence)


def make_allegation(
    indications: Sequence[Indication],
    *,
    subject: Subject,
    url: str,
    evidence: Sequence[EvidenceItem],
    declaration: Declaration,
    window: Window,
) -> Allegation:
    """Make the allegation of one act from the indications that screening raised for it.

    Args:
        indications: All of one act; one for each rule.
        subject: The person, with the circle that a draw must avoid.
        url: The public address of the act, as the evidence has it.
        evidence: The sealed exhibits.
        declaration: The declaration of the account.
        window: The election's window.

    Returns:
        The allegation.

    Raises:
        EventRefusedError: If there is no indication, or they are of different acts:
            a case is one act, so that each act is judged alone.
    """
    acts = {each.act.act_id for each in indications}
    if len(acts) != 1 or {each.person for each in indications} != {subject.person}:
        raise EventRefusedError(NO_EVENT, f"a case is one act of one person, not {len(acts)} acts")
    first = indications[0]
    act_object = first.act.object
    return Allegation(
        act_id=first.act.act_id,
        indication_ids=tuple(each.indication_id for each in indications),
        subject=subject,
        act_kind=first.act.verb.act_kind.value,
        platform=first.act.account.platform.value,
        occurred_at=first.act.occurred_at,
        url=url,
        contestant_id=first.contestant_id,
        stance=first.stance.value,
        phase=first.phase.value,
        rules=tuple(_raised(each) for each in indications),
        evidence=tuple(evidence),
        declaration=declaration,
        window_first_date=window.first_date,
        window_until_date=window.until_date,
        text=first.act.text or "",
        object_text=(act_object.text if act_object is not None else None) or "",
        trace_lines=tuple(line for each in indications for line in each.match.facts_used_id),
    )


def _raised(indication: Indication) -> RaisedRule:
    match = indication.match
    return RaisedRule(
        code=match.code,
        title_id=match.title_id,
        title_en=match.title_en,
        edition_id=match.edition_id or indication.edition,
        articles=match.articles,
        class_printed=match.class_printed,
        asks=tuple(each.ask for each in match.exceptions if each.applies is not False),
    )
