"""The package that is handed on: every part by its digest, the reply word for word."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class PackagePart(StrEnum):
    """What a file of the package is."""

    ALLEGATION = "allegation"
    EVIDENCE = "evidence"
    NOTICE = "notice"
    DELIVERY = "delivery"
    REPLY = "reply"
    """The person's reply, word for word."""
    ATTACHMENT = "attachment"
    ANSWERS = "answers"
    VOTES = "votes"
    DECISION = "decision"
    LETTER = "letter"
    REPORT_FORM = "report_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem:
    """One file of the package."""

    part: PackagePart
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The list of all files; its own digest binds them together."""

    items: tuple[PackageItem, ...]


def spell_package(package: Package) -> bytes:
    """Spell the list in the form that ``sha256sum --check`` reads, in the order of names."""
    lines = sorted(f"{each.sha256}  {each.name}\n" for each in package.items)
    return "".join(lines).encode()


def digest_package(package: Package) -> str:
    """Give the digest of the list, and through it of every file."""
    return hashlib.sha256(spell_package(package)).hexdigest()
