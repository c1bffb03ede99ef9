"""From what screening wrote to a case: an officer looks, and opens it."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from netral.casework import (
    Actor,
    Allegation,
    Case,
    CaseState,
    Declaration,
    EventId,
    EvidenceItem,
    RaisedRule,
    Subject,
    make_case_id,
)
from netral.casework.errors import CommitmentOutOfTurnError, EventRefusedError
from netral.casework.event import CaseOpened
from netral.election.contest import Election
from netral.errors import NetralError
from netral.values.provenance import Grade
from netral_console import clock, wiring
from netral_console.administration.changing import may_monitor
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow, DeclaredAccount
from netral_console.errors import (
    AddressMissingError,
    DeclarationNotKnownError,
    MonitoringOffError,
)
from netral_console.office.drawing import give_back, take_commitments
from netral_console.office.models import PendingIndication
from netral_console.registry.identity import find_subject
from netral_console.sealing.envelope import open_keys, seal, unseal, unseal_with

Record = Mapping[str, Any]
_PLACE = "pending_indication.sealed"
_REASON = "pending_indication.set_aside_because"
_GONE = "gone "


def keep_pending(
    records: Sequence[Record], *, url: str, evidence: Sequence[EvidenceItem], at: datetime
) -> bool:
    """Keep the indications of one act until an officer looks at them.

    Args:
        records: Lines of `indications.jsonl`, all of one act.
        url: The public address of the act.
        evidence: The exhibits that were sealed for it.
        at: Now.

    Returns:
        Whether it is new; the same act again changes nothing.

    Raises:
        MonitoringOffError: If two people did not switch taking in on, or it ended.
    """
    if not may_monitor(at=at):
        raise MonitoringOffError
    first = records[0]
    content = msgspec.json.encode({"records": records, "url": url, "evidence": evidence})
    with asking_as_store(using="default"):
        _, is_new = PendingIndication.objects.get_or_create(
            act_id=first["act_id"],
            defaults={
                "person": first["person"],
                "platform": first["platform"],
                "act_kind": first["act_kind"],
                "occurred_at": datetime.fromisoformat(first["occurred_at"]),
                "sealed": seal(key_of(first["act_id"]), _PLACE, content),
                "received_at": at,
            },
        )
    return bool(is_new)


def key_of(act_id: str) -> str:
    """Name the subject under whose key an indication is sealed: erased with its case."""
    return f"indication {digest_act(act_id)}"


def digest_act(act_id: str) -> str:
    """Digest an act's id: what an erased indication leaves, so that it is not loaded again."""
    return hashlib.sha256(f"netral.act.v1\n{act_id}".encode()).hexdigest()


def forget_indications(act_ids: Iterable[str]) -> None:
    """Forget indications: a row stays that says of no person and of no act."""
    with asking_as_store(using="default"):
        for row in PendingIndication.objects.filter(act_id__in=list(act_ids)):
            row.act_id = f"{_GONE}{digest_act(row.act_id)}"
            row.person = row.platform = row.act_kind = row.set_aside_because = ""
            row.occurred_at, row.sealed, row.is_open = row.received_at, b"", False
            row.save()


def find_forgotten(act_ids: Iterable[str]) -> set[str]:
    """Find those acts whose indications were erased: they are not taken in again."""
    names = {f"{_GONE}{digest_act(each)}": each for each in act_ids}
    with asking_as_store(using="default"):
        gone = PendingIndication.objects.filter(act_id__in=names)
        return {names[each] for each in gone.values_list("act_id", flat=True)}


def list_forgotten_keys() -> list[str]:
    """List under whose keys forgotten indications were sealed."""
    with asking_as_store(using="default"):
        gone = PendingIndication.objects.filter(act_id__startswith=_GONE)
        names = list(gone.values_list("act_id", flat=True))
    return [f"indication {each.removeprefix(_GONE)}" for each in names]


def seal_reason(act_id: str, reason: str) -> str:
    """Seal why an indication was set aside; an officer may have named somebody."""
    return base64.b64encode(seal(key_of(act_id), _REASON, reason.encode())).decode("ascii")


def read_reason(row: PendingIndication) -> str:
    """Read why an indication was set aside; empty if it was not."""
    if not row.set_aside_because:
        return ""
    sealed = base64.b64decode(row.set_aside_because)
    with asking_as_store(using="default"):
        return unseal(key_of(row.act_id), _REASON, sealed).decode()


def list_exhibits_of(row: PendingIndication) -> list[EvidenceItem]:
    """List what was sealed in the vault for an indication; empty once it was erased."""
    if not row.sealed:
        return []
    with asking_as_store(using="default"):
        kept = msgspec.json.decode(unseal(key_of(row.act_id), _PLACE, row.sealed))
    return msgspec.convert(kept["evidence"], list[EvidenceItem])


def read_many_records(rows: Sequence[PendingIndication]) -> dict[str, Sequence[Record]]:
    """Read what screening wrote of many acts at once; acts that were erased are absent."""
    kept = {key_of(row.act_id): row for row in rows if row.sealed}
    with asking_as_store(using="default"):
        keys = open_keys(kept)
    return {
        kept[subject].act_id: msgspec.json.decode(
            unseal_with(key, subject, _PLACE, kept[subject].sealed)
        )["records"]
        for subject, key in keys.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An indication about a person that no case came of yet."""

    row: PendingIndication
    records: list[dict[str, Any]] = field(repr=False)
    url: str = field(repr=False)


def list_waiting(person: str) -> list[Waiting]:
    """List the indications about a person that wait or were set aside, the oldest first."""
    with asking_as_store(using="default"):
        rows = PendingIndication.objects.filter(person=person).order_by("position")
        opened = CaseRow.objects.filter(person=person).values_list("act_id", flat=True)
        found = []
        for row in rows.exclude(act_id__in=list(opened)):
            kept = msgspec.json.decode(unseal(key_of(row.act_id), _PLACE, row.sealed))
            found.append(Waiting(row=row, records=kept["records"], url=kept["url"]))
    return found


def read_allegation(row: PendingIndication, *, url: str = "") -> Allegation:
    """Read what a case would be about.

    Args:
        row: The indications that wait.
        url: The public address of the act, where the screening did not know it.

    Raises:
        SubjectErasedError: If the person's data were erased.
        DeclarationNotKnownError: If no declaration covers the day of the act.
    """
    with asking_as_store(using="default"):
        kept = msgspec.json.decode(unseal(key_of(row.act_id), _PLACE, row.sealed))
    return allegation_from_records(
        kept["records"],
        url=kept["url"] or url,
        evidence=msgspec.convert(kept["evidence"], list[EvidenceItem]),
        election=wiring.get_election(),
    )


def open_case_of(row: PendingIndication, officer: Actor, *, event_id: str, url: str = "") -> Case:
    """Open the case of an act.

    Args:
        row: The indications that wait.
        officer: The intake officer who looked at them.
        event_id: Chosen when the form was shown: sent twice it opens one case.
        url: The public address of the act, where the screening did not know it.

    Raises:
        CaseworkError: If a duty of opening is not fulfilled.
    """
    allegation = read_allegation(row, url=url)
    if not allegation.url:
        raise AddressMissingError(row.act_id)
    case = _find_opened(allegation)
    while case is None:
        try:
            case = _open(row, allegation, officer, EventId(event_id))
        except CommitmentOutOfTurnError:
            # Another officer opened a case meanwhile, perhaps this very one.
            case = _find_opened(allegation)
    with asking_as_store(using="default"):
        PendingIndication.objects.filter(pk=row.pk).update(is_open=False)
    return case


def _find_opened(allegation: Allegation) -> Case | None:
    known = wiring.get_store().find_case(make_case_id(allegation.act_id))
    return None if known is None or known.state is CaseState.LEAD else known


def _open(
    row: PendingIndication, allegation: Allegation, officer: Actor, event_id: EventId
) -> Case:
    store = wiring.get_store()
    commitments = take_commitments(store.find_next_draw_number())
    event = CaseOpened(
        event_id=event_id,
        case_id=make_case_id(allegation.act_id),
        at=clock.now(),
        actor=officer,
        allegation=allegation,
        known_on=wiring.get_procedure().local_day(row.received_at),
        commitments=commitments,
    )
    try:
        return store.record(event)
    except NetralError:
        give_back(commitments)
        opened = _find_opened(allegation)
        if opened is None:
            raise
        return opened


def allegation_from_records(
    records: Sequence[Record],
    *,
    url: str,
    evidence: Sequence[EvidenceItem],
    election: Election,
) -> Allegation:
    """Make the allegation of one act from what screening wrote of it.

    Args:
        records: Lines of `indications.jsonl`, all of one act and one person.
        url: The public address of the act.
        evidence: The sealed exhibits.
        election: For its window.

    Raises:
        EventRefusedError: If the records are of several acts or persons.
        DeclarationNotKnownError: If no declaration covers the day of the act.
    """
    first = records[0]
    if len({(each["act_id"], each["person"]) for each in records}) != 1:
        raise EventRefusedError(first["act_id"], "a case is one act of one person")
    act_object = first["object"] or {}
    return Allegation(
        act_id=first["act_id"],
        indication_ids=tuple(each["indication_id"] for each in records),
        subject=_subject_of(first),
        act_kind=first["act_kind"],
        platform=first["platform"],
        occurred_at=datetime.fromisoformat(first["occurred_at"]),
        url=url,
        contestant_id=first["contestant_id"],
        stance=first["stance"],
        phase=first["phase"],
        rules=tuple(_raised(each) for each in records),
        evidence=tuple(evidence),
        declaration=_declaration_of(first),
        window_first_date=election.stages[0].first_date,
        window_until_date=election.stages[-1].until_date,
        text=first["text"] or "",
        object_text=act_object.get("text") or "",
        trace_lines=tuple(line for each in records for line in each["trace"]["facts_used_id"]),
    )


def name_grade(record: Record) -> Grade:
    """Give the provenance grade of a record."""
    return Grade(record["provenance_grade"])


def _subject_of(record: Record) -> Subject:
    subject = find_subject(record["person"])
    if subject is None:
        raise EventRefusedError(record["act_id"], "the person is not in the register")
    return subject


def _declaration_of(record: Record) -> Declaration:
    day = datetime.fromisoformat(record["local_time"]).date()
    with asking_as_store(using="default"):
        rows = DeclaredAccount.objects.filter(
            person=record["person"],
            platform=record["platform"],
            valid_from__lte=day,
            is_void=False,
        ).order_by("-valid_from")
        for row in rows:
            if row.valid_to is None or row.valid_to >= day:
                return Declaration(
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                    document_sha256=row.document_sha256,
                )
    raise DeclarationNotKnownError(record["act_id"])


def _raised(record: Record) -> RaisedRule:
    rule, trace = record["rule"], record["trace"]
    digests = {each["id"]: each["digest"] for each in record["versions"]["editions"]}
    return RaisedRule(
        code=rule["code"],
        title_id=rule["title_id"],
        title_en=rule["title_en"],
        edition_id=rule["edition"],
        articles=tuple(rule["articles"]),
        class_printed=rule["class_printed"],
        asks=tuple(each["ask"] for each in trace["exceptions"] if each["applies"] is not False),
        edition_digest=digests.get(rule["edition"], ""),
    )
