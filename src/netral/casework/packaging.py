"""Puts the package of a case together, and says what a package lacks."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from netral.casework.allegation import Allegation
from netral.casework.case import Case
from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.package import Package, PackageItem, PackagePart
from netral.casework.paper.other_people import OtherPeople, list_other_people
from netral.casework.reply import spell_reply

_NAMES = {
    PackagePart.ALLEGATION: "perbuatan.json",
    PackagePart.NOTICE: "pemberitahuan.json",
    PackagePart.ANSWERS: "jawaban-pemeriksa.json",
    PackagePart.VOTES: "penilaian.json",
    PackagePart.DECISION: "keputusan.json",
}


def write_case_files(case: Case) -> Mapping[PackageItem, bytes]:
    """Write the files of the package that follow from the case alone.

    Reviewers appear by the number of their seat, never by their id; handles, addresses
    and numbers of other people in reasons are covered. The reply stands as it was written.

    Args:
        case: The case, with its decision.

    Returns:
        Each file with its bytes; the same case always gives the same bytes.

    Raises:
        EventRefusedError: If the case has no allegation or no decision.
    """
    if case.allegation is None or case.decision is None:
        raise EventRefusedError(NO_EVENT, "a package needs an allegation and a decision")
    numbers = {seat.reviewer: f"Pemeriksa {n}" for n, seat in enumerate(case.seats, start=1)}
    cover = _cover_other_people(case).cover
    documents: dict[PackagePart, Any] = {
        PackagePart.ALLEGATION: _without_circle(case.allegation),
        PackagePart.NOTICE: case.notice,
        PackagePart.ANSWERS: [_numbered(each, numbers, cover) for each in case.answers],
        PackagePart.VOTES: [_numbered(each, numbers, cover) for each in case.votes],
        PackagePart.DECISION: _without_names(case, cover),
    }
    files = {_NAMES[part]: (part, _spell(document)) for part, document in documents.items()}
    for number, reply in enumerate(case.replies, start=1):
        files[f"klarifikasi-{number}.json"] = (PackagePart.REPLY, spell_reply(reply))
    return {
        PackageItem(part=part, name=name, sha256=hashlib.sha256(content).hexdigest()): content
        for name, (part, content) in files.items()
    }


def make_package(case: Case, documents: Sequence[PackageItem]) -> Package:
    """Make the package of a case.

    Args:
        case: The case, with its decision.
        documents: The letter and the forms, as they were printed.

    Returns:
        The complete list.

    Raises:
        EventRefusedError: If the case has no allegation or no decision.
    """
    return Package(items=(*write_case_files(case), *_list_outside_items(case), *documents))


def list_missing_parts(case: Case, package: Package) -> list[str]:
    """List what a package lacks; empty if it is complete.

    Args:
        case: The case, with its decision.
        package: The package that somebody wants to hand on.

    Returns:
        The lacking or altered parts by name; never their content.
    """
    held = {(each.part, each.sha256) for each in package.items}
    needed = [*write_case_files(case), *_list_outside_items(case)]
    missing = [each.name for each in needed if (each.part, each.sha256) not in held]
    parts = {each.part for each in package.items}
    missing += [
        each.value for each in (PackagePart.LETTER, PackagePart.REPORT_FORM) if each not in parts
    ]
    names = [each.name for each in package.items]
    missing += [f"{name} (twice)" for name in sorted(set(names)) if names.count(name) > 1]
    return missing


def _list_outside_items(case: Case) -> list[PackageItem]:
    """Files whose bytes lie in the evidence room; the case knows their digests."""
    items = []
    if case.allegation is not None:
        items += [
            PackageItem(
                part=PackagePart.EVIDENCE, name=f"bukti/{each.exhibit_id}", sha256=each.sha256
            )
            for each in case.allegation.evidence
        ]
    if case.delivery is not None:
        items.append(
            PackageItem(
                part=PackagePart.DELIVERY,
                name="tanda-terima-pemberitahuan",
                sha256=case.delivery.proof_sha256,
            )
        )
    attached = (each for reply in case.replies for each in reply.attachments)
    items += [
        PackageItem(part=PackagePart.ATTACHMENT, name=f"lampiran/{number}", sha256=each.sha256)
        for number, each in enumerate(attached, start=1)
    ]
    return items


def _cover_other_people(case: Case) -> OtherPeople:
    """Cover whoever reviewers and authority name by a sign, and the reviewers by their ids."""
    decided = "" if case.decision is None else case.decision.reason
    answered = (each.reason for each in case.answers)
    reasons = [*answered, *(each.reason for each in case.votes), decided]
    return list_other_people(reasons, names=[seat.reviewer for seat in case.seats])


def _without_circle(allegation: Allegation) -> Any:
    """Leave out superiors and kin: the draw had to avoid them, and nobody else needs them."""
    plain = msgspec.to_builtins(allegation)
    del plain["subject"]["superiors"], plain["subject"]["kin"]
    return plain


def _numbered(document: Any, numbers: Mapping[Any, str], cover: Callable[[str], str]) -> Any:
    plain = msgspec.to_builtins(document)
    plain["reviewer"] = numbers.get(plain["reviewer"], "Pemeriksa terdahulu")
    plain["reason"] = cover(plain["reason"])
    return plain


def _without_names(case: Case, cover: Callable[[str], str]) -> Any:
    plain = msgspec.to_builtins(case.decision)
    plain["countersigned_by"] = plain["countersigned_by"] is not None
    plain["reason"] = cover(plain["reason"])
    return plain


def _spell(document: Any) -> bytes:
    plain = msgspec.to_builtins(document)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
