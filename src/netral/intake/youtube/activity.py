"""My Activity of YouTube: a few public deeds among everything that was watched and searched."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from netral.intake.act import ActObject, ZoneSource
from netral.intake.deed import Deed
from netral.intake.json_record import decode_record, find_decoded
from netral.intake.moment import Moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.intake.web_address import find_youtube, find_youtube_channel
from netral.values.account import fold_handle
from netral.values.act_kind import Verb

_LIKES_ARE_PRIVATE = "YouTube shows lists of likes to nobody unless their owner opens them"
_SUBSCRIPTIONS = "subscriptions are shown only if their owner opens them"
_SHARES = "to whom it was shared is not recorded"
_HANDLE = re.compile(r"https?://(?:www\.)?youtube\.com/@([\w.-]{3,40})/?(?:\?.*)?")


class _Subtitle(msgspec.Struct):
    url: str | None = None


class _Glance(msgspec.Struct):
    """As much of a row as says whether it is private; if it is, nothing else is decoded."""

    title: str | None = None
    activityControls: list[str] | None = None  # noqa: N815  (Google's own spelling)
    details: list[msgspec.Raw] | None = None


class ActivityRow(msgspec.Struct):
    """A row of a kind that is read."""

    title: str | None = None
    titleUrl: str | None = None  # noqa: N815
    time: str | None = None
    subtitles: list[_Subtitle] | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    pattern: re.Pattern[str]
    build: Callable[[ActivityRow, str], Deed] | None
    """``None``: a private use that is passed over."""


_GLANCE = msgspec.json.Decoder(_Glance)
_ROW = msgspec.json.Decoder(ActivityRow)


def is_private(record: bytes) -> bool:
    """Whether a row is about watching, searching or advertising, in any language.

    Google writes under which history setting a row was kept; public deeds stand under
    none. Where that is not written, the first words of the title decide.

    Args:
        record: The row.

    Returns:
        Whether it is passed over without a trace.
    """
    glance = find_decoded(_GLANCE, record)
    if glance is None:
        return False
    if glance.activityControls or glance.details:
        return True
    word = _find_word(glance.title)
    return word is not None and word.build is None


def read_activity(record: bytes) -> ActivityRow:
    """Read a row that is not private."""
    return decode_record(_ROW.decode, record)


def read_activity_time(row: ActivityRow) -> Moment:
    """Read when the row was written; Google writes UTC."""
    if not row.time:
        raise refuse(Reason.MISSING_TIME, "time")
    return read_moment(row.time, "time", zone=None, zone_source=ZoneSource.EXPLICIT)


def build_activity(row: ActivityRow) -> Deed:
    """Build the deed of a row by the first words of its title.

    Raises:
        UnfitRecordError: If the title begins with words of no known language.
    """
    word = _find_word(row.title)
    if word is None or word.build is None:
        raise refuse(Reason.UNKNOWN_VERB, "title")
    return word.build(row, word.pattern.sub("", row.title or "", count=1).strip())


def _build_like(reaction: str) -> Callable[[ActivityRow, str], Deed]:
    def build(row: ActivityRow, rest: str) -> Deed:
        return Deed(
            verb=Verb.REACTION,
            reaction=reaction,
            object=_find_video(row, rest),
            visibility_basis=_LIKES_ARE_PRIVATE,
        )

    return build


def _build_follow(row: ActivityRow, _rest: str) -> Deed:
    handle = _HANDLE.fullmatch(row.titleUrl or "")
    return Deed(
        verb=Verb.FOLLOW,
        object=ActObject(
            url=row.titleUrl,
            owner_id=find_youtube_channel(row.titleUrl),
            owner_handle=fold_handle(handle[1]) if handle else None,
        ),
        visibility_basis=_SUBSCRIPTIONS,
    )


def _build_share(row: ActivityRow, _rest: str) -> Deed:
    return Deed(verb=Verb.REPOST, object=_find_video(row, ""), visibility_basis=_SHARES)


def _find_video(row: ActivityRow, words: str) -> ActObject:
    channels = (find_youtube_channel(one.url) for one in row.subtitles or ())
    return ActObject(
        object_id=find_youtube(row.titleUrl),
        url=row.titleUrl,
        owner_id=next((channel for channel in channels if channel), None),
        text=None if words.startswith("http") else words or None,
    )


def _compile(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\b\s*", re.IGNORECASE)


_WORDS = (
    _Word(_compile("disliked|tidak menyukai"), _build_like("dislike")),
    _Word(_compile("liked|menyukai|geliket"), _build_like("like")),
    _Word(_compile("subscribed to|berlangganan|subscribe ke|geabonneerd op"), _build_follow),
    _Word(_compile("shared|membagikan|gedeeld"), _build_share),
    _Word(
        _compile(
            "watched|searched for|viewed|visited|saved|used|added|removed|listened|played|answered"
            "|menonton|ditonton|menelusuri|mencari|melihat|mengunjungi|menyimpan|memutar"
            "|bekeken|gezocht naar|gekeken|bezocht|opgeslagen"
        ),
        None,
    ),
)


def _find_word(title: str | None) -> _Word | None:
    return next((word for word in _WORDS if word.pattern.match((title or "").strip())), None)
