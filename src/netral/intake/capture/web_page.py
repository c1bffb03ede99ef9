"""A captured page of a post, and how it becomes an act or a refusal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netral.intake.act import ZoneSource
from netral.intake.capture.page_sign import PageKind
from netral.intake.capture.page_verdict import PageVerdict, judge_page
from netral.intake.capture.post_address import PostAddress
from netral.intake.deed import ActMaker, Deed
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.moment import Moment, read_moment
from netral.intake.reader import ReadRecord
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.act_kind import Verb

PARSER_VERSION = "1"
_REFUSALS = {
    PageKind.WALL: Reason.CAPTURED_WALL,
    PageKind.GONE: Reason.CAPTURED_GONE,
    PageKind.PRIVATE: Reason.CAPTURED_PRIVATE,
    PageKind.SHELL: Reason.CAPTURED_SHELL,
    PageKind.OTHER: Reason.CAPTURED_OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedPage:
    """What a capture holds of one post."""

    address: PostAddress
    pointer: str
    html: bytes | None = None
    status: int = 200
    location: str = ""
    has_image: bool = False
    """Whether there is a picture of the full page beside it."""
    is_damaged: bool = False
    """A digest in the capture does not match what it stands beside."""
    packing: str = ""
    """How the page is packed, where that cannot be undone."""
    verdict: PageVerdict | None = None
    """Where the page was judged already, so that its bytes need not be kept."""

    def judge(self) -> PageVerdict | None:
        """Judge what the page shows; ``None`` if there is no page."""
        if self.verdict is not None or self.html is None:
            return self.verdict
        return judge_page(
            self.html, address=self.address, status=self.status, location=self.location
        )


def walk_pages(
    pages: Iterable[CapturedPage], *, maker: ActMaker, door: Door
) -> Iterator[ReadRecord]:
    """Walk through captured pages: the owner, the door, the page, the act.

    Args:
        pages: What was captured, one a post.
        maker: Makes the acts.
        door: Whose acts may come in.

    Yields:
        Acts and rejected records; a page that shows no post is never an act.
    """
    for page in pages:
        try:
            yield from _walk_page(page, maker, door)
        except UnfitRecordError as unfit:
            yield maker.source.reject(unfit, page.pointer)


def _walk_page(page: CapturedPage, maker: ActMaker, door: Door) -> Iterator[ReadRecord]:
    address, verdict = page.address, None
    handle = address.handle
    if handle is None:
        verdict = page.judge()
        handle = verdict.handle if verdict is not None else None
    if handle is None:
        # Nobody's page so far; what it is says more than that its owner is not named.
        _require_post(page, verdict)
        raise refuse(Reason.MISSING_ACCOUNT, "address of the post")
    account = AccountReference(platform=address.platform, handle=handle)
    if not door.knows(account):
        return
    verdict = _require_post(page, verdict or page.judge())
    if verdict.handle != handle:
        raise refuse(Reason.TWO_ANSWERS, "address and page")
    moment = _read_moment(address, verdict)
    if not door.admits(account, moment.at):
        return
    deed = Deed(
        verb=Verb.POST,
        post_id=address.post_id,
        text=verdict.text,
        visibility_basis="a capture shows what one visitor saw; who else could is not in it",
    )
    yield maker.make(deed, account=account, moment=moment, pointer=page.pointer)


def _require_post(page: CapturedPage, verdict: PageVerdict | None) -> PageVerdict:
    if page.is_damaged:
        raise refuse(Reason.CAPTURE_DAMAGED, "digest")
    if page.packing:
        raise refuse(Reason.CAPTURE_PACKED, page.packing)
    if verdict is None:
        raise refuse(Reason.CAPTURE_WITHOUT_PAGE, "HTML")
    if verdict.kind is not PageKind.POST:
        raise refuse(_REFUSALS[verdict.kind], "HTML")
    if not page.has_image:
        raise refuse(Reason.CAPTURE_WITHOUT_IMAGE, "picture of the full page")
    return verdict


def _read_moment(address: PostAddress, verdict: PageVerdict) -> Moment:
    if address.published_at is not None:
        return Moment(
            at=address.published_at, raw=address.post_id, zone_source=ZoneSource.DOCUMENTED
        )
    if verdict.published_at_raw is None:
        raise refuse(Reason.MISSING_TIME, "page")
    return read_moment(verdict.published_at_raw, "page", zone=None, zone_source=ZoneSource.EXPLICIT)
