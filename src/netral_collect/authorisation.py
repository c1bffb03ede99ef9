"""The authorisation without which nothing is collected: notice to staff, impact assessment."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from netral.values.notebook import Notebook
from netral.values.problem import ProblemsError
from netral.values.yaml_document import parse_mapping, read_bytes
from netral.values.yaml_entry import Entry

MAX_AGE_DAYS = 365
LEAST_APPROVERS = 2
_LIMIT_KIB = 64
_HEX_SIGNS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that the authorisation rests on."""

    document: str
    """Its file, beside the authorisation."""
    sha256: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """Who allowed which collection, of which units, on which papers.

    The rule is UU 27/2022 art. 34 (an impact assessment for systematic monitoring) and
    that nobody is watched in secret: whoever is collected about was told before. The
    file proves that papers exist and are unchanged, not that they are good ones.
    """

    authorisation_id: str
    units: tuple[str, ...]
    """Units or agencies as the register writes them; nobody else is looked at."""
    notice: Paper
    assessment: Paper
    approvers: tuple[str, ...]
    """Offices that approved the assessment, at least two."""
    enabled_by: tuple[str, ...]
    """Offices that switched the collection on, at least two."""
    sha256: str
    """Digest of the file itself."""

    def covers(self, *, unit: str, agency: str) -> bool:
        """Whether somebody of a unit may be looked at."""
        wanted = {_fold(each) for each in self.units}
        return any(_fold(each) in wanted for each in (unit, agency) if each.strip())


def load_authorisation(path: Path, *, today: date) -> Authorisation:
    """Load an authorisation and check it against its papers.

    Args:
        path: The YAML file; its papers lie beside it.
        today: The local day.

    Returns:
        The authorisation.

    Raises:
        ProblemsError: If anything is missing or wrong; all problems at once.
    """
    notebook = Notebook()
    content = read_bytes(path, file=path.name, notebook=notebook, limit_kib=_LIMIT_KIB)
    entry = (
        parse_mapping(content, file=path.name, notebook=notebook) if content is not None else None
    )
    found = _read(entry, path, content or b"", today) if entry is not None else None
    if found is None or notebook.problems:
        subject = f"The authorisation {path.name}"
        raise ProblemsError(subject, notebook.in_order())
    return found


def _read(entry: Entry, path: Path, content: bytes, today: date) -> Authorisation:
    notice = entry.section("notice_to_staff")
    assessment = entry.section("impact_assessment")
    found = Authorisation(
        authorisation_id=entry.text("authorisation"),
        units=entry.texts("units", required=True),
        notice=_read_paper(
            entry, notice, "notice_to_staff", "given_on", folder=path.parent, today=today
        ),
        assessment=_read_paper(
            entry, assessment, "impact_assessment", "approved_on", folder=path.parent, today=today
        ),
        approvers=_read_offices(assessment, "approved_by"),
        enabled_by=_read_offices(entry, "enabled_by"),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    if assessment is not None and today - found.assessment.on > timedelta(days=MAX_AGE_DAYS):
        assessment.note(
            "approved_on",
            f"The assessment is older than {MAX_AGE_DAYS} days.",
            "Have it assessed anew; circumstances change.",
        )
    for section in (notice, assessment):
        if section is not None:
            section.finish()
    entry.finish()
    return found


def _read_paper(
    entry: Entry, section: Entry | None, key: str, day_key: str, *, folder: Path, today: date
) -> Paper:
    if section is None:
        if not entry.has(key):
            entry.require(key)
        return Paper(document="", sha256="", on=today)
    paper = Paper(
        document=section.text("document"), sha256=section.text("sha256"), on=section.day(day_key)
    )
    if paper.on > today:
        section.note(day_key, "The day is still to come.", "Collect from that day on.")
    _check_document(section, paper, folder)
    return paper


def _check_document(section: Entry, paper: Paper, folder: Path) -> None:
    if not paper.document or not paper.sha256:
        return
    document = folder / paper.document
    if Path(paper.document).name != paper.document or not document.is_file():
        section.note("document", "The paper is not beside the authorisation.", "Put it there.")
        return
    with document.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if len(paper.sha256) != _HEX_SIGNS or digest != paper.sha256.lower():
        section.note(
            "sha256",
            f"The paper has the digest {digest}, not this one.",
            "Ask who changed the paper; write the digest of the one that was approved.",
        )


def _read_offices(entry: Entry | None, key: str) -> tuple[str, ...]:
    if entry is None:
        return ()
    offices = entry.texts(key, required=True)
    if 0 < len(_distinct(offices)) < LEAST_APPROVERS:
        entry.note(key, "One office alone cannot allow it.", "Two different ones sign.")
    return offices


def _distinct(offices: Sequence[str]) -> set[str]:
    return {_fold(each) for each in offices}


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
