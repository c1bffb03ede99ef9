"""The public report of this console: its cases counted four ways, and written in steps."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from netral.casework import Case, CaseState, Finding, list_deadlines
from netral.casework.deadline import Urgency
from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency import Release, TrueRow, TrueTable, publish_release
from netral.reporting.transparency.page import write_release
from netral_console import wiring
from netral_console.administration.rulebooks import list_editions
from netral_console.auditors.counts import HOLDERS
from netral_console.office.wording import FINDINGS

_NOBODY = "none"
_STAGES: Mapping[str, tuple[Bilingual, frozenset[CaseState]]] = {
    "lead": (Bilingual("informasi awal", "lead"), frozenset({CaseState.LEAD})),
    "review": (
        Bilingual("diperiksa", "under review"),
        frozenset(
            {CaseState.INDICATION, CaseState.REVIEW, CaseState.SPLIT, CaseState.THIRD_REVIEW}
        ),
    ),
    "hearing": (
        Bilingual("diberitahukan dan menunggu jawaban", "notified, may reply"),
        frozenset({CaseState.NOTICE_DUE, CaseState.NOTICE_SENT, CaseState.REPLY_WINDOW}),
    ),
    "final": (
        Bilingual("penilaian akhir dan keputusan", "final review and decision"),
        frozenset(
            {
                CaseState.FINAL_REVIEW,
                CaseState.FINAL_SPLIT,
                CaseState.FINAL_THIRD_REVIEW,
                CaseState.AWAITING_DECISION,
                CaseState.REFERRAL_DUE,
            }
        ),
    ),
    "referred": (
        Bilingual("diteruskan", "referred"),
        frozenset({CaseState.REFERRED, CaseState.CONCLUDED}),
    ),
    "appeal": (
        Bilingual("banding dan koreksi", "appeal and correction"),
        frozenset(
            {
                CaseState.APPEALED,
                CaseState.APPEAL_REVIEW,
                CaseState.APPEAL_SPLIT,
                CaseState.APPEAL_THIRD_REVIEW,
                CaseState.CORRECTING,
            }
        ),
    ),
    "ended": (
        Bilingual("selesai atau dihapus", "ended or erased"),
        frozenset({CaseState.CLOSED, CaseState.EXPIRED, CaseState.ERASED}),
    ),
}
_OPEN = Bilingual("belum ada hasil", "no outcome yet")
_OVERTURNED = Bilingual("dibatalkan dalam banding", "overturned on appeal")


def write_transparency(folder: Path, *, at: datetime) -> Release:
    """Write the public report of today into a folder; run it once a day.

    Args:
        folder: Any web server may give it out as it is.
        at: Now.

    Returns:
        What was published.
    """
    cases = list(wiring.get_store().iter_cases())
    release = publish_release(
        [_by_stage(cases), _by_outcome(cases), _by_contestant(cases), _by_office(cases, at)],
        day=wiring.get_procedure().local_day(at),
    )
    election = wiring.get_election()
    write_release(
        release,
        folder,
        title=Bilingual(election.title, election.title),
        facts=_facts(),
    )
    return release


def _by_stage(cases: Iterable[Case]) -> TrueTable:
    counts = Counter(
        next(key for key, (_, states) in _STAGES.items() if case.state in states) for case in cases
    )
    return TrueTable(
        name="stage",
        title=Bilingual("Tahap", "Stage"),
        rows=tuple(
            TrueRow(key=key, words=words, count=counts[key]) for key, (words, _) in _STAGES.items()
        ),
    )


def _by_outcome(cases: Iterable[Case]) -> TrueTable:
    counts = Counter(_outcome_of(case) for case in cases)
    words = {each.value: FINDINGS[each] for each in Finding}
    words |= {"overturned": _OVERTURNED, _NOBODY: _OPEN}
    return TrueTable(
        name="outcome",
        title=Bilingual("Hasil", "Outcome"),
        rows=tuple(TrueRow(key=key, words=words[key], count=counts[key]) for key in words),
    )


def _outcome_of(case: Case) -> str:
    if case.appealed_from is not None and case.corrections:
        return "overturned"
    return _NOBODY if case.finding is None else case.finding.value


def _by_contestant(cases: Iterable[Case]) -> TrueTable:
    contestants = [each for each in wiring.get_election().contestants if each.kind != "party"]
    known = {each.contestant_id for each in contestants}
    counts: Counter[str] = Counter()
    for case in cases:
        named = "" if case.allegation is None else case.allegation.contestant_id
        counts[named if named in known else _NOBODY] += 1
    rows = [
        TrueRow(
            key=each.contestant_id,
            words=Bilingual(each.short_name, each.short_name),
            count=counts[each.contestant_id],
        )
        for each in contestants
        if not each.elsewhere
    ]
    shown = {row.key for row in rows}
    rest = sum(count for key, count in counts.items() if key not in shown)
    rows.append(TrueRow(key=_NOBODY, words=Bilingual("lain", "other"), count=rest))
    return TrueTable(name="contestant", title=Bilingual("Peserta", "Contestant"), rows=tuple(rows))


def _by_office(cases: Iterable[Case], at: datetime) -> TrueTable:
    procedure = wiring.get_procedure()
    today = procedure.local_day(at)
    counts: Counter[tuple[Bilingual, bool]] = Counter()
    for case in cases:
        late = any(
            each.urgency_on(today) is Urgency.OVERDUE for each in list_deadlines(case, procedure)
        )
        counts[HOLDERS[case.state], late] += 1
    rows = []
    for number, holder in enumerate(dict.fromkeys(HOLDERS.values())):
        for late, said in (
            (False, Bilingual("dalam waktu", "in time")),
            (True, Bilingual("lewat waktu", "overdue")),
        ):
            words = Bilingual(f"{holder.id}: {said.id}", f"{holder.en}: {said.en}")
            key = f"office-{number}-{'late' if late else 'in-time'}"
            rows.append(TrueRow(key=key, words=words, count=counts[holder, late]))
    title = Bilingual("Kantor yang memegang berkas", "Office that holds the file")
    return TrueTable(name="office", title=title, rows=tuple(rows))


def _facts() -> dict[str, Bilingual]:
    facts = {
        f"{edition.edition_id}": Bilingual(
            f"{edition.title} (SHA-256 {edition.digest})",
            f"{edition.title_en or edition.title} (SHA-256 {edition.digest})",
        )
        for edition in list_editions()
    }
    election = wiring.get_election()
    facts[election.election_id] = Bilingual(
        f"berkas pemilihan, SHA-256 {election.digest}",
        f"the election's files, SHA-256 {election.digest}",
    )
    return facts
