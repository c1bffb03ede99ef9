"""What an outsider could check of a case: log receipts, draws, and who looked at it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netral.casework import Case, CaseEvent, DrawKind, Role, replay_events, take_step
from netral.casework.errors import CaseworkError
from netral.casework.event import ReviewersDrawn, SeatsRedrawn
from netral.evidence import EntryKind
from netral.evidence.tree import hash_leaf, verify_inclusion
from netral.evidence.vault import Vault
from netral.reporting.bilingual import Bilingual
from netral_console import wiring
from netral_console.accounts.role import ROLE_WORDS, ConsoleRole
from netral_console.cases.asking import asking_as
from netral_console.exhibits.store import get_vault
from netral_console.office.case_page import READS_BOOK
from netral_console.office.case_story import OPEN_VOTES
from netral_console.office.receipt import list_receipts, receipt_id
from netral_console.readings.models import Reading

_READINGS = 200
DRAWS = {
    DrawKind.PAIR: Bilingual("dua pemeriksa pertama", "the first two reviewers"),
    DrawKind.THIRD: Bilingual("pemeriksa ketiga", "the third reviewer"),
    DrawKind.APPEAL_PAIR: Bilingual("dua pemeriksa keberatan", "two reviewers of the appeal"),
    DrawKind.APPEAL_THIRD: Bilingual("ketiga pada keberatan", "the third of the appeal"),
}


def show_log(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show receipts of the log with their proofs, the draws done again, and the readings."""
    case = wiring.open_case(request, case_id)
    actor = wiring.get_actor(request)
    reads_book = actor.role in READS_BOOK
    events = list(wiring.get_store().iter_events(case.case_id))
    context: dict[str, Any] = {
        "case": case,
        "draws": list_draws(case, events),
        "new_draws": [
            {"at": event.at, "is_kept": _is_kept(events, place)}
            for place, event in enumerate(events)
            if isinstance(event, SeatsRedrawn)
        ],
        "reads_book": reads_book,
    }
    with get_vault() as vault:
        context |= _proofs(case, vault)
    if reads_book:
        with asking_as(actor):
            rows = Reading.objects.filter(case_id=case_id).order_by("-position")
            if case.state not in OPEN_VOTES:
                # That a reviewer opened, voted or looked who it is would tell whether they voted.
                rows = rows.exclude(role=Role.REVIEWER.value)
            context["readings"] = [
                {
                    "at": row.at,
                    "role": ROLE_WORDS[ConsoleRole(row.role)],
                    "who": row.actor_id,
                    "page": row.page,
                }
                for row in rows[:_READINGS]
            ]
    return render(request, "office/log.html", context)


def _proofs(case: Case, vault: Vault) -> dict[str, Any]:
    """Prove that each exhibit of a case is in the log as it stands now."""
    size, root = vault.log.size, vault.log.tree.root()
    lines = []
    for words, exhibit_id in _exhibits(case):
        for record in vault.index.find_about(exhibit_id, kind=EntryKind.EXHIBIT):
            proof = vault.log.tree.prove_inclusion(record.entry_number, size)
            leaf = hash_leaf(str(record.entry).encode("ascii"))
            verify_inclusion(leaf, number=record.entry_number, size=size, proof=proof, root=root)
            lines.append(
                {
                    "words": words,
                    "exhibit_id": exhibit_id,
                    "number": record.entry_number,
                    "at": record.entry.recorded_at,
                    "entry": str(record.entry),
                    "proof": [each.hex() for each in proof],
                }
            )
    return {"lines": lines, "size": size, "root": root.hex()}


def _exhibits(case: Case) -> list[tuple[Bilingual, str]]:
    if case.allegation is None:
        return []
    named = [
        (Bilingual(f"Bukti {number}", f"Exhibit {number}"), each.exhibit_id)
        for number, each in enumerate(case.allegation.evidence, start=1)
    ]
    receipts = [
        (Bilingual("Tanda terima", "Receipt"), str(receipt_id(case, each)))
        for each in list_receipts(case)
    ]
    attached = [
        (Bilingual("Lampiran klarifikasi", "Attachment"), f"LP-{case.case_id}-{each.sha256[:12]}")
        for reply in case.replies
        for each in reply.attachments
    ]
    return [*named, *receipts, *attached]


def list_draws(case: Case, events: Sequence[CaseEvent]) -> list[dict[str, Any]]:
    """List the draws that a case took, each done again if it was drawn; nobody is named."""
    done = {each.kind: each for each in case.draws}
    kept = {
        event.draw.kind: _is_kept(events, place)
        for place, event in enumerate(events)
        if isinstance(event, ReviewersDrawn)
    }
    return [
        {
            "words": DRAWS[promise.kind],
            "sequence": promise.sequence,
            "committed_at": promise.committed_at,
            "sha256": promise.sha256,
            "seed": done[promise.kind].seed if promise.kind in done else "",
            "pool": len(done[promise.kind].pool) if promise.kind in done else 0,
            "is_kept": kept.get(promise.kind),
        }
        for promise in case.commitments
    ]


def _is_kept(events: Sequence[CaseEvent], place: int) -> bool:
    """Do a draw again from its promise, seed and pool, as an auditor would."""
    try:
        take_step(replay_events(events[:place]), events[place], wiring.get_procedure())
    except CaseworkError:
        return False
    return True
