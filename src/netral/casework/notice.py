"""The notice to the person: each act with its moment, address, digest and every article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from netral.casework.allegation import Allegation
from netral.casework.errors import VagueNoticeError
from netral.casework.ids import NoticeId
from netral.errors import NetralError
from netral.values.instant import parse_instant

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedActDraft:
    """One act as somebody typed it into a form."""

    occurred_at: str
    url: str = field(repr=False)
    evidence_sha256: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedAct:
    """One act that the person is told of, exactly."""

    occurred_at: datetime
    url: str = field(repr=False)
    evidence_sha256: str
    articles: tuple[str, ...]
    """Of every rule that was raised: who is not told of a rule cannot answer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the person is told (*pemberitahuan*); it goes to nobody else."""

    notice_id: NoticeId
    acts: tuple[NoticedAct, ...]
    reply_days: int
    """How many days the person has, in the days that the procedure counts."""
    short_reason: str = ""
    """Why there are fewer days than usual; empty if there are not."""
    helper_allowed: bool = True
    """The person may be helped by somebody of their choice."""


class DeliveryChannel(StrEnum):
    """How a notice reached the person."""

    IN_PERSON = "in_person"
    OFFICIAL_MAIL = "official_mail"
    OFFICE_APPLICATION = "office_application"
    """Opened in the civil servant's own account of the office system."""
    REFUSED_BEFORE_WITNESSES = "refused_before_witnesses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The proof that the notice reached the person."""

    channel: DeliveryChannel
    delivered_at: datetime
    proof_sha256: str
    """Digest of the receipt: a signature, a postal slip, a log line."""


def write_notice(
    notice_id: NoticeId,
    drafts: Sequence[NoticedActDraft],
    *,
    reply_days: int,
    short_reason: str = "",
) -> Notice:
    """Write a notice from what somebody typed, or refuse it as vague.

    Args:
        notice_id: Chosen by the caller.
        drafts: The acts.
        reply_days: How many days the person has.
        short_reason: Why fewer than usual; empty if not.

    Returns:
        The notice; whether it fits a case is a duty of the step that sends it.

    Raises:
        VagueNoticeError: If any act lacks its moment, address, digest or articles;
            the error lists everything that lacks.
    """
    points: list[str] = [] if drafts else ["no act is named"]
    acts = [_parse(draft, number, points) for number, draft in enumerate(drafts, start=1)]
    if points:
        raise VagueNoticeError(notice_id, tuple(points))
    return Notice(
        notice_id=notice_id,
        acts=tuple(act for act in acts if act is not None),
        reply_days=reply_days,
        short_reason=short_reason,
    )


def list_vague_points(notice: Notice, allegation: Allegation) -> list[str]:
    """List what a notice leaves open about a case; empty if it is exact."""
    if not notice.acts:
        return ["no act is named"]
    digests = {each.sha256 for each in allegation.evidence}
    articles = set(list_articles(allegation))
    points = []
    for number, act in enumerate(notice.acts, start=1):
        if act.occurred_at != allegation.occurred_at:
            points.append(f"act {number} has another moment than the case")
        if act.url != allegation.url:
            points.append(f"act {number} has another address than the case")
        if act.evidence_sha256 not in digests:
            points.append(f"act {number} names no evidence of the case")
        if set(act.articles) - articles:
            points.append(f"act {number} names an article of no rule that was raised")
        if articles - set(act.articles):
            points.append(f"act {number} does not name every article of the rules raised")
    return points


def list_articles(allegation: Allegation) -> tuple[str, ...]:
    """List the articles of all rules that were raised, in their order, each once."""
    return tuple(dict.fromkeys(each for rule in allegation.rules for each in rule.articles))


def _parse(draft: NoticedActDraft, number: int, points: list[str]) -> NoticedAct | None:
    before = len(points)
    moment = None
    try:
        moment = parse_instant(draft.occurred_at)
    except NetralError:
        points.append(f"act {number} has no exact moment")
    address = urlsplit(draft.url.strip())
    if address.scheme not in ("http", "https") or not address.netloc:
        points.append(f"act {number} has no address")
    elif not (address.path.strip("/") or address.query):
        points.append(f"act {number} names a site and no post")
    if _SHA256.match(draft.evidence_sha256) is None:
        points.append(f"act {number} has no digest of its evidence")
    articles = tuple(each.strip() for each in draft.articles)
    if not articles or not all(articles):
        points.append(f"act {number} has no article")
    if moment is None or len(points) > before:
        return None
    return NoticedAct(
        occurred_at=moment,
        url=draft.url.strip(),
        evidence_sha256=draft.evidence_sha256,
        articles=articles,
    )
