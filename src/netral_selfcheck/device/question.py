"""What somebody asks about one act, in the words of the law (*Bolehkah saya …?*)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from netral.election.contest import Election
from netral.rulebook.reach import Actor, Channel
from netral.rulebook.rule import About
from netral.values.act_kind import ActKind, Verb
from netral.values.stance import Stance
from netral_selfcheck.device.world import World
from netral_selfcheck.errors import QuestionNotUnderstoodError

LONGEST_TEXT = 20_000
"""Characters of a text that are read; a post of any platform is shorter."""
VERB_OF_KIND: Mapping[ActKind, Verb] = {
    ActKind.POST: Verb.POST,
    ActKind.COMMENT: Verb.COMMENT,
    ActKind.SHARE: Verb.REPOST,
    ActKind.LIKE: Verb.REACTION,
    ActKind.FOLLOW: Verb.FOLLOW,
    ActKind.JOIN_GROUP: Verb.JOIN_GROUP,
    ActKind.PHOTO: Verb.PHOTO,
}
"""Acts in media that the public can see, with the verb a platform records for them."""
_ELECTION, _DAY = "election", "on"
_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One act that somebody thinks of doing."""

    election: Election
    act_kind: ActKind
    on: date
    text: str
    """Own words of a post, comment or photo; the object's words of a share or reaction."""
    about: About | None
    """What it is directed at, as the person describes it; `None`: the text shall tell."""
    stance: Stance
    """As the person describes it."""
    actor: Actor
    circumstances: frozenset[str]
    """Keys of exceptions that the person says apply."""

    @property
    def is_online(self) -> bool:
        """Whether the act is done in media that the public can see."""
        return self.act_kind in VERB_OF_KIND

    @property
    def channel(self) -> Channel:
        """Where the act is done."""
        return Channel.SOCIAL if self.is_online else Channel.OFFLINE


def parse_question(asked: Mapping[str, Any], world: World) -> Question:
    """Parse a question as the page sends it.

    Args:
        asked: The fields of the form.
        world: For its elections.

    Returns:
        The question.

    Raises:
        QuestionNotUnderstoodError: If a field names nothing that is known.
    """
    election = world.law.elections.get(str(asked.get(_ELECTION)))
    if election is None:
        raise QuestionNotUnderstoodError(_ELECTION, tuple(world.law.elections))
    about = str(asked.get("about") or "")
    return Question(
        election=election,
        act_kind=_choose("act_kind", asked, ActKind),
        on=_parse_day(str(asked.get(_DAY) or "")),
        text=str(asked.get("text") or "").strip()[:LONGEST_TEXT],
        about=_choose("about", asked, About) if about else None,
        stance=_choose("stance", {"stance": Stance.UNCLEAR, **asked}, Stance),
        actor=_choose("actor", {"actor": Actor.CIVIL_SERVANT, **asked}, Actor),
        circumstances=frozenset(map(str, asked.get("circumstances") or ())),
    )


def _choose(key: str, asked: Mapping[str, Any], members: type[_Member]) -> _Member:
    try:
        return members(str(asked.get(key)))
    except ValueError:
        known = tuple(member.value for member in members)
        raise QuestionNotUnderstoodError(key, known) from None


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QuestionNotUnderstoodError(_DAY, ()) from None
