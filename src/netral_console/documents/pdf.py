"""Renders a document as PDF. Its words go to the typesetter as data, never as markup."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from netral.casework.paper.block import (
    Block,
    CheckBoxes,
    Fields,
    Heading,
    Numbered,
    Paper,
    Paragraph,
)
from netral_console.documents.plain_text import show_hidden

_TEMPLATE = Path(__file__).with_name("letter.typ")


def render_pdf(paper: Paper, *, dated: date) -> bytes:
    """Render a document as PDF.

    Args:
        paper: The document.
        dated: The day that stands on it; also the day that the file says it was made,
            so that the same document gives the same bytes.

    Returns:
        The PDF, A4, tagged, with its fonts inside.
    """
    made_at = int(datetime.combine(dated, time(), ZoneInfo("Asia/Jakarta")).timestamp())
    return bytes(
        typst.compile(
            str(_TEMPLATE),
            format="pdf",
            sys_inputs={"paper": json.dumps(_spell(paper), ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=made_at,
        )
    )


def _spell(paper: Paper) -> dict[str, Any]:
    shown = {
        "title": paper.title,
        "number": paper.number,
        "office": paper.office,
        "office_address": paper.office_address,
        "place_and_date": paper.place_and_date,
        "addressee": [each for each in paper.addressee if each],
        "subject": paper.subject,
        "blocks": [_spell_block(each) for each in paper.blocks],
        "signatures": [
            {"role": each.role, "name": each.name, "note": each.note} for each in paper.signatures
        ],
        "attachments": list(paper.attachments),
    }
    return _clean(shown)


def _spell_block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Fields(rows):
            return {"kind": "fields", "rows": [list(row) for row in rows]}
        case Numbered(items):
            return {"kind": "numbered", "items": list(items)}
        case CheckBoxes(items):
            return {"kind": "boxes", "items": list(items)}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return show_hidden(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return value
