"""Everything that is held about a person, as a page shows it and as one signed file says it."""

import base64
from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest

from netral.casework import Actor, Allegation, Case, CaseState
from netral.casework.transition import iter_steps
from netral.evidence.signing_key import SigningKey
from netral.reporting.label import ACT_KINDS, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as
from netral_console.cases.models import CaseRow, DeclaredAccount
from netral_console.office.mailing import list_mails_to
from netral_console.office.opening import list_waiting
from netral_console.office.referral import get_log_key
from netral_console.office.wording import STATES
from netral_console.persons.drafts import read_draft
from netral_console.persons.wishes import Wish, list_wishes, unseal_proposal
from netral_console.readings.book import list_readings_of
from netral_console.registry.identity import find_identity

HOLDING_FORM = "netral.holding.v2"
DECIDED = frozenset(
    {
        CaseState.REFERRAL_DUE,
        CaseState.REFERRED,
        CaseState.CONCLUDED,
        CaseState.CLOSED,
        CaseState.CORRECTING,
    }
)
"""States in which votes and answers are told: nobody can be pressed any more."""


def list_own_cases(request: HttpRequest) -> list[Case]:
    """List the cases about the person who is logged in, the newest first."""
    with asking_as(wiring.get_actor(request)):
        ids = list(CaseRow.objects.order_by("-taken_in_at").values_list("case_id", flat=True))
    return wiring.get_store().get_cases(ids)


def list_own_accounts(request: HttpRequest) -> list[DeclaredAccount]:
    """List the accounts that the person declared."""
    with asking_as(wiring.get_actor(request)):
        return list(DeclaredAccount.objects.order_by("platform", "valid_from"))


def gather_holding(request: HttpRequest) -> dict[str, Any]:
    """Gather everything that is held about the person who is logged in.

    Votes are named as locked or not; what they say is given once the case is decided. Leads
    that the public reported are not in it: until an officer opens a case on better evidence
    they belong to no person.
    """
    actor = wiring.get_actor(request)
    identity = find_identity(actor.person or "")
    return {
        "form": HOLDING_FORM,
        "made_at": clock.now().isoformat(),
        "person": actor.person,
        "register": None
        if identity is None
        else {
            "name": identity.name,
            "nip": identity.nip,
            "rank": identity.rank,
            "position": identity.position,
            "unit": identity.unit_title,
        },
        "accounts": [
            {
                "platform": each.platform,
                "account": each.account_id,
                "valid_from": each.valid_from.isoformat(),
                "valid_to": None if each.valid_to is None else each.valid_to.isoformat(),
                "document_sha256": each.document_sha256,
            }
            for each in list_own_accounts(request)
        ],
        "wishes": [_spell_wish(each) for each in list_wishes(actor.person or "-")],
        "waiting": [
            {
                "received_at": each.row.received_at.isoformat(),
                "set_aside_at": _at_if(each.row.set_aside_at),
                "records": each.records,
                "url": each.url,
            }
            for each in list_waiting(actor.person or "-")
        ],
        "login": {"name": request.user.login_name, "email": request.user.email},
        "mails": [
            {"case": each.case_id, "after": each.kind, "sent_at": _at_if(each.sent_at)}
            for each in list_mails_to(actor.person or "-")
        ],
        "cases": [
            _spell_case(each) | {"draft": _spell_draft(actor, each.case_id)}
            for each in list_own_cases(request)
        ],
        "readings": [
            {"at": each.at.isoformat(), "role": each.role, "case": each.case_id, "page": each.page}
            for each in list_readings_of(actor)
        ],
    }


def sign_holding(holding: dict[str, Any], key: SigningKey | None = None) -> bytes:
    """Write what is held as one file, signed with the key of the console's log.

    Args:
        holding: What `gather_holding` gave.
        key: The signing key; by default the console's.

    Returns:
        JSON of the text, the public key and the Ed25519 signature over the text's bytes.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - one use
        Ed25519PrivateKey,
    )

    key = key or get_log_key()
    text = msgspec.json.encode(holding, order="deterministic").decode()
    secret = Ed25519PrivateKey.from_private_bytes(key.seed)
    signed = {
        "holding": text,
        "signed_by": str(key.log_keys()[0]),
        "signature": base64.b64encode(secret.sign(text.encode())).decode("ascii"),
    }
    return msgspec.json.format(msgspec.json.encode(signed), indent=1)


def summarise_case(case: Case) -> dict[str, Any]:
    """Give the line of a case in the person's own list."""
    allegation = case.allegation
    known = allegation is not None
    return {
        "case": case,
        "state": STATES[case.state],
        "kind": ACT_KINDS[ActKind(allegation.act_kind)] if known else None,
        "platform": PLATFORMS[Platform(allegation.platform)] if known else "",
        "must_receive": case.state is CaseState.NOTICE_SENT,
        "may_reply": case.state.value == "reply_window",
        "may_appeal": "file_appeal" in {each.value for each in _own_steps(case)},
    }


def _own_steps(case: Case) -> list[Any]:
    from netral.casework import Role  # noqa: PLC0415 - one use

    return list(iter_steps(case.state, Role.PERSON))


def _spell_case(case: Case) -> dict[str, Any]:
    allegation = case.allegation
    spelled: dict[str, Any] = {
        "case_id": case.case_id,
        "state": case.state.value,
        "since": case.state_since.isoformat(),
        "finding": None if case.finding is None else case.finding.value,
        "history": [
            {"at": _at(each.at), "step": each.step.value, "role": each.actor.role.value}
            for each in wiring.get_store().iter_events(case.case_id)
        ],
        "notice": msgspec.to_builtins(case.notice),
        "reply_until": None if case.reply_until is None else case.reply_until.isoformat(),
        "people_only": case.people_only,
        "recipients": [each.body_id for each in case.recipients],
        "replies": [msgspec.to_builtins(each) for each in case.replies],
    }
    if allegation is not None:
        spelled |= {
            "act": _spell_act(allegation),
            "votes_locked": len(case.votes),
        }
    if case.state in DECIDED:
        spelled["votes"] = [(each.assessment.value, each.reason) for each in case.votes]
        spelled["answers"] = [
            (each.reply_id, each.point, each.view.value, each.reason) for each in case.answers
        ]
        if case.decision is not None:
            spelled["decision"] = {
                "outcome": case.decision.outcome.value,
                "reason": case.decision.reason,
                "recipients": list(case.decision.recipients),
            }
    return spelled


def _spell_wish(wish: Wish) -> dict[str, Any]:
    row = wish.row
    return {
        "kind": row.kind,
        "platform": row.platform,
        "account": wish.handle,
        "note": wish.note,
        "proof_code": row.proof_code,
        "asked_at": _at(row.asked_at),
        "proven_at": _at_if(row.proven_at),
        "proven_how": row.proven_how,
        "proposed_at": _at_if(row.proposed_at),
        "proposal": msgspec.json.decode(unseal_proposal(wish)) if row.sealed_proposal else None,
        "answered_at": _at_if(row.answered_at),
        "is_granted": row.is_granted,
        "answer": wish.answer,
        "holds_from": None if row.holds_from is None else row.holds_from.isoformat(),
        "holds_until": None if row.holds_until is None else row.holds_until.isoformat(),
    }


def _spell_draft(actor: Actor, case_id: str) -> dict[str, Any] | None:
    draft = read_draft(actor, case_id)
    return None if draft is None else draft | {"saved_at": _at(draft["saved_at"])}


def _at_if(moment: datetime | None) -> str | None:
    return None if moment is None else _at(moment)


def _at(moment: datetime) -> str:
    return moment.isoformat()


def _spell_act(allegation: Allegation) -> dict[str, Any]:
    """Spell the act without the circle that a draw avoids: those are other people."""
    spelled: dict[str, Any] = msgspec.to_builtins(allegation)
    del spelled["subject"]
    return spelled
