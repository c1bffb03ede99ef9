"""Opens every file from outside in a child process that can neither connect nor write."""

from netral.intake.isolation.apart import ask_apart, read_apart
from netral.intake.isolation.limit import Limits, set_limits
from netral.intake.isolation.reading import inspect_file, iter_acts
from netral.intake.isolation.shield import Shield, raise_shield

__all__ = [
    "Limits",
    "Shield",
    "ask_apart",
    "inspect_file",
    "iter_acts",
    "raise_shield",
    "read_apart",
    "set_limits",
]
