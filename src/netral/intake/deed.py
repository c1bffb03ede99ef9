"""What a reader tells of one record, and how that becomes an act."""

from dataclasses import dataclass
from datetime import datetime

from netral.intake.act import Act, ActObject, Visibility
from netral.intake.act_id import name_by_content, name_by_post
from netral.intake.moment import Moment
from netral.intake.source_file import SourceFile
from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.provenance import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed as a record tells it: everything but whose it is, when, and from where."""

    verb: Verb
    post_id: str | None = None
    """The platform's own id of what the deed made; else the act is named by its content."""
    text: str | None = None
    lang: str | None = None
    reaction: str | None = None
    object: ActObject | None = None
    visibility: Visibility = Visibility.UNKNOWN
    visibility_basis: str = "the source does not say"
    has_image: bool = False
    edited_at: datetime | None = None
    is_edited: bool = False
    undone_at: datetime | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActMaker:
    """Makes acts from the deeds of one file."""

    source: SourceFile
    source_format: str
    parser_version: str
    grade: Grade

    def make(self, deed: Deed, *, account: AccountReference, moment: Moment, pointer: str) -> Act:
        """Make the act of a deed that the door has let through.

        Of a deed that was not public only the fact remains.

        Args:
            deed: What was done.
            account: Who did it.
            moment: When.
            pointer: Where the record stands.

        Returns:
            The act.
        """
        text = deed.text if deed.text and deed.text.strip() else None
        act_object = deed.object if deed.object != ActObject() else None
        is_private = deed.visibility is Visibility.NOT_PUBLIC
        return Act(
            act_id=name_by_post(account.platform, deed.post_id)
            if deed.post_id
            else name_by_content(
                account=account,
                verb=deed.verb,
                reaction=deed.reaction,
                act_object=act_object,
                occurred_at=moment.at,
                text=text,
            ),
            account=account,
            verb=deed.verb,
            occurred_at=moment.at,
            occurred_at_raw=moment.raw,
            zone_source=moment.zone_source,
            text=None if is_private else text,
            lang=deed.lang,
            reaction=deed.reaction,
            object=None if is_private else act_object,
            visibility=deed.visibility,
            visibility_basis=deed.visibility_basis,
            has_image=deed.has_image,
            edited_at=deed.edited_at,
            is_edited=deed.is_edited or deed.edited_at is not None,
            is_deleted=deed.is_deleted or deed.undone_at is not None,
            undone_at=deed.undone_at,
            provenance=self.source.give_provenance(
                source_format=self.source_format,
                pointer=pointer,
                parser_version=self.parser_version,
                grade=self.grade,
            ),
        )
