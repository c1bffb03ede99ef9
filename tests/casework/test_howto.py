"""Tests that the page on casework says what the code does."""

from netral.casework.procedure import DeadlineKind
from netral.casework.reply import DefenceKind
from netral.casework.state import CaseState
from tests.casework.step_table import PAGE, render_steps, written_steps


class TestHowto:
    def test_has_the_table_of_steps_as_it_is(self) -> None:
        assert written_steps() == render_steps(), (
            "write it anew: .venv/bin/python -m tests.casework.step_table"
        )

    def test_tells_every_state_defence_and_deadline(self) -> None:
        text = PAGE.read_text(encoding="utf-8")
        words = [each.value for each in (*CaseState, *DefenceKind, *DeadlineKind)]

        assert [word for word in words if f"`{word}`" not in text] == []
