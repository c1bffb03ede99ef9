"""Posts of Facebook as a browser received them."""

import msgspec

from netral.intake.act_id import name_by_post
from netral.intake.capture.item import Cells, make_account, tell_visibility
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_epoch
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.intake.web_address import find_facebook
from netral.values.account import AccountReference
from netral.values.platform import Platform


class _Actor(msgspec.Struct):
    id: object = None
    url: str | None = None


class _Words(msgspec.Struct):
    text: str | None = None


class _Told(msgspec.Struct):
    """The story itself, where its words and its author stand."""

    post_id: object = None
    message: _Words | None = None
    actors: list[_Actor] | None = None


class _Content(msgspec.Struct):
    story: _Told | None = None


class _Dated(msgspec.Struct):
    creation_time: object = None


class _Metadatum(msgspec.Struct):
    story: _Dated | None = None


class _Line(msgspec.Struct):
    metadata: list[_Metadatum] | None = None


class _Titled(msgspec.Struct):
    comet_sections: _Line | None = None


class _Layout(msgspec.Struct):
    story: _Titled | None = None


class _Sections(msgspec.Struct):
    content: _Content | None = None
    context_layout: _Layout | None = None


class _Story(msgspec.Struct):
    comet_sections: _Sections | None = None
    creation_time: object = None

    @property
    def told(self) -> _Told:
        """The story itself; empty if it is not there."""
        sections = self.comet_sections or _Sections()
        return (sections.content or _Content()).story or _Told()

    @property
    def created(self) -> object:
        """Seconds from 1970: on the story, or in the line below its author."""
        sections = self.comet_sections or _Sections()
        titled = (sections.context_layout or _Layout()).story or _Titled()
        line = (titled.comet_sections or _Line()).metadata or ()
        dates = [one.story.creation_time for one in line if one.story is not None]
        return self.creation_time or next((date for date in dates if date), None)


_STORY = msgspec.json.Decoder(_Story)


class FacebookItemReader:
    """Reads posts of Facebook; see `ItemReader`. Who else could see them is not captured."""

    def read_account(self, item: bytes) -> AccountReference:
        actors = decode_record(_STORY.decode, item).told.actors or ()
        actor = next(iter(actors), _Actor())
        handle, _ = find_facebook(actor.url)
        return make_account(Platform.FACEBOOK, actor.id, handle)

    def read_moment(self, item: bytes) -> Moment:
        value = decode_record(_STORY.decode, item).created
        if value is None:
            raise refuse(Reason.MISSING_TIME, "creation_time")
        return read_epoch(value, "creation_time")

    def read_cells(self, item: bytes) -> Cells:
        told = decode_record(_STORY.decode, item).told
        post_id = read_id(told.post_id, "post_id")
        if post_id is None:
            raise refuse(Reason.UNKNOWN_RECORD, "post_id")
        return {
            "act_id": name_by_post(Platform.FACEBOOK, post_id),
            "verb": "post",
            "text": told.message.text if told.message else None,
            "grade": "C",
        } | tell_visibility(is_private=None, subject="the post")
