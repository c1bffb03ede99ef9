"""What the rows of a LinkedIn archive tell, table by table."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.deed import Deed
from netral.intake.linkedin.table import Row, TableKind, tidy_commentary
from netral.intake.moment import Moment, read_moment, require_possible
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import Told
from netral.values.act_kind import Verb

_URN = re.compile(r"urn:li:(?:activity|ugcPost|share):([0-9]{5,25})")
_FOLLOWED = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})", re.ASCII
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_VISIBILITIES = {
    "PUBLIC": Visibility.PUBLIC,
    "ANYONE": Visibility.PUBLIC,
    "CONNECTIONS": Visibility.NOT_PUBLIC,
    "CONNECTIONS_ONLY": Visibility.NOT_PUBLIC,
}
_UNDER_POST = "it depends on the post under which it stands"
_REACTION = re.compile(r"[A-Z_]{3,20}", re.ASCII)


def _tell_share(row: Row) -> Iterator[Told]:
    yield Told(moment=_read_date(row), build=lambda: _build_share(row))


def _build_share(row: Row) -> Deed:
    text = tidy_commentary(row["ShareCommentary"])
    shared = row.get("SharedUrl", "").strip()
    word = row.get("Visibility", "").strip()
    verb = Verb.POST if not shared else Verb.QUOTE if text else Verb.REPOST
    return Deed(
        verb=verb,
        post_id=_find_urn(row["ShareLink"]),
        text=text,
        object=_find_post(shared) if shared else None,
        visibility=_VISIBILITIES.get(word, Visibility.UNKNOWN),
        visibility_basis=f"Visibility: {word}"
        if re.fullmatch(r"[A-Z_]{3,30}", word)
        else "the archive does not say who could see it",
        has_image=bool(row.get("MediaUrl", "").strip()),
    )


def _tell_comment(row: Row) -> Iterator[Told]:
    yield Told(
        moment=_read_date(row),
        build=lambda: Deed(
            verb=Verb.COMMENT,
            text=row["Message"],
            object=_find_post(row["Link"]),
            visibility_basis=_UNDER_POST,
        ),
    )


def _tell_reaction(row: Row) -> Iterator[Told]:
    word = row["Type"].strip()
    yield Told(
        moment=_read_date(row),
        build=lambda: Deed(
            verb=Verb.REACTION,
            reaction=word.lower() if _REACTION.fullmatch(word) else None,
            object=_find_post(row["Link"]),
            visibility_basis=_UNDER_POST,
        ),
    )


def _tell_follow(row: Row) -> Iterator[Told]:
    yield Told(
        moment=_read_followed(row["Followed On"]),
        build=lambda: Deed(
            verb=Verb.FOLLOW,
            object=ActObject(text=row["Organization"].strip() or None),
            visibility_basis="the archive does not say who could see what is followed",
        ),
    )


TELLERS: dict[TableKind, Callable[[Row], Iterator[Told]]] = {
    TableKind.SHARES: _tell_share,
    TableKind.COMMENTS: _tell_comment,
    TableKind.REACTIONS: _tell_reaction,
    TableKind.FOLLOWS: _tell_follow,
}


def _find_urn(link: str) -> str | None:
    match = _URN.search(unquote(link))
    return match[1] if match is not None else None


def _find_post(link: str) -> ActObject:
    return ActObject(object_id=_find_urn(link), url=link.strip() or None)


def _read_date(row: Row) -> Moment:
    text = row["Date"].strip()
    if not text:
        raise refuse(Reason.MISSING_TIME, "Date")
    # LinkedIn states no zone for these; that it is UTC, as elsewhere in the archive, is assumed.
    return read_moment(text, "Date", zone=UTC, zone_source=ZoneSource.ASSUMED)


def _read_followed(text: str) -> Moment:
    match = _FOLLOWED.fullmatch(text.strip())
    if match is None or match[1] not in _MONTHS:
        raise refuse(Reason.UNREADABLE_TIME if text.strip() else Reason.MISSING_TIME, "Followed On")
    month = _MONTHS.index(match[1]) + 1
    day, hour, minute, second, year = map(int, match.groups()[1:])
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as error:
        raise refuse(Reason.UNREADABLE_TIME, "Followed On") from error
    moment = Moment(at=at, raw=match[0], zone_source=ZoneSource.EXPLICIT)
    return require_possible(moment, "Followed On")
