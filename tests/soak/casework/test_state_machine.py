"""Ten thousand steps and more of the machine that tries everything."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from netral.casework.state import CaseState
from tests.casework.machine import CaseMachine

pytestmark = pytest.mark.soak


class TestCaseMachine:
    def test_no_path_to_referral_skips_a_duty(self) -> None:
        CaseMachine.steps, CaseMachine.reached = 0, type(CaseMachine.reached)()

        run_state_machine_as_test(
            CaseMachine,
            settings=settings(
                max_examples=250,
                stateful_step_count=80,
                deadline=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )

        print(f"\n{CaseMachine.steps} steps tried, states seen: {dict(CaseMachine.reached)}")  # noqa: T201
        assert CaseMachine.steps >= 10_000
        assert set(CaseMachine.reached) >= set(CaseState)
