"""Shows what the first rows of a table would become, without showing who is in it."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from netral.intake.act import Act
from netral.intake.door import OpenDoor
from netral.intake.masking import mask_third_parties
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.reader import ReadRecord
from netral.intake.recognition import find_reader

ROWS = 10
_TEXT_SIGNS = 40
_SHOWN_SIGNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row as an act, or why it is none."""

    pointer: str
    account: str
    """Masked: nobody has asked the register yet whose it is."""
    verb: str
    occurred_at: str
    text: str
    """Cut, with handles and addresses masked."""
    refused: str
    """Why the row is no act; empty if it is one."""


def preview_acts(path: Path, *, mapping: ColumnMapping) -> list[PreviewRow]:
    """Preview the first rows of a table under a mapping.

    Args:
        path: The table.
        mapping: The proposed mapping.

    Returns:
        At most ten rows.

    Raises:
        NetralError: If the table cannot be read with this mapping.
    """
    records = find_reader(path, mapping=mapping).iter_records(path, door=OpenDoor())
    return [_show(record) for record in islice(records, ROWS)]


def _show(record: ReadRecord) -> PreviewRow:
    if not isinstance(record, Act):
        return PreviewRow(
            pointer=record.pointer,
            account="",
            verb="",
            occurred_at="",
            text="",
            refused=record.reason,
        )
    text = mask_third_parties(record.text or "", keep=())
    return PreviewRow(
        pointer=record.provenance.pointer,
        account=f"{record.account.platform.value}: {_mask(record)}",
        verb=record.verb.value,
        occurred_at=record.occurred_at.isoformat(),
        text=text[:_TEXT_SIGNS] + ("…" if len(text) > _TEXT_SIGNS else ""),
        refused="",
    )


def _mask(act: Act) -> str:
    name = act.account.handle or act.account.account_id or ""
    return name[:_SHOWN_SIGNS] + "…"
