"""Renders a document as PDF. Its words go to the typesetter as data, never as markup."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from netral.casework.paper.block import (
    Block,
    CheckBoxes,
    Fields,
    Grid,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Quotation,
)
from netral.casework.paper.spelling import spell_count
from netral_console.documents.plain_text import show_hidden, show_unprintable

_TEMPLATE = Path(__file__).with_name("letter.typ")
_STANDARD = "a-2a"
"""PDF/A-2a: kept by archives, read aloud by programs; refuses what its fonts cannot show."""


def render_pdf(paper: Paper, *, dated: date) -> bytes:
    """Render a document as PDF.

    Args:
        paper: The document.
        dated: The day that stands on it; also the day that the file says it was made,
            so that the same document gives the same bytes.

    Returns:
        The PDF/A-2a, A4, tagged, with its fonts inside.
    """
    try:
        return _compile(paper, dated, show_unprintable)
    except typst.TypstError:
        # A cluster of signs that each can be shown alone: only plain letters are left as they are.
        return _compile(paper, dated, _show_plainest)


def spell_attached(paper: Paper) -> str:
    """Say how many attachments there are, as the head of the letter does."""
    return spell_count(len(paper.attachments), "berkas") if paper.attachments else "-"


def _compile(paper: Paper, dated: date, show: Callable[[str], str]) -> bytes:
    made_at = int(datetime.combine(dated, time(), ZoneInfo("Asia/Jakarta")).timestamp())
    return bytes(
        typst.compile(
            str(_TEMPLATE),
            format="pdf",
            sys_inputs={"paper": json.dumps(_clean(_spell(paper), show), ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=made_at,
            pdf_standards=[_STANDARD],
        )
    )


def _spell(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "number": paper.number,
        "parents": list(paper.parents),
        "office": paper.office,
        "office_address": paper.office_address,
        "office_contact": paper.office_contact,
        "place_and_date": paper.place_and_date,
        "secrecy": paper.secrecy,
        "attached": spell_attached(paper),
        "addressee": [each for each in paper.addressee if each],
        "addressed_at": paper.addressed_at,
        "subject": paper.subject,
        "blocks": [_spell_block(each) for each in paper.blocks],
        "signatures": [asdict(each) for each in paper.signatures],
        "attachments": list(paper.attachments),
        "copies_to": list(paper.copies_to),
        "is_specimen": paper.is_specimen,
    }


def _spell_block(block: Block) -> dict[str, Any]:  # noqa: PLR0911 - a case for each block
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Heading(text, is_centred):
            return {"kind": "heading", "text": text, "is_centred": is_centred}
        case Fields(rows):
            return {"kind": "fields", "rows": [list(row) for row in rows]}
        case Numbered(items):
            return {"kind": "numbered", "items": list(items)}
        case CheckBoxes(items):
            return {"kind": "boxes", "items": list(items)}
        case Quotation(text):
            return {"kind": "quotation", "lines": show_hidden(text).split("\n")}
        case Grid(head, rows, widths):
            return {"kind": "grid", "head": head, "rows": rows, "widths": widths}


def _clean(value: Any, show: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return show(value)
    if isinstance(value, list | tuple):
        return [_clean(each, show) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each, show) for key, each in value.items()}
    return value


def _show_plainest(text: str) -> str:
    shown = show_unprintable(text)
    return "".join(sign if sign < "\u0300" else f"[U+{ord(sign):04X}]" for sign in shown)
