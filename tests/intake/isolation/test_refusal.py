"""Tests that errors of the readers arrive in the parent as they left the child."""

import pytest

from netral.errors import NetralError
from netral.intake.errors import ReaderFailedError
from netral.intake.isolation.message import Refused, decode, encode
from netral.intake.isolation.refusal import pack_refusal, rebuild_refusal
from scripts.write_error_reference import list_leaf_errors, make_sample

CARRIED = [
    kind
    for kind in list_leaf_errors()
    if kind.__module__.startswith(("netral.intake", "netral.values"))
]


class TestRebuildRefusal:
    @pytest.mark.parametrize("kind", CARRIED, ids=lambda kind: kind.__name__)
    def test_gives_the_error_that_was_packed(self, kind: type[NetralError]) -> None:
        sample = make_sample(kind)

        arrived = decode(encode(pack_refusal(sample, {"dropped": 3})))

        assert isinstance(arrived, Refused)
        assert arrived.counts == {"dropped": 3}
        if kind.__name__ != "ProblemsError":  # its facts are problems of files that we wrote
            assert type(rebuild_refusal(arrived, file="a.csv")) is kind
            assert str(rebuild_refusal(arrived, file="a.csv")) == str(sample)

    @pytest.mark.parametrize(
        ("code", "facts"),
        [
            pytest.param("NTR-XXX-999", ["a.csv"], id="a code that nobody has"),
            pytest.param("NTR-INT-001", [], id="facts that do not fit"),
        ],
    )
    def test_gives_a_plain_failure_for_anything_else(self, code: str, facts: list[str]) -> None:
        refused = Refused(code=code, facts=[*facts], counts={})

        assert isinstance(rebuild_refusal(refused, file="a.csv"), ReaderFailedError)
