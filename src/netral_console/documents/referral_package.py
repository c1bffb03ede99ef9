"""The referral package: letters, files of the case and exhibits in one bundle that verifies."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netral.casework import Case
from netral.casework.errors import EventRefusedError
from netral.casework.notice import Notice
from netral.casework.package import Package, PackageItem, PackagePart, spell_package
from netral.casework.packaging import list_missing_parts, make_package, write_case_files
from netral.casework.paper import Paper
from netral.casework.reply import digest_reply, spell_reply
from netral.evidence import ExhibitId, Vault
from netral.evidence.bundle.request import BundleRequest, Enclosure, Purpose
from netral.evidence.bundle.request import Notice as BundleNotice
from netral.evidence.bundle.request import Reply as BundleReply
from netral.evidence.bundle.writing import write_bundle
from netral.evidence.cosigning import Exchange, WitnessAddress
from netral.evidence.signing_key import SigningKey
from netral_console.documents.docx import render_docx
from netral_console.documents.letter import LetterFacts, LetterKind, compose_letter, find_day
from netral_console.documents.pdf import render_pdf

LIST = "isi.sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """What the making of a package needs of the evidence room."""

    vault: Vault
    key: SigningKey
    """Signs the head of the log."""
    witnesses: tuple[WitnessAddress, ...] = ()
    exchange: Exchange
    """Sends to witnesses; never called without one."""


def print_letters(facts: LetterFacts) -> Mapping[PackageItem, bytes]:
    """Print what goes with a referral: a letter for each body, the form, the reply.

    Args:
        facts: The case, decided, and what its letters need.

    Returns:
        Each file with its bytes, as PDF and as DOCX; the same facts give the same bytes,
        so that the digests in the case's events stay those of the files.

    Raises:
        EventRefusedError: If the case is not to be handed on.
    """
    case = facts.case
    named = () if case.decision is None else case.decision.recipients
    papers: list[tuple[PackagePart, str, LetterKind, Paper]] = [
        (
            PackagePart.LETTER,
            f"penerusan-{body}",
            LetterKind.REFERRAL,
            compose_letter(LetterKind.REFERRAL, facts, recipient=body),
        )
        for body in named
    ]
    for kind, part in (
        (LetterKind.REPORT_FORM, PackagePart.REPORT_FORM),
        (LetterKind.REPLY, PackagePart.ANSWERS),
    ):
        if kind is not LetterKind.REPLY or case.replies:
            paper = compose_letter(kind, facts)
            papers.append((part, kind.value, kind, paper))
    return {
        _item(part, f"{name}.{ending}", content): content
        for part, name, kind, paper in papers
        for ending, content in (
            ("pdf", render_pdf(paper, dated=find_day(kind, facts))),
            ("docx", render_docx(paper, dated=find_day(kind, facts))),
        )
    }


def write_referral_package(
    case: Case,
    target: Path,
    *,
    letters: Mapping[PackageItem, bytes],
    attachments: Mapping[str, bytes],
    handing: Handing,
    at: datetime,
) -> Path:
    """Write the package as one zip; `netral evidence verify` reads it as it is.

    The zip is a bundle of the evidence room: its manifest holds the digest of every file,
    of the letters and of the reply as of the exhibits, and the log holds the manifest.

    Args:
        case: The case, with its decision.
        target: Where the zip goes; a file there is written over.
        letters: What `print_letters` printed.
        attachments: Files of the reply by their digest; one that is not there stays a
            digest in the list.
        handing: The evidence room.
        at: Now; the making of the bundle is logged.

    Returns:
        The target.

    Raises:
        EventRefusedError: If the case is not that far, or a part lacks.
        EvidenceError: If an exhibit is not there or does not verify.
    """
    content = make_referral_package(
        case, letters=letters, attachments=attachments, handing=handing, at=at
    )
    target.write_bytes(content)
    return target


def make_referral_package(
    case: Case,
    *,
    letters: Mapping[PackageItem, bytes],
    attachments: Mapping[str, bytes],
    handing: Handing,
    at: datetime,
) -> bytes:
    """Make the bytes of the package; see `write_referral_package`."""
    package = make_package(case, list(letters))
    missing = list_missing_parts(case, package)
    if missing:
        raise EventRefusedError(case.case_id, f"the package lacks {', '.join(missing)}")
    files = {item.name: content for item, content in letters.items()}
    files |= {item.name: content for item, content in write_case_files(case).items()}
    files |= {
        item.name: attachments[item.sha256]
        for item in package.items
        if item.part is PackagePart.ATTACHMENT and item.sha256 in attachments
    }
    files[LIST] = spell_package(package)
    return write_bundle(
        handing.vault,
        _request(case, package, files),
        key=handing.key,
        witnesses=handing.witnesses,
        exchange=handing.exchange,
        at=at,
    )


def _item(part: PackagePart, name: str, content: bytes) -> PackageItem:
    return PackageItem(part=part, name=name, sha256=hashlib.sha256(content).hexdigest())


def _request(case: Case, package: Package, files: Mapping[str, bytes]) -> BundleRequest:
    allegation, notice = case.allegation, case.notice
    if allegation is None or notice is None or case.delivery is None:
        raise EventRefusedError(case.case_id, "nobody was told; there is no package")
    return BundleRequest(
        bundle_id=f"{case.case_id}-{case.version}",
        purpose=Purpose.REFERRAL,
        exhibit_ids=tuple(ExhibitId(each.exhibit_id) for each in allegation.evidence),
        trace=_spell_trace(case, package),
        notices=(BundleNotice(content=_spell_notice(notice), sent_at=case.delivery.delivered_at),),
        reply=BundleReply(
            content=b"\n".join(map(spell_reply, case.replies)),
            reason_for_none="" if case.replies else f"tidak ada sampai {case.reply_until}",
        ),
        enclosures=tuple(
            Enclosure(name=name, content=content) for name, content in sorted(files.items())
        ),
    )


def _spell_trace(case: Case, package: Package) -> bytes:
    allegation = case.allegation
    lines = () if allegation is None or case.people_only else allegation.trace_lines
    trace = {
        "case_id": case.case_id,
        "rules": [] if allegation is None else [each.code for each in allegation.rules],
        "trace": list(lines),
        "replies": [digest_reply(each) for each in case.replies],
        "package": [f"{each.sha256}  {each.name}" for each in package.items],
    }
    return json.dumps(trace, ensure_ascii=False, indent=1).encode()


def _spell_notice(notice: Notice) -> bytes:
    plain = {
        "notice_id": notice.notice_id,
        "reply_days": notice.reply_days,
        "acts": [
            {
                "occurred_at": each.occurred_at.isoformat(),
                "url": each.url,
                "evidence_sha256": each.evidence_sha256,
                "article": "; ".join(each.articles),
            }
            for each in notice.acts
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()
