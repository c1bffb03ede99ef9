"""Tests of the summary of a run."""

import json

import pytest

from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.summary import summarise
from tests.reporting.builders import act, counts, indication, run


class TestSummarise:
    def test_gives_counts_that_close(self) -> None:
        found = summarise(run())["counts"]

        assert found["read"] == (
            found["dropped_at_gate"]
            + found["outside_window"]
            + found["quarantined"]
            + found["screened"]
        )
        assert found["screened"] == (
            found["acts_with_indication"] + found["unclear"] + found["nothing"]
        )

    def test_refuses_counts_that_do_not_close(self) -> None:
        with pytest.raises(CountsDoNotCloseError, match="read is 99"):
            summarise(run(counts=counts(read=99)))

    def test_names_versions_and_digests(self) -> None:
        summary = summarise(run())

        assert summary["program"] == "0.1.0"
        assert summary["election"]["digest"] == "a" * 64
        assert summary["editions"] == [{"id": "contoh_2022", "digest": "b" * 64}]
        assert summary["model"].startswith("netral.first.v1")

    def test_tells_what_was_not_read_and_why(self) -> None:
        (source,) = summarise(run())["sources"]

        assert source["not_read"] == [
            {"path": "data/direct-messages.js", "reason": "private messages"}
        ]

    def test_counts_indications_and_never_persons(self) -> None:
        busy = [
            indication(act(act_id=f"ACT-{number}"), person="P-always-the-same")
            for number in range(12)
        ]

        written = json.dumps(summarise(run(indications=busy)))

        assert "P-always-the-same" not in written
        assert "person" not in written
        assert "orang" not in written
