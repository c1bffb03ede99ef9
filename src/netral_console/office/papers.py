"""What can be taken from a case as a file: letters, the package, receipts, attachments."""

import re

from django.http import Http404, HttpRequest, HttpResponse

from netral.casework import Case
from netral.casework.ids import BodyId
from netral.errors import NetralError
from netral.evidence.errors import EvidenceError
from netral_console import clock, wiring
from netral_console.documents.docx import render_docx
from netral_console.documents.letters import LetterKind, day_of_letter, write_letter
from netral_console.documents.pdf import render_pdf
from netral_console.exhibits.store import read_content
from netral_console.office.receipt import list_receipts, type_of
from netral_console.office.referral import read_letter, read_package

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_BODY_ID = re.compile(r"[a-z0-9_]{0,60}")
_HANDED_ON = frozenset({LetterKind.REFERRAL, LetterKind.REPORT_FORM})


def show_letter(request: HttpRequest, case_id: str, kind: str, ending: str) -> HttpResponse:
    """Give a letter of a case as PDF or DOCX; what was handed on is given as it was."""
    case = wiring.open_case(request, case_id)
    try:
        letter, recipient = LetterKind(kind), request.GET.get("untuk", "")
        if not _BODY_ID.fullmatch(recipient):
            raise Http404
        content, name = _find_letter(case, letter, ending, recipient)
    except (ValueError, NetralError) as error:
        raise Http404 from error
    return as_file(content, MEDIA[ending], name)


def download_package(request: HttpRequest, case_id: str) -> HttpResponse:
    """Give the package of a case that is to be handed on, or was."""
    case = wiring.open_case(request, case_id)
    if case.decision is None or not case.decision.recipients:
        raise Http404
    try:
        content = read_package(case, at=clock.now())
    except NetralError as error:
        raise Http404 from error
    return as_file(content, "application/zip", f"{case_id}.zip")


def download_file(request: HttpRequest, case_id: str, sha256: str) -> HttpResponse:
    """Give a receipt of a case, or what the person attached; saved, never rendered."""
    case = wiring.open_case(request, case_id)
    attached = {each.sha256 for reply in case.replies for each in reply.attachments}
    if sha256 not in attached | set(list_receipts(case)):
        raise Http404
    try:
        content = read_content(sha256)
    except EvidenceError as error:
        raise Http404 from error
    media_type, ending = type_of(content)
    name = f"{case_id}-{sha256[:12]}.{ending or 'bin'}"
    return as_file(content, media_type or "application/octet-stream", name)


def _find_letter(case: Case, letter: LetterKind, ending: str, recipient: str) -> tuple[bytes, str]:
    if letter is LetterKind.REFERRAL and not recipient and case.decision is not None:
        recipient = next(iter(case.decision.recipients), "")
    name = f"{letter.value}-{recipient}.{ending}" if recipient else f"{letter.value}.{ending}"
    if letter in _HANDED_ON:
        handed_on = read_letter(case, name)
        if handed_on is not None:
            return handed_on, name
    procedure = wiring.get_procedure()
    paper = write_letter(
        letter,
        case,
        procedure,
        recipient=BodyId(recipient) if recipient else None,
    )
    dated = day_of_letter(letter, case, procedure)
    render = render_pdf if ending == "pdf" else render_docx
    return render(paper, dated=dated), name


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Answer with a file to be saved; it is never rendered as a page."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
