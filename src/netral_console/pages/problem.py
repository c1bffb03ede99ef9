"""What machines are told when something is refused: one sentence, as RFC 9457 has it."""

from http import HTTPStatus

import msgspec
from django.http import HttpRequest, HttpResponse

from netral.reporting.bilingual import Bilingual

MEDIA_TYPE = "application/problem+json"
MACHINES = "/api/"
"""Addresses below this one are answered to machines."""
NOTHING_HERE = Bilingual(
    "Di sini tidak ada apa-apa bagi yang bertanya; periksa alamatnya, atau kirim token yang "
    "masih berlaku.",
    "There is nothing here for whoever asks; check the address, or send a token that holds.",
)
TOO_LARGE = Bilingual(
    "Yang dikirim terlalu besar; alamat ini hanya dapat dibaca.",
    "What was sent is too large; this address can only be read.",
)
BROKEN = Bilingual(
    "Ada yang rusak di pihak kami; coba lagi nanti.",
    "Something broke on our side; try again later.",
)


def is_for_machines(request: HttpRequest) -> bool:
    """Whether an answer goes to a machine, and not to a browser."""
    return request.path.startswith(MACHINES)


def answer_problem(status: int, words: Bilingual) -> HttpResponse:
    """Answer that something is refused.

    The answer says nothing of who asked for what, so that all refusals of a kind are alike.

    Args:
        status: Of HTTP.
        words: One sentence: what is wrong, and what to do.
    """
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": words.id,
        "detail_en": words.en,
    }
    answer = HttpResponse(msgspec.json.encode(content), status=status, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = "no-store"
    answer["Content-Language"] = "id, en"
    return answer
