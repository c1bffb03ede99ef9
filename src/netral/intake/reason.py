"""Why a record goes to the quarantine: stable codes, each with its sentence and remedy."""

from enum import StrEnum

from netral.intake.errors import UnfitRecordError
from netral.intake.quarantine import RejectedRecord


class Reason(StrEnum):
    """A stable reason code. Never renamed, so that quarantines of two years compare."""

    MISSING_PLATFORM = "missing-platform"
    UNKNOWN_PLATFORM = "unknown-platform"
    MISSING_ACCOUNT = "missing-account"
    PAGE_SCOPED_ACCOUNT = "page-scoped-account"
    PSEUDONYMISED_ACCOUNT = "pseudonymised-account"
    NUMERIC_ID = "numeric-id"
    MISSING_VERB = "missing-verb"
    UNKNOWN_VERB = "unknown-verb"
    MISSING_TIME = "missing-time"
    UNREADABLE_TIME = "unreadable-time"
    DATE_WITHOUT_TIME = "date-without-time"
    MISSING_ZONE = "missing-zone"
    IMPOSSIBLE_TIME = "impossible-time"
    UNDATED_LIKE = "undated-like"
    UNDATED_FOLLOW = "undated-follow"
    UNDATED_EVENT = "undated-event"
    UNKNOWN_VISIBILITY = "unknown-visibility"
    UNKNOWN_GRADE = "unknown-grade"
    UNREADABLE_FLAG = "unreadable-flag"
    WRONG_TYPE = "wrong-type"
    BROKEN_JSON = "broken-json"
    NOT_AN_OBJECT = "not-an-object"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"
    BROKEN_QUOTES = "broken-quotes"
    WRONG_CELL_COUNT = "wrong-cell-count"
    UNDECODABLE_TEXT = "undecodable-text"
    TWO_ANSWERS = "two-answers"
    UNKNOWN_RECORD = "unknown-record"
    UNKNOWN_LAYOUT = "unknown-layout"
    TAKEN_BACK = "taken-back"
    EMPTY_EXPORT = "empty-export"
    NOT_ANSWERED = "not-answered"
    MISSING_PART = "missing-part"
    DAMAGED_PART = "damaged-part"
    CHANGED_ACCOUNT = "changed-account"
    CAPTURED_WALL = "captured-wall"
    CAPTURED_GONE = "captured-gone"
    CAPTURED_PRIVATE = "captured-private"
    CAPTURED_SHELL = "captured-shell"
    CAPTURED_OTHER = "captured-other"
    CAPTURE_WITHOUT_PAGE = "capture-without-page"
    CAPTURE_WITHOUT_IMAGE = "capture-without-image"
    CAPTURE_DAMAGED = "capture-damaged"
    CAPTURE_PACKED = "capture-packed"
    NOT_A_POST = "not-a-post"
    LONE_SCREENSHOT = "lone-screenshot"


_SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.MISSING_PLATFORM: (
        "No platform is named in {place}.",
        "Name it in each row, or as a constant in a mapping file.",
    ),
    Reason.UNKNOWN_PLATFORM: (
        "{place} names a platform that Netral does not know.",
        "Write one of the spellings in docs/howto/new_format.md, or map it.",
    ),
    Reason.MISSING_ACCOUNT: (
        "There is neither a stable id nor a handle of the acting account ({place}).",
        "",
    ),
    Reason.PAGE_SCOPED_ACCOUNT: (
        "The id in {place} is valid on one page only and names no account elsewhere.",
        "Ask for the handle, or for the stable id.",
    ),
    Reason.PSEUDONYMISED_ACCOUNT: (
        "The author in {place} is a pseudonym, so nobody can tell whose act it is.",
        "Ask for the capture without pseudonyms, if there is a legal basis.",
    ),
    Reason.NUMERIC_ID: (
        "The id in {place} went through a number with a decimal point; digits may be lost.",
        "Export the ids as text.",
    ),
    Reason.MISSING_VERB: ("No kind of act is named in {place}.", ""),
    Reason.UNKNOWN_VERB: (
        "{place} names a kind of act that Netral does not know.",
        "Map it with `values: verb:` in a mapping file.",
    ),
    Reason.MISSING_TIME: ("There is no moment of the act in {place}.", ""),
    Reason.UNREADABLE_TIME: (
        "{place} holds no date and time that can be read.",
        "Write it as ISO 8601 with an offset, or give its format in a mapping file.",
    ),
    Reason.DATE_WITHOUT_TIME: (
        "{place} holds a date without a time of day.",
        "A rule can begin at midnight; give the moment.",
    ),
    Reason.MISSING_ZONE: (
        "The moment in {place} has no timezone.",
        "Give the offset, a `zone` column, or `time: zone:` in a mapping file.",
    ),
    Reason.IMPOSSIBLE_TIME: (
        "The moment in {place} lies before any of the platforms existed.",
        "Sources write such a moment for “unknown”; it is not taken as one.",
    ),
    Reason.UNDATED_LIKE: (
        "The source does not say when the like was given; it is context and no act.",
        "Only a dated source can show when; nothing needs to be mended.",
    ),
    Reason.UNDATED_FOLLOW: (
        "The source does not say when the account was followed; it is context and no act.",
        "Only a dated source can show when; nothing needs to be mended.",
    ),
    Reason.UNDATED_EVENT: (
        "The source does not say when the event was answered; it is context and no act.",
        "Only a dated source can show when; nothing needs to be mended.",
    ),
    Reason.UNKNOWN_VISIBILITY: (
        "{place} is none of public, not_public, unknown.",
        "Map it with `values: visibility:` in a mapping file.",
    ),
    Reason.UNKNOWN_GRADE: ("{place} is none of A, B, C, D.", ""),
    Reason.UNREADABLE_FLAG: ("{place} is neither true nor false.", ""),
    Reason.WRONG_TYPE: ("{place} holds another kind of value than text.", ""),
    Reason.BROKEN_JSON: ("The record is not valid JSON.", "Fetch the file once more."),
    Reason.NOT_AN_OBJECT: ("The record is valid JSON and no object.", ""),
    Reason.TOO_DEEP: ("The record is nested deeper than any honest one.", ""),
    Reason.TOO_LONG: ("The record is longer than any honest one ({place}).", ""),
    Reason.BROKEN_QUOTES: (
        "The quotation marks of the record do not match ({place}).",
        "Export the table again; everything in these lines was left out.",
    ),
    Reason.WRONG_CELL_COUNT: ("The row has another number of cells than the header ({place}).", ""),
    Reason.UNDECODABLE_TEXT: (
        "The record holds bytes that are no text in the file's encoding.",
        "Export the file as UTF-8.",
    ),
    Reason.TWO_ANSWERS: ("The record names its account twice, and differently.", ""),
    Reason.UNKNOWN_RECORD: (
        "The record has another shape than any that the reader knows ({place}).",
        "Keep the file: it can be read again after an update.",
    ),
    Reason.UNKNOWN_LAYOUT: (
        "The list has another layout than any that the reader knows (keys: {place}).",
        "Keep the file: it can be read again after an update.",
    ),
    Reason.TAKEN_BACK: (
        "The record says that an earlier act was taken back, and no more ({place}).",
        "The act itself stands in another record, if at all.",
    ),
    Reason.EMPTY_EXPORT: (
        "All lists of the export are empty.",
        "That does not prove that nothing was done. Ask for the export once more.",
    ),
    Reason.NOT_ANSWERED: (
        "The platform answered that it does not show this record ({place}).",
        "It may be deleted, protected or withheld; the answer does not prove which.",
    ),
    Reason.MISSING_PART: (
        "What the file says of itself is not in it ({place}).",
        "Ask for the whole export; nothing can be said of what is missing.",
    ),
    Reason.DAMAGED_PART: (
        "The digest of a part does not match its content ({place}), so it is not read.",
        "Fetch the file once more from its source.",
    ),
    Reason.CHANGED_ACCOUNT: (
        "The record belongs to another account than the archive ({place}).",
        "An archive holds the acts of its owner; ask where the record came from.",
    ),
    Reason.CAPTURED_WALL: (
        "The page asks to log in or answers an error, and shows no post.",
        "Capture the post again as a visitor sees it; a wall proves nothing.",
    ),
    Reason.CAPTURED_GONE: (
        "The page says that the post is not there.",
        "It may be deleted, moved or withheld; the page does not prove which.",
    ),
    Reason.CAPTURED_PRIVATE: (
        "The page says that the post or the account is private.",
        "What is not public is not looked at. Nothing needs to be mended.",
    ),
    Reason.CAPTURED_SHELL: (
        "The page is an empty shell; its content was never loaded.",
        "Capture it again and wait until the post is seen.",
    ),
    Reason.CAPTURED_OTHER: (
        "The page holds neither the id of the post nor twenty signs of its words.",
        "Capture the page of the post itself.",
    ),
    Reason.CAPTURE_WITHOUT_PAGE: (
        "The capture names the post and does not hold its page ({place}).",
        "A capture counts with address, HTML and a picture of the full page.",
    ),
    Reason.CAPTURE_WITHOUT_IMAGE: (
        "The capture holds no {place}.",
        "A capture counts with address, HTML and a picture of the full page.",
    ),
    Reason.CAPTURE_PACKED: (
        "The page in the capture is packed in a way that is not read ({place}).",
        "Capture it once more with a tool that asks for gzip or keeps pages unpacked.",
    ),
    Reason.CAPTURE_DAMAGED: (
        "A {place} in the capture does not match what it stands beside.",
        "Fetch the capture once more; it may have been cut off or changed.",
    ),
    Reason.NOT_A_POST: (
        "The address is of no post on a platform that Netral knows ({place}).",
        "Capture the post under its own address.",
    ),
    Reason.LONE_SCREENSHOT: (
        "A lone screenshot shows neither who wrote nor when; it is lead material and no act.",
        "Make a working copy with `netral intake lead`, and look for the post itself.",
    ),
}


def refuse(reason: Reason, place: str = "") -> UnfitRecordError:
    """Build the error by which a decoder refuses one record.

    Args:
        reason: Why.
        place: The column, key or extent that is wrong; never content.
    """
    return UnfitRecordError(reason.value, place)


def reject_record(
    unfit: UnfitRecordError, *, source_file: str, source_sha256: str, pointer: str
) -> RejectedRecord:
    """Turn a refusal into the record that the quarantine keeps.

    Args:
        unfit: The refusal.
        source_file: File name as received.
        source_sha256: Digest of the received bytes.
        pointer: Where the record is in them.

    Returns:
        The rejected record, with place and reason and without content.
    """
    sentence, remedy = _SENTENCES[Reason(unfit.reason)]
    return RejectedRecord(
        source_file=source_file,
        source_sha256=source_sha256,
        pointer=pointer,
        code=unfit.reason,
        reason=sentence.format(place=unfit.place),
        remedy=remedy,
    )
