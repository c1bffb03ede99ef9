"""Asks the interface for machines everything that its OpenAPI allows, and much that it does not."""

from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

if TYPE_CHECKING:
    from schemathesis import Case

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
]


def fuzz(*, token: str, examples: int) -> dict[int, int]:
    """Ask every operation so many times, half of them wrongly; give the counts of statuses.

    Args:
        token: An auditor's.
        examples: Questions to each operation, rightly and wrongly each.
    """
    from netral_console.wsgi import application

    headers = {"Authorization": f"Bearer {token}"}
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/audit/openapi.json", application, headers=headers
    )
    said: dict[int, int] = {}
    for found in schema.get_all_operations():
        operation = found.ok()
        modes = list(schemathesis.GenerationMode)
        # Where nothing can be sent, nothing can be sent wrongly.
        for mode in modes if list(operation.iter_parameters()) else modes[:1]:
            _ask(operation.as_strategy(generation_mode=mode), headers, said, examples)
    return said


def _ask(strategy: Any, headers: dict[str, str], said: dict[int, int], examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def ask(case: "Case") -> None:
        answer = case.call(headers=headers)
        said[answer.status_code] = said.get(answer.status_code, 0) + 1
        case.validate_response(answer, checks=CHECKS)

    ask()
