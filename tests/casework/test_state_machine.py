"""The everyday run of the machine; tests/soak holds the long one."""

from hypothesis import HealthCheck, settings

from tests.casework.machine import CaseMachine

TestCaseMachine = CaseMachine.TestCase
TestCaseMachine.settings = settings(
    max_examples=25,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
