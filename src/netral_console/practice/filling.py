"""Fills an empty console: register, logins, exhibits, and cases in every state."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from netral.casework import Allegation
from netral.casework.event import CaseErased, CaseExpired
from netral.casework.script import MACHINE, CaseScript, digest_of
from netral.register.roster import read_roster
from netral.reporting.transparency import read_summary_counts
from netral_console import wiring
from netral_console.administration.changing import (
    MONITORING_ON,
    agree_to_change,
    ask_for_change,
)
from netral_console.administration.evenness import read_evenness
from netral_console.cases.models import CaseRow, ElectionWindow
from netral_console.exhibits.store import get_vault
from netral_console.office.coverage import keep_counts
from netral_console.office.drawing import fill_stock, keep_seeds
from netral_console.office.opening import allegation_from_records, keep_pending
from netral_console.practice.calendar import PRACTICE_NOW
from netral_console.practice.exhibit import make_intakes, name_evidence
from netral_console.practice.people import Staff, make_person_login, make_staff
from netral_console.practice.script import HOW_MANY, PLANS, begin_of, make_script, play
from netral_console.registry.importing import import_roster
from netral_console.registry.models import CivilServantRow
from netral_console.registry.pseudonym_key import keep_pseudonym_key

Record = Mapping[str, Any]
_PENDING = 40
_EXPIRED_DAYS = 50


def fill(*, world: Path, screened: Path, key: bytes) -> str:
    """Fill the console from a practice world and its screening; a full one is left alone.

    Args:
        world: The folder of `netral practice`.
        screened: The output of `netral screen` on it.
        key: The pseudonym key of that screening.

    Returns:
        One sentence that says what is there.
    """
    if CaseRow.objects.using("owner").exists():
        return "the practice console is filled already; remove its folder to begin anew"
    roster, _ = read_roster([world / "register.xlsx", world / "declared_accounts.csv"])
    keep_pseudonym_key(key)
    imported = import_roster(roster, pseudonym_key=key, at=PRACTICE_NOW - timedelta(days=60))
    _register_window()
    _switch_on()
    acts = _Acts(screened / "indications.jsonl")
    staff = make_staff(_uninvolved(acts.people))
    fill_stock(at=PRACTICE_NOW - timedelta(days=30))
    cases = _play_all(acts, staff)
    pending = _keep_pending(acts)
    keep_counts(read_summary_counts(screened / "summary.json"), key="practice", at=PRACTICE_NOW)
    read_evenness(since=PRACTICE_NOW - timedelta(days=59), at=PRACTICE_NOW)
    return (
        f"{imported.people} civil servants, {imported.accounts} declared accounts, "
        f"{cases} cases, {pending} indications that wait"
    )


class _Acts:
    """The indications of a screening, an act at a time; each person and act is taken once."""

    def __init__(self, path: Path) -> None:
        self._of_act: dict[str, list[Record]] = defaultdict(list)
        with path.open("rb") as lines:
            for line in lines:
                record = msgspec.json.decode(line)
                self._of_act[record["act_id"]].append(record)
        self.people = {group[0]["person"] for group in self._of_act.values()}
        self._taken: set[str] = set()

    def take(self, *, before: datetime) -> Sequence[Record]:
        """Take the latest act that was done at least a day before a moment."""
        latest = max(
            (
                group
                for group in self._of_act.values()
                if group[0]["person"] not in self._taken
                and _moment(group[0]) < before - timedelta(days=1)
            ),
            key=lambda group: (_moment(group[0]), group[0]["act_id"]),
        )
        self._taken.add(latest[0]["person"])
        del self._of_act[latest[0]["act_id"]]
        return latest

    def iter_latest(self, *, before: datetime) -> Iterator[Sequence[Record]]:
        """Iterate over acts that nobody took, the latest first."""
        groups = [group for group in self._of_act.values() if _moment(group[0]) < before]
        yield from sorted(groups, key=lambda group: _moment(group[0]), reverse=True)


def _moment(record: Record) -> datetime:
    return datetime.fromisoformat(record["occurred_at"])


def address_of(record: Record) -> str:
    """Give an act of practice an address; the domain can never exist."""
    platform, _, name = record["act_id"].partition(":")
    return f"https://{platform}.contoh.invalid/{name}"


def _register_window() -> None:
    election = wiring.get_election()
    ElectionWindow.objects.using("owner").get_or_create(
        window_id=election.election_id,
        defaults={
            "first_date": election.stages[0].first_date,
            "until_date": election.stages[-1].until_date,
        },
    )


def _switch_on() -> None:
    """Let two people switch the taking in of indications on, as an office would."""
    content = {
        "assessment_sha256": digest_of("penilaian dampak rekaan"),
        "assessment_on": "2024-08-01",
        "approvers": ["administrator", "pelindung"],
        "staff_told_on": "2024-08-20",
    }
    at = PRACTICE_NOW - timedelta(days=60)
    number = ask_for_change(MONITORING_ON, content, by="administrator", at=at)
    agree_to_change(number, by="pelindung", at=at)


def _uninvolved(people: set[str]) -> list[tuple[str, str]]:
    """List one civil servant of each unit about whom the screening found nothing."""
    rows = CivilServantRow.objects.using("owner").order_by("person").values_list("person", "unit")
    of_unit: dict[str, str] = {}
    for person, unit in rows:
        if person not in people:
            of_unit.setdefault(unit, person)
    return [(person, unit) for unit, person in of_unit.items()]


def _play_all(acts: _Acts, staff: Staff) -> int:
    number = 0
    for plan in PLANS:
        for _ in range(HOW_MANY.get(plan, 1)):
            number += 1
            script = _open(plan, number, acts, staff)
            play(plan, script)
            if plan == "reply_window" and script.number and not _has_person_login():
                make_person_login(script.allegation.subject.person)
    for erases in (False, True):
        number += 1
        _play_to_expiry(_open("dismissed", number, acts, staff, days=_EXPIRED_DAYS), erases=erases)
    return number


def _has_person_login() -> bool:
    from netral_console.accounts.models import User  # noqa: PLC0415 - a question asked here only

    return User.objects.filter(role="person").exists()


def _open(plan: str, number: int, acts: _Acts, staff: Staff, *, days: int = 0) -> CaseScript:
    begin = begin_of(plan) - timedelta(days=days)
    records = acts.take(before=begin)
    allegation = _allege(records)
    script = make_script(
        plan,
        number,
        allegation,
        store=wiring.get_store(),
        procedure=wiring.get_procedure(),
        pool=staff.pool,
    )
    script.at = script.began_at = begin
    keep_seeds(script.seeds, at=begin - timedelta(days=20))
    return script


def _allege(records: Sequence[Record]) -> Allegation:
    first = records[0]
    url = address_of(first)
    intakes = make_intakes(first, url=url)
    with get_vault() as vault:
        vault.keep(intakes, at=PRACTICE_NOW)
    return allegation_from_records(
        records,
        url=url,
        evidence=[name_evidence(each) for each in intakes],
        election=wiring.get_election(),
    )


def _play_to_expiry(script: CaseScript, *, erases: bool) -> None:
    play("dismissed", script)
    script.wait(days=31)
    script.do(CaseExpired, MACHINE)
    if erases:
        script.wait(days=1)
        case = script.case
        script.do(
            CaseErased,
            MACHINE,
            certificate_sha256=digest_of("sertifikat latihan"),
            version=case.version + 1,
            taken_in_at=case.taken_in_at,
        )


def _keep_pending(acts: _Acts) -> int:
    kept = 0
    for records in acts.iter_latest(before=PRACTICE_NOW):
        if kept == _PENDING:
            break
        intakes = make_intakes(records[0], url=address_of(records[0]))
        with get_vault() as vault:
            vault.keep(intakes, at=PRACTICE_NOW)
        keep_pending(
            records,
            url=address_of(records[0]),
            evidence=[name_evidence(each) for each in intakes],
            at=PRACTICE_NOW - timedelta(hours=1),
        )
        kept += 1
    return kept
