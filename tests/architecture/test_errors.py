"""Tests of every error class: code, facts, sentences, and the trip between processes."""

import inspect
import pickle

import pytest

from netral.errors import NetralError
from scripts.write_error_reference import (
    TARGET,
    list_facts,
    list_leaf_errors,
    make_sample,
    render_reference,
    sample_facts,
)

LEAVES = list_leaf_errors()


class TestErrors:
    def test_have_unique_codes(self) -> None:
        codes = [error.code for error in LEAVES]

        assert sorted({code for code in codes if codes.count(code) > 1}) == []

    @pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
    def test_have_a_code_of_their_room(self, error: type[NetralError]) -> None:
        rooms = {
            "values": "VAL",
            "rulebook": "RUL",
            "election": "ELE",
            "register": "REG",
            "intake": "INT",
            "language": "LAN",
            "screening": "SCR",
            "evidence": "EVI",
            "casework": "CAS",
            "reporting": "REP",
            "batch": "BAT",
            "cli": "CLI",
            "netral_practice": "PRA",
            "netral_console": "CON",
            "netral_collect": "COL",
            "netral_selfcheck": "SLF",
        }
        parts = error.__module__.split(".")
        room = parts[1] if parts[0] == "netral" else parts[0]

        assert error.code.startswith(f"NTR-{rooms[room]}-")

    @pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
    def test_take_their_facts_by_position(self, error: type[NetralError]) -> None:
        for fact in list_facts(error):
            assert fact.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        assert make_sample(error).args == sample_facts(error)

    @pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
    def test_survive_the_trip_between_processes(self, error: type[NetralError]) -> None:
        sent = make_sample(error)

        arrived = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own bytes

        assert type(arrived) is error
        assert arrived.args == sent.args
        assert str(arrived) == str(sent)

    @pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
    def test_say_what_is_wrong(self, error: type[NetralError]) -> None:
        sample = make_sample(error)

        assert sample.problem
        assert sample.problem != NetralError().problem
        assert str(sample).startswith(f"[{error.code}] ")

    @pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
    def test_have_a_sentence_in_the_reference(self, error: type[NetralError]) -> None:
        assert inspect.getdoc(error)


class TestErrorReference:
    def test_is_what_the_classes_say(self) -> None:
        assert TARGET.read_text(encoding="utf-8") == render_reference(), (
            "write it anew: .venv/bin/python scripts/write_error_reference.py"
        )
