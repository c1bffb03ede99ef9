"""Renders a document as DOCX, to be edited by hand where an office must."""

import io
import zipfile
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

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

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_BOX = "\u2610"


def render_docx(paper: Paper, *, dated: date) -> bytes:
    """Render a document as DOCX.

    Args:
        paper: The document.
        dated: The day that stands on it; also the day that the file says it was made.

    Returns:
        The file; the same document gives the same bytes.
    """
    document = docx.Document()
    _set_page(document, paper, dated)
    _write_head(document, paper)
    for block in paper.blocks:
        _write_block(document, block)
    _write_signatures(document, paper)
    if paper.attachments:
        _write_line(document, "Lampiran", bold=True)
        for number, each in enumerate(paper.attachments, start=1):
            _write_line(document, f"{number}. {each}")
    target = io.BytesIO()
    document.save(target)
    return _with_fixed_dates(target.getvalue())


def _set_page(document: Document, paper: Paper, dated: date) -> None:
    moment = datetime.combine(dated, time(), UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.author, facts.language = paper.title, paper.office, "id-ID"
    facts.created = facts.modified = moment
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.paragraph_format.space_after = Pt(4)


def _write_head(document: Document, paper: Paper) -> None:
    _write_line(document, paper.office.upper(), bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, size=13)
    _write_line(document, paper.office_address, align=WD_ALIGN_PARAGRAPH.CENTER, size=9)
    _underline_last(document)
    if not paper.addressee:
        _write_line(document, paper.title, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, size=12)
        _write_line(document, f"Nomor: {paper.number}", align=WD_ALIGN_PARAGRAPH.CENTER)
        return
    _write_line(document, paper.place_and_date, align=WD_ALIGN_PARAGRAPH.RIGHT)
    attached = f"{len(paper.attachments)} berkas" if paper.attachments else "-"
    rows = (
        ("Nomor", paper.number),
        ("Sifat", "Rahasia"),
        ("Lampiran", attached),
        ("Hal", paper.subject),
    )
    _write_block(document, Fields(rows))
    for line in (*filter(None, paper.addressee), "di tempat"):
        _write_line(document, line)


def _write_block(document: Document, block: Block) -> None:
    match block:
        case Paragraph(text):
            written = _write_line(document, text, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
            written.paragraph_format.first_line_indent = Cm(1)
        case Heading(text):
            _write_line(document, text, bold=True)
        case Fields(rows):
            _write_rows(document, rows)
        case Numbered(items):
            for number, each in enumerate(items, start=1):
                written = _write_line(document, f"{number}. {each}")
                written.paragraph_format.left_indent = Cm(0.6)
                written.paragraph_format.first_line_indent = Cm(-0.6)
        case CheckBoxes(items):
            for each in items:
                _write_line(document, f"{_BOX}  {each}")


def _write_rows(document: Document, rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for label, value in rows:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, (label, ":", value), (5.0, 0.5, 11.0), strict=True):
            cell.width = Cm(width)
            cell.text = show_hidden(text)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_signatures(document: Document, paper: Paper) -> None:
    if not paper.addressee:
        _write_line(document, paper.place_and_date, align=WD_ALIGN_PARAGRAPH.RIGHT)
    if not paper.signatures:
        return
    table = document.add_table(rows=1, cols=len(paper.signatures))
    for cell, signature in zip(table.rows[0].cells, paper.signatures, strict=True):
        lines = (signature.role, "", "", "", signature.name or "(" + "." * 30 + ")", signature.note)
        cell.text = "\n".join(show_hidden(each) for each in lines)
        for each in cell.paragraphs:
            each.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_line(
    document: Document,
    text: str,
    *,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    size: float = 11,
) -> docx.text.paragraph.Paragraph:
    written = document.add_paragraph()
    written.alignment = align
    run = written.add_run(show_hidden(text))
    run.bold, run.font.size = bold, Pt(size)
    return written


def _underline_last(document: Document) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    document.paragraphs[-1]._p.get_or_add_pPr().append(border)  # noqa: SLF001 - no public way


def _with_fixed_dates(content: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in sorted(source.namelist()):
            written.writestr(zipfile.ZipInfo(name, _ZIP_DATE), source.read(name))
    return target.getvalue()
