"""A share of a table's rows, so that several workers can read one table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripe:
    """One of `of` even runs of rows of a table, in their order; the first has the index 0."""

    index: int
    of: int
