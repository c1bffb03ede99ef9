"""Answers a question by the same screening and the same rulebook as a server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.rulebook.errors import ContradictingFactsError
from netral.rulebook.matching import match_act
from netral.rulebook.reach import Actor
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer, Trace
from netral.screening.indication import GuardResult, Result, Screened
from netral.values.account import AccountReference
from netral.values.act_kind import ActKind
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance
from netral_selfcheck.device.question import VERB_OF_KIND, Question
from netral_selfcheck.device.world import World

_NOON = time(12)
_NOBODY = "self"
"""Stands where a server has a pseudonym: on the device there is one person, and no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAnswer:
    """What can be said about an act before it is done."""

    question: Question
    answer: Answer
    """What the core answers. People read it as: better not, cannot tell, nothing found."""
    in_window: bool
    """Whether the day lies in the election; outside it nothing can be told by its rules."""
    trace: Trace | None
    screened: Screened | None
    """The screening of the text, if there was one to read."""

    @property
    def guards(self) -> tuple[GuardResult, ...]:
        """What the screening noted on the way."""
        return self.screened.guards if self.screened is not None else ()


def answer_question(question: Question, world: World) -> SelfAnswer:
    """Answer a question.

    A text is screened as a server screens it. What the person describes besides is
    asked of the rulebook as it stands. Of both the more careful answer counts: the
    person is better warned once too often than told that something is allowed.

    Args:
        question: The question.
        world: What is answered by.

    Returns:
        The answer; "unclear" wherever the text and the description do not tell.
    """
    noon = datetime.combine(question.on, _NOON, question.election.zone)
    if question.election.find_phase(noon) is None:
        return SelfAnswer(
            question=question, answer=Answer.UNCLEAR, in_window=False, trace=None, screened=None
        )
    screened = _screen_text(question, world, at=noon.astimezone(UTC))
    described = _ask_rulebook(question, world, at=noon, screened=screened)
    answer, trace = _weigh(question, screened, described)
    return SelfAnswer(
        question=question, answer=answer, in_window=True, trace=trace, screened=screened
    )


def _screen_text(question: Question, world: World, *, at: datetime) -> Screened | None:
    if not question.text or not question.is_online:
        return None
    act = imagine_act(question.text, question.act_kind, at=at)
    return world.get_screener(question.election).screen(act, person=_NOBODY)


def imagine_act(text: str, act_kind: ActKind, *, at: datetime) -> Act:
    """Imagine the act that a platform would record, so that it can be screened.

    Args:
        text: Own words, or the object's words of an act without own words.
        act_kind: A kind of act in media that the public can see.
        at: The moment, in UTC.

    Returns:
        A public act of an account without a name.
    """
    verb = VERB_OF_KIND[act_kind]
    return Act(
        act_id="self-check",
        account=AccountReference(platform=Platform.FACEBOOK, handle=_NOBODY),
        verb=verb,
        occurred_at=at,
        occurred_at_raw=at.isoformat(),
        zone_source=ZoneSource.EXPLICIT,
        text=text if verb.speaks else None,
        object=None if verb.speaks else ActObject(text=text),
        visibility=Visibility.PUBLIC,
        visibility_basis="the person asks about a public act",
        has_image=act_kind is ActKind.PHOTO,
        provenance=Provenance(
            source_format="netral.selfcheck.v1",
            source_file="",
            source_sha256="",
            pointer="",
            parser_version="1",
            grade=Grade.A,
        ),
    )


def _ask_rulebook(
    question: Question, world: World, *, at: datetime, screened: Screened | None
) -> Trace | None:
    """Ask the rulebook about what the person describes; nothing if they describe nothing."""
    if question.about is None and screened is not None and screened.trace is None:
        return None
    facts = _state_facts(question, at=at, screened=screened)
    if facts is None:
        return None
    try:
        return match_act(facts, world.list_editions(question.election))
    except ContradictingFactsError:
        return None


def _state_facts(question: Question, *, at: datetime, screened: Screened | None) -> ActFacts | None:
    phase = question.election.find_phase(at)
    about, stance = question.about, question.stance
    seen = question.circumstances
    if about is None:
        if screened is None:
            about = About.NONE
        else:
            about, stance = screened.about, screened.stance
            seen |= {each.circumstance for each in screened.guards if each.circumstance}
    if phase is None:
        return None
    return ActFacts(
        act_kind=question.act_kind,
        about=about,
        stance=stance,
        phase=phase,
        on=question.on,
        known_circumstances=frozenset(seen),
        designated_on=question.election.designated_on,
        channel=question.channel,
        actor=question.actor,
    )


def _weigh(
    question: Question, screened: Screened | None, described: Trace | None
) -> tuple[Answer, Trace | None]:
    if screened is None:
        return _weigh_description(question, described), described
    read = Answer(screened.result.value)
    if question.about is None:
        return _weigh_reading(question, screened, described)
    described_answer = _weigh_description(question, described)
    stronger = described_answer.strength >= read.strength
    return (described_answer, described) if stronger else (read, screened.trace)


def _weigh_description(question: Question, described: Trace | None) -> Answer:
    """Without a text and without an object nobody can tell what the act is about."""
    if described is None or question.about is None:
        return Answer.NOTHING if question.act_kind is ActKind.NONE else Answer.UNCLEAR
    return described.answer


def _weigh_reading(
    question: Question, screened: Screened, described: Trace | None
) -> tuple[Answer, Trace | None]:
    """Give what the screening gives; exceptions that the person names can only lift it.

    A server does not know whether somebody holds an office; who says so here sees the
    rules that bind officials too.
    """
    read = Answer(screened.result.value)
    if described is None or screened.result is Result.NOTHING:
        return read, screened.trace
    if question.circumstances:
        return _weaker((read, described.answer)), described
    return read, described if question.actor is Actor.OFFICIAL else screened.trace


def _weaker(answers: Sequence[Answer]) -> Answer:
    return min(answers, key=lambda each: each.strength)


def is_reading_unsure(answer: SelfAnswer) -> bool:
    """Whether the text itself was what could not be told."""
    screened = answer.screened
    if screened is None or screened.reading is None:
        return False
    return screened.reading.abstention is not None or screened.stance is Stance.UNCLEAR
