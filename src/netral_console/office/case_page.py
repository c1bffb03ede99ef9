"""The page of one case, with what each role may see of it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netral.casework import Actor, Case, EvidenceItem, Role, StepKind
from netral.casework.recipient_message import MessageKind, list_recipient_messages
from netral.casework.transition import iter_steps
from netral.evidence.errors import EvidenceError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS, STANCES
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.stance import Stance
from netral_console import clock, wiring
from netral_console.administration.rulebooks import list_editions
from netral_console.documents.letters import LETTER_WORDS, LetterKind, list_letters
from netral_console.exhibits.address import exhibit_address
from netral_console.exhibits.store import read_content
from netral_console.office.case_story import (
    explain_deadlines,
    list_replies,
    list_votes,
    tell_story,
)
from netral_console.office.receipt import list_receipts, type_of
from netral_console.office.second_hand import SECOND_HAND_FORMS, find_open
from netral_console.office.step_form import StepForm
from netral_console.office.step_forms import STEP_FORMS
from netral_console.office.wording import FINDINGS, STATES, STEPS, name_body
from netral_console.registry.identity import find_identity

SEES_CONTENT = frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY, Role.DATA_PROTECTION_OFFICER})
"""Coordinators see queues, auditors structure; neither sees a name or a text."""
READS_BOOK = frozenset({Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
_SEES_LOG = SEES_CONTENT | READS_BOOK
_MEETS = frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY})
_MESSAGES = {
    MessageKind.CONTESTED: Bilingual(
        "beri tahu bahwa diajukan keberatan; mohon ditunda",
        "tell that it is contested; ask to wait with it",
    ),
    MessageKind.UPHELD: Bilingual(
        "beri tahu bahwa keberatan tidak mengubahnya", "tell that the appeal left it as it was"
    ),
    MessageKind.WRONG: Bilingual(
        "kirim surat koreksi; catat konfirmasinya di sini",
        "send the correction; record the confirmation here",
    ),
}


def show_case(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show a case to somebody of the office."""
    return render_case(request, wiring.open_case(request, case_id), {})


def render_case(
    request: HttpRequest, case: Case, sent: dict[StepKind, StepForm], *, status: int = 200
) -> HttpResponse:
    """Render the page, with the forms that came back for correction.

    Args:
        request: Of somebody of the office.
        case: The case as it stands.
        sent: Forms with what was typed and what is wrong with it.
        status: Of the answer.
    """
    actor, procedure = wiring.get_actor(request), wiring.get_procedure()
    sees = actor.role in SEES_CONTENT and case.allegation is not None
    open_questions = find_open(case, actor)
    context = {
        "case": case,
        "state_words": STATES[case.state],
        "finding_words": None if case.finding is None else FINDINGS[case.finding],
        "sees_content": sees,
        "sees_log": actor.role in _SEES_LOG,
        "has_meeting": sees and case.notice is not None and actor.role in _MEETS,
        "moments": tell_story(case, sees_content=sees),
        "deadlines": explain_deadlines(case, procedure, procedure.local_day(clock.now())),
        "second_hands": open_questions,
        "forms": _forms(case, actor, sent, {each["step"] for each in open_questions}),
        "messages_due": [
            (name_body(procedure, each.body_id), _MESSAGES[each.kind])
            for each in list_recipient_messages(case)
        ],
    }
    if sees:
        context |= {"letters": _papers(case), "has_package": _has_package(case)}
    if case.allegation is not None:
        context |= _about(request, case, sees=sees)
    return render(request, "office/case.html", context, status=status)


def steps_for(case: Case, actor: Actor) -> list[StepKind]:
    """List the steps that a role can try now; those of a hold by whether there is one."""
    steps = [each for each in iter_steps(case.state, actor.role) if _can_be_meant(each, case)]
    return [each for each in steps if form_of(each) is not None]


def form_of(step: StepKind) -> type[StepForm] | None:
    """Give the form of a step; `None` if it is none of the office's."""
    return STEP_FORMS.get(step) or SECOND_HAND_FORMS.get(step)


def _can_be_meant(step: StepKind, case: Case) -> bool:
    if step is StepKind.PLACE_HOLD:
        return not case.on_hold
    if step is StepKind.RELEASE_HOLD:
        return case.on_hold
    return True


def _forms(
    case: Case, actor: Actor, sent: dict[StepKind, StepForm], asked: set[str]
) -> list[dict[str, Any]]:
    found = []
    for kind in dict.fromkeys((*sent, *steps_for(case, actor))):
        form_class = form_of(kind)
        if form_class is None or (kind.value in asked and kind not in sent):
            continue
        form = sent.get(kind) or form_class(
            case=case, procedure=wiring.get_procedure(), at=clock.now()
        )
        found.append(
            {
                "kind": kind.value,
                "words": STEPS[kind],
                "form": form,
                # What goes on comes first and open; what stops a case has to be looked for.
                "is_aside": kind in _ASIDE and kind not in sent,
            }
        )
    return sorted(found, key=lambda each: each["is_aside"])


_ASIDE = frozenset(
    {
        StepKind.REDRAW_SEATS,
        StepKind.WITHDRAW_CASE,
        StepKind.PLACE_HOLD,
        StepKind.RELEASE_HOLD,
        StepKind.EXTEND_WINDOW,
        StepKind.EXPIRE_CASE,
    }
)


def _papers(case: Case) -> list[dict[str, Any]]:
    """List the letters; one that goes to bodies stands once for each."""
    procedure = wiring.get_procedure()
    papers: list[dict[str, Any]] = []
    for kind in list_letters(case):
        for body_id in _receivers(case, kind):
            body = None if not body_id else name_body(procedure, body_id)
            papers.append(
                {"kind": kind.value, "words": LETTER_WORDS[kind], "body": body, "to": body_id}
            )
    return papers


def _receivers(case: Case, kind: LetterKind) -> list[str]:
    if kind is LetterKind.REFERRAL and case.decision is not None:
        return list(case.decision.recipients)
    if kind is LetterKind.CORRECTION:
        return [each.body_id for each in case.recipients]
    return [""]


def _has_package(case: Case) -> bool:
    return case.decision is not None and bool(case.decision.recipients)


def _about(request: HttpRequest, case: Case, *, sees: bool) -> dict[str, Any]:
    allegation = case.allegation
    if allegation is None:
        return {}
    about: dict[str, Any] = {
        "kind_words": ACT_KINDS[ActKind(allegation.act_kind)],
        "platform_words": PLATFORMS[Platform(allegation.platform)],
        "phase_words": PHASES[Phase(allegation.phase)],
        "stance_words": STANCES[Stance(allegation.stance)],
        "contestant": wiring.name_contestant(allegation.contestant_id),
        "allegation": allegation,
        "norms": norms_of([each.code for each in allegation.rules]),
        "exhibits": show_exhibits(request, allegation.evidence, sees=sees),
    }
    if sees:
        about["identity"] = find_identity(allegation.subject.person)
        about["replies"] = list_replies(case)
        about["votes"] = list_votes(case)
        about["receipts"] = [each for each in list_receipts(case) if _type_of_kept(each)]
    return about


def show_exhibits(
    request: HttpRequest, evidence: Sequence[EvidenceItem], *, sees: bool
) -> list[dict[str, Any]]:
    """Show exhibits with digest and grade; whoever may see texts gets addresses as well."""
    return [
        {
            "number": number,
            "item": each,
            "grade_words": GRADES[each.grade],
            "address": exhibit_address(request, each.sha256) if sees else "",
            "is_picture": sees and _type_of_kept(each.sha256).startswith("image/"),
        }
        for number, each in enumerate(evidence, start=1)
    ]


def _type_of_kept(sha256: str) -> str:
    """Tell the media type of something kept in the vault; empty if it is not there."""
    try:
        media_type, _ = type_of(read_content(sha256))
    except EvidenceError:
        return ""
    return media_type


def norms_of(codes: list[str]) -> dict[str, str]:
    """Give the norm of each rule in one Indonesian sentence, from the editions in force."""
    return {
        each.code: each.says
        for edition in list_editions()
        for each in edition.rules
        if each.code in codes
    }
