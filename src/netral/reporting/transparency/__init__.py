"""The public report: counts in steps, so that no small number can be derived from any of them."""

from netral.reporting.transparency.bounds import find_bounds
from netral.reporting.transparency.census import Census, read_census, read_summary_counts
from netral.reporting.transparency.counting import count_cases, count_invented, count_records
from netral.reporting.transparency.ledger import LEDGER_FILE, read_ledger
from netral.reporting.transparency.method import Method, describe_method, list_contestants
from netral.reporting.transparency.page import render_release, write_release
from netral.reporting.transparency.population import (
    Part,
    Population,
    PublishedPart,
    PublishedPopulation,
    Release,
)
from netral.reporting.transparency.publishing import (
    extend_releases,
    leaves_all_open,
    publish_release,
)
from netral.reporting.transparency.span import STEP, CountSpan, coarsen
from netral.reporting.transparency.table import make_tables

__all__ = [
    "LEDGER_FILE",
    "STEP",
    "Census",
    "CountSpan",
    "Method",
    "Part",
    "Population",
    "PublishedPart",
    "PublishedPopulation",
    "Release",
    "coarsen",
    "count_cases",
    "count_invented",
    "count_records",
    "describe_method",
    "extend_releases",
    "find_bounds",
    "leaves_all_open",
    "list_contestants",
    "make_tables",
    "publish_release",
    "read_census",
    "read_ledger",
    "read_summary_counts",
    "render_release",
    "write_release",
]
