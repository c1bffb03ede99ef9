"""The public report: counts in steps, so that no small number can be derived from any of them."""

from netral.reporting.transparency.bounds import find_bounds
from netral.reporting.transparency.release import (
    PublishedRow,
    PublishedTable,
    Release,
    TrueRow,
    TrueTable,
    publish_release,
)
from netral.reporting.transparency.span import STEP, CountSpan, coarsen

__all__ = [
    "STEP",
    "CountSpan",
    "PublishedRow",
    "PublishedTable",
    "Release",
    "TrueRow",
    "TrueTable",
    "coarsen",
    "find_bounds",
    "publish_release",
]
