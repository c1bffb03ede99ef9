"""How machines are answered: what is in the form and nothing else, refusals in one sentence."""

import hashlib
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.operation import Operation
from ninja.throttling import BaseThrottle

from netral.reporting.bilingual import Bilingual
from netral_console import clock
from netral_console.apps_of_pages import load_doors
from netral_console.pages.problem import MEDIA_TYPE, NOTHING_HERE, answer_problem
from netral_console.public.limit import QUESTIONS_PER_HOUR, may_ask

_KEPT_SECONDS = 300
_OK, _UNPROCESSABLE, _TOO_MANY = 200, 422, 429
_NOT_READ = Bilingual(
    "Nilai untuk {name} tidak dapat dibaca; bentuknya ada di dokumen OpenAPI.",
    "The value of {name} cannot be read; the OpenAPI document has its form.",
)
_WAIT = Bilingual(
    "Lebih dari {n} pertanyaan dari tempat ini dalam satu jam; coba lagi pada jam berikutnya.",
    "More than {n} questions came from here within an hour; try again in the next one.",
)


class StructureApi(NinjaAPI):
    """Answers with what the form of an answer names, and drops everything else.

    What everybody gets may be kept for some minutes and asked for again by its digest.
    What somebody gets because of who they are is kept nowhere.
    """

    def create_response(
        self,
        request: HttpRequest,
        data: Any,
        *,
        status: int | None = None,
        temporal_response: HttpResponse | None = None,
    ) -> HttpResponse:
        answer = super().create_response(
            request, data, status=status, temporal_response=temporal_response
        )
        answer["Content-Language"] = "id, en"
        if not is_for_everybody(request):
            answer["Cache-Control"] = "no-store"
            return answer
        answer["Cache-Control"] = f"public, max-age={_KEPT_SECONDS}"
        # It is made of the bytes that everybody gets, so it tells nothing beside them.
        tag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
        answer["ETag"] = tag
        found = get_conditional_response(request, etag=tag, response=answer)
        return answer if found is None else found

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)


class PlaceThrottle(BaseThrottle):
    """So many questions an hour from one place; whoever is known is not counted."""

    def allow_request(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated or may_ask(request, at=clock.now())

    def wait(self) -> float:
        at = clock.now()
        hour = at.replace(minute=0, second=0, microsecond=0)
        return (hour + timedelta(hours=1) - at).total_seconds()


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether an answer is the same for all, and goes to somebody who is not known."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return load_doors()[name].is_public and not request.user.is_authenticated


def make_api() -> StructureApi:
    """Make the interface, without any address yet."""
    api = StructureApi(
        title="Netral",
        version="1",
        description=_DESCRIPTION,
        urls_namespace="api",
        docs_url=None,
        openapi_url=None,
        openapi_extra={
            "components": {
                "securitySchemes": {
                    "token": {"type": "http", "scheme": "bearer"},
                    "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
                }
            }
        },
    )
    api.add_exception_handler(Http404, lambda *_: answer_problem(404, NOTHING_HERE))
    api.add_exception_handler(ValidationError, _answer_unread)
    api.add_exception_handler(Throttled, _answer_throttled)
    return api


def describe(api: StructureApi) -> dict[str, Any]:
    """Describe the interface as OpenAPI; refusals have the media type of RFC 9457."""
    schema = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    for operations in schema["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if int(status) != _OK:
                    answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    return schema


def _answer_unread(_: HttpRequest, refusal: ValidationError) -> HttpResponse:
    name = refusal.errors[0]["loc"][-1]
    return answer_problem(_UNPROCESSABLE, _NOT_READ.fill(name=name))


def _answer_throttled(_: HttpRequest, refusal: HttpError) -> HttpResponse:
    answer = answer_problem(_TOO_MANY, _WAIT.fill(n=QUESTIONS_PER_HOUR))
    answer["Retry-After"] = str(int(refusal.wait or 0) + 1)  # type: ignore[attr-defined]
    return answer


_DESCRIPTION = """Structure to read, never content: no name, no text, no person, nothing that \
is listed by person. Everything is read only. Counts are of cases, never of people."""
