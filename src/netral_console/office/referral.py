"""The package that is handed on: papers, evidence bundle and reply, bound by one digest."""

import hashlib
import io
import json
import os
import secrets
import zipfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from netral.casework import Case, make_package
from netral.casework.errors import EventRefusedError
from netral.casework.notice import Notice
from netral.casework.package import Package, PackageItem, PackagePart, spell_package
from netral.casework.packaging import write_case_files
from netral.casework.reply import spell_reply
from netral.evidence import ExhibitId
from netral.evidence.bundle.request import BundleRequest, Purpose
from netral.evidence.bundle.request import Notice as BundleNotice
from netral.evidence.bundle.request import Reply as BundleReply
from netral.evidence.bundle.writing import write_bundle
from netral.evidence.signing_key import SEED_BYTES, SigningKey, read_signing_key, write_signing_key
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.documents.docx import render_docx
from netral_console.documents.letters import LetterKind, day_of_letter, write_letter
from netral_console.documents.pdf import render_pdf
from netral_console.exhibits.store import get_vault
from netral_console.sealing.envelope import seal, unseal

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LIST = "ISI.sha256"
_BUNDLE = "bukti.zip"
_PLACE = "package"


def package_of(case: Case) -> Package:
    """Put the list of the package together, with the letters as they are printed now."""
    return make_package(case, list(_letters(case)))


def write_referral_package(case: Case, *, at: datetime) -> bytes:
    """Write the package as one zip.

    It holds the letters, every file that follows from the case (the reply word for word
    among them), the list of digests, and the evidence bundle that verifies itself.

    Args:
        case: The case, with its decision.
        at: Now; the making of the bundle is logged.

    Returns:
        The zip.

    Raises:
        EventRefusedError: If the case is not that far.
        EvidenceError: If an exhibit is not there or does not verify.
    """
    letters = _letters(case)
    package = make_package(case, list(letters))
    parts = {item.name: content for item, content in letters.items()}
    parts |= {item.name: content for item, content in write_case_files(case).items()}
    parts[_LIST] = spell_package(package)
    parts[_BUNDLE] = _bundle(case, package, at)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(parts):
            written.writestr(zipfile.ZipInfo(name, _ZIP_DATE), parts[name])
    return target.getvalue()


def keep_package(case: Case, *, at: datetime) -> None:
    """Keep the package as it was handed on, sealed under the key of its person.

    Args:
        case: The case as it was before the step that handed it on.
        at: Now.
    """
    subject = _subject_of(case)
    content = write_referral_package(case, at=at)
    folder = _package_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with asking_as_store(using="default"):
        sealed = seal(subject, _PLACE, content)
    (folder / case.case_id).write_bytes(sealed)


def read_package(case: Case, *, at: datetime) -> bytes:
    """Read the package that was handed on, or make what would be handed on now."""
    path = _package_folder() / case.case_id
    if not path.exists():
        return write_referral_package(case, at=at)
    with asking_as_store(using="default"):
        return unseal(_subject_of(case), _PLACE, path.read_bytes())


def _package_folder() -> Path:
    return Path(settings.DATA_FOLDER) / "packages"


def _subject_of(case: Case) -> str:
    if case.allegation is None:
        raise EventRefusedError(case.case_id, "nothing of the case is left")
    return case.allegation.subject.person


def _letters(case: Case) -> dict[PackageItem, bytes]:
    procedure = wiring.get_procedure()
    bare = make_package(case, [])
    made = {}
    for kind, part in (
        (LetterKind.REFERRAL, PackagePart.LETTER),
        (LetterKind.REPORT_FORM, PackagePart.REPORT_FORM),
    ):
        paper = write_letter(kind, case, procedure, lambda: bare)
        dated = day_of_letter(kind, case, procedure)
        for ending, content in (
            ("pdf", render_pdf(paper, dated=dated)),
            ("docx", render_docx(paper, dated=dated)),
        ):
            name = f"{kind.value}.{ending}"
            digest = hashlib.sha256(content).hexdigest()
            made[PackageItem(part=part, name=name, sha256=digest)] = content
    return made


def _bundle(case: Case, package: Package, at: datetime) -> bytes:
    allegation, notice = case.allegation, case.notice
    if allegation is None or notice is None or case.delivery is None:
        raise EventRefusedError(case.case_id, "nobody was told; there is no package")
    trace = {
        "case_id": case.case_id,
        "rules": [each.code for each in allegation.rules],
        "trace": [] if case.people_only else list(allegation.trace_lines),
        "package": [f"{each.sha256}  {each.name}" for each in package.items],
    }
    request = BundleRequest(
        bundle_id=f"{case.case_id}-{case.version}",
        purpose=Purpose.REFERRAL,
        exhibit_ids=tuple(ExhibitId(each.exhibit_id) for each in allegation.evidence),
        trace=json.dumps(trace, ensure_ascii=False, indent=1).encode(),
        notices=(BundleNotice(content=_spell_notice(notice), sent_at=case.delivery.delivered_at),),
        reply=BundleReply(
            content=b"\n".join(map(spell_reply, case.replies)),
            reason_for_none="" if case.replies else f"tidak ada sampai {case.reply_until}",
        ),
    )
    with get_vault() as vault:
        return write_bundle(
            vault, request, key=get_log_key(), witnesses=(), exchange=_no_witness, at=at
        )


def get_log_key() -> SigningKey:
    """Get the key that signs the heads of this console's log, made at its first use."""
    path = Path(settings.KEY_FOLDER) / "log.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = os.environ.get("NETRAL_LOG_NAME", "netral.localhost/log")
        write_signing_key(path, SigningKey(name=name, seed=secrets.token_bytes(SEED_BYTES)))
    return read_signing_key(path)


def _spell_notice(notice: Notice) -> bytes:
    plain = {
        "notice_id": notice.notice_id,
        "reply_days": notice.reply_days,
        "acts": [
            {
                "occurred_at": each.occurred_at.isoformat(),
                "url": each.url,
                "evidence_sha256": each.evidence_sha256,
                "article": each.article,
            }
            for each in notice.acts
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def _no_witness(*_: object) -> tuple[int, bytes]:
    raise NotImplementedError
