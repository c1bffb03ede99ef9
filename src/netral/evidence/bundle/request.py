"""What goes into a bundle beside the exhibits: why, what was told, what was answered."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.evidence.errors import EmptyBundleError, EnclosureNameError
from netral.evidence.exhibit import ExhibitId

_ENCLOSURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*")


class Purpose(StrEnum):
    """What a bundle is for."""

    REFERRAL = "referral"
    """Handed to the body that decides (*penerusan*)."""
    COPY = "copy"
    """For the person concerned, their counsel, or an auditor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the person was told, and when (*pemberitahuan*)."""

    content: bytes
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person answered (*klarifikasi*), or why there is no answer."""

    content: bytes = b""
    """In full, as received."""
    reason_for_none: str = ""
    """For example that the period of reply ended, with its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes along: a letter, a form, a file of the case."""

    name: str
    """A path of plain letters, below the folder ``berkas``."""
    content: bytes

    def __post_init__(self) -> None:
        if _ENCLOSURE.fullmatch(self.name) is None:
            raise EnclosureNameError(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRequest:
    """Everything that a bundle is made of."""

    bundle_id: str
    purpose: Purpose
    exhibit_ids: tuple[ExhibitId, ...]
    trace: bytes = b""
    """The decision trace as JSON: from act to rule, with what would have changed it."""
    notices: tuple[Notice, ...] = ()
    reply: Reply = Reply()
    enclosures: tuple[Enclosure, ...] = ()


def require_complete(request: BundleRequest) -> None:
    """Refuse a bundle that lacks what its purpose needs.

    Args:
        request: What is to be bundled.

    Raises:
        EmptyBundleError: If there is no exhibit; or, in a referral, no trace, no notice,
            or neither a reply nor the reason why there is none.
    """
    is_referral = request.purpose is Purpose.REFERRAL
    needs = {
        "exhibit": bool(request.exhibit_ids),
        "trace": bool(request.trace) or not is_referral,
        "notice": all(each.content for each in request.notices)
        and (bool(request.notices) or not is_referral),
        "reply": bool(request.reply.content or request.reply.reason_for_none) or not is_referral,
    }
    for name, is_there in needs.items():
        if not is_there:
            raise EmptyBundleError(request.bundle_id, name)
