"""Shows an exhibit: a picture written anew from its pixels, or plain text; never the original."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

from netral.errors import NetralError
from netral.evidence.errors import EvidenceError
from netral.intake.screenshot.picture_format import find_picture_format
from netral.intake.screenshot.reading import copy_apart
from netral_console.exhibits.address import read_token
from netral_console.exhibits.host import require_second_host
from netral_console.exhibits.store import read_content

_MAX_TEXT_BYTES = 512 * 1024


def show_exhibit(request: HttpRequest, token: str) -> HttpResponse:
    """Show the exhibit that a signed token names."""
    require_second_host(request)
    sha256 = read_token(token)
    if sha256 is None:
        raise Http404
    try:
        content = read_content(sha256)
    except EvidenceError as error:
        raise Http404 from error
    answer = _as_picture(content) if find_picture_format(content) else _as_text(content)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Content-Disposition"] = 'inline; filename="bukti"'
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "no-store"
    return answer


def _as_picture(content: bytes) -> HttpResponse:
    with tempfile.TemporaryDirectory(prefix="netral-") as folder:
        path = Path(folder) / "bukti"
        path.write_bytes(content)
        try:
            copy = copy_apart(path)
        except NetralError as refusal:
            return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=422)
    return HttpResponse(copy.content, content_type=copy.media_type)


def _as_text(content: bytes) -> HttpResponse:
    text = content[:_MAX_TEXT_BYTES].decode("utf-8", errors="replace")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def show_nothing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing, without a page around it."""
    return HttpResponse("404", content_type="text/plain", status=404)
