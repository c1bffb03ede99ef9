"""A share of a table's batches, so that several workers can read one table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripe:
    """Every `of`-th batch of a table, beginning with number `index`."""

    index: int
    of: int
