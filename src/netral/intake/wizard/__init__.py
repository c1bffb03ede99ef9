"""Proposes what a foreign table's columns mean, and previews what would come of it."""

from netral.intake.wizard.preview import PreviewRow, preview_acts
from netral.intake.wizard.proposal import Proposal, Wish, propose_mapping
from netral.intake.wizard.table_sample import TableSample, read_table_sample
from netral.intake.wizard.writing import write_mapping

__all__ = [
    "PreviewRow",
    "Proposal",
    "TableSample",
    "Wish",
    "preview_acts",
    "propose_mapping",
    "read_table_sample",
    "write_mapping",
]
