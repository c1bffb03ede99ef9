"""Exhibits of practice: what an archive's record and a captured page would look like."""

import hashlib
import io
import textwrap
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from PIL import Image, ImageDraw, ImageFont

from netral.casework import EvidenceItem
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.vault import Intake
from netral.values.provenance import Grade

_WIDTH, _HEIGHT, _MARGIN = 640, 480, 32
_SHOWN = ("platform", "act_kind", "verb", "local_time", "text", "object", "source")


def make_intakes(record: Mapping[str, Any], *, url: str) -> list[Intake]:
    """Make the exhibits of an indication: the record that was read, and a picture of the page.

    Args:
        record: A line of `indications.jsonl`.
        url: The address of the act.
    """
    grade = Grade(record["provenance_grade"])
    shown = {key: record[key] for key in _SHOWN} | {"url": url}
    contents = [
        (msgspec.json.format(msgspec.json.encode(shown), indent=2), "application/json", grade),
        (draw_page(record, url=url), "image/png", Grade.C),
    ]
    return [
        Intake(
            intake_key=IntakeKey(f"latihan-{record['act_id']}-{number}"),
            exhibit_id=ExhibitId(_exhibit_id(record["act_id"], number)),
            content=content,
            facts=CaptureFacts(
                captured_at=datetime.fromisoformat(record["occurred_at"]) + timedelta(hours=6),
                captured_by="latihan",
                captured_with="netral practice 1",
                grade=each,
                media_type=media_type,
            ),
        )
        for number, (content, media_type, each) in enumerate(contents, start=1)
    ]


def name_evidence(intake: Intake) -> EvidenceItem:
    """Name an exhibit as a case does."""
    return EvidenceItem(
        exhibit_id=intake.exhibit_id,
        sha256=hashlib.sha256(intake.content).hexdigest(),
        grade=intake.facts.grade,
    )


def draw_page(record: Mapping[str, Any], *, url: str) -> bytes:
    """Draw a page as a capture would show it."""
    image = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=20)
    small = ImageFont.load_default(size=14)
    draw.rectangle((0, 0, _WIDTH, 44), fill="#20344d")
    draw.text((_MARGIN, 12), f"{record['platform']} (rekaan)", fill="white", font=small)
    draw.text((_MARGIN, 60), url, fill="#555555", font=small)
    draw.text((_MARGIN, 82), record["local_time"], fill="#555555", font=small)
    done_to = (record["object"] or {}).get("text") or ""
    text = "\n\n".join(each for each in (record["text"] or "", done_to) if each)
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, 52) or [""]]
    draw.multiline_text((_MARGIN, 120), "\n".join(lines), fill="#111111", font=font, spacing=8)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _exhibit_id(act_id: str, number: int) -> str:
    return f"EX-{hashlib.sha256(act_id.encode()).hexdigest()[:12]}-{number}"
