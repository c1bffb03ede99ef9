"""Judges one rule against the facts of one act: raised, nearly raised, or out of question."""

from dataclasses import dataclass
from datetime import date

from netral.rulebook.reach import Actor, Channel
from netral.rulebook.rule import Circumstance, Contested, Effect, Rule
from netral.rulebook.trace import ActFacts, Answer
from netral.rulebook.wording import (
    Sentence,
    say_actor,
    say_channel,
    say_day,
    say_election_kind,
    say_phase,
    say_stance,
)
from netral.values.stance import Stance

_SIDES = (Stance.SUPPORT, Stance.OPPOSE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one rule: an answer with its limits, or the reasons why it was not raised."""

    rule: Rule
    answer: Answer
    """Before any exception that a guard saw."""
    limits: tuple[Sentence, ...]
    misses: tuple[Sentence, ...]
    contested: tuple[Contested, ...]

    @property
    def is_raised(self) -> bool:
        """Whether the rule was raised."""
        return not self.misses


@dataclass(frozen=True, slots=True)
class Weighed:
    """One circumstance, weighed against the facts."""

    circumstance: Circumstance
    applies: bool | None
    why: Sentence


def judge_rule(rule: Rule, facts: ActFacts, known: tuple[Circumstance, ...]) -> Judgement | None:
    """Judge one rule against the facts of an act.

    Args:
        rule: The rule.
        facts: The facts.
        known: The circumstances of the edition that a guard saw.

    Returns:
        The judgement, or `None` if the rule has nothing to do with such an act.
    """
    ways = [
        way for way in rule.ways if facts.act_kind in way.act_kinds and facts.about in way.abouts
    ]
    if not ways:
        return None
    contested = tuple(
        point
        for point in rule.contested
        if point.concerns(facts.act_kind, facts.about, facts.stance, facts.phase)
    )
    misses = (*_miss_of_ways(rule, facts), *_miss_of_reach(rule, facts, known))
    if misses:
        return Judgement(rule, Answer.NOTHING, (), misses, contested)
    limits = _limits(rule, facts, contested)
    answer = Answer.UNCLEAR if limits else Answer.INDICATION
    return Judgement(rule, answer, limits, (), contested)


def weigh_circumstance(circumstance: Circumstance, facts: ActFacts) -> Weighed:
    """Weigh whether a circumstance applies, is excluded, or must be asked.

    Args:
        circumstance: The circumstance.
        facts: The facts, with the circumstances that a guard saw.

    Returns:
        The circumstance with what came of it.
    """
    if circumstance.act_kinds and facts.act_kind not in circumstance.act_kinds:
        why = Sentence("tidak berlaku untuk jenis perbuatan ini", "not for this kind of act")
        return Weighed(circumstance, applies=False, why=why)
    if circumstance.is_named_by(facts.known_circumstances):
        if circumstance.may_excuse(facts.stance):
            why = Sentence("terlihat pada perbuatan", "it was seen")
            return Weighed(circumstance, applies=True, why=why)
        stance = say_stance(facts.stance)
        why = Sentence(
            f"terlihat, tetapi tidak memaafkan sikap {stance.indonesian}",
            f"it was seen, but it does not excuse the stance {stance.english}",
        )
        return Weighed(circumstance, applies=None, why=why)
    if circumstance.stances and facts.stance not in circumstance.stances:
        stance = say_stance(facts.stance)
        why = Sentence(
            f"tidak berlaku bila sikapnya {stance.indonesian}",
            f"not when the stance is {stance.english}",
        )
        return Weighed(circumstance, applies=False, why=why)
    return Weighed(
        circumstance,
        None,
        Sentence("fakta tidak menjawab; harus ditanyakan", "the facts do not tell; ask"),
    )


def lift_answer(answer: Answer, weighed: tuple[Weighed, ...]) -> Answer:
    """Lower an answer by the exceptions that a guard saw."""
    for each in weighed:
        if each.applies is not True:
            continue
        if each.circumstance.when_seen is Effect.NOTHING:
            return Answer.NOTHING
        answer = min(answer, Answer.UNCLEAR, key=lambda one: one.strength)
    return answer


def _miss_of_ways(rule: Rule, facts: ActFacts) -> tuple[Sentence, ...]:
    """Tell why no way of the rule fits phase and stance; empty if one does."""
    in_phase = [
        way
        for way in rule.ways
        if facts.act_kind in way.act_kinds
        and facts.about in way.abouts
        and facts.phase in (way.phases or rule.phases)
    ]
    if not in_phase:
        return (_say_wrong_phase(rule, facts),)
    wanted = _SIDES if facts.stance is Stance.UNCLEAR else (facts.stance,)
    if any(stance in way.stances for way in in_phase for stance in wanted):
        return ()
    stance = say_stance(facts.stance)
    return (
        Sentence(
            f"tidak dipenuhi sikap {stance.indonesian}",
            f"the stance {stance.english} does not meet it",
        ),
    )


def _say_wrong_phase(rule: Rule, facts: ActFacts) -> Sentence:
    if facts.phase not in rule.phases:
        phase = say_phase(facts.phase)
        return Sentence(f"tidak berlaku: {phase.indonesian}", f"it does not hold: {phase.english}")
    narrower = [
        say_phase(phase)
        for way in rule.ways
        if facts.act_kind in way.act_kinds
        for phase in way.phases
    ]
    return Sentence(
        f"untuk perbuatan ini hanya: {', '.join(each.indonesian for each in narrower)}",
        f"for this act only: {', '.join(each.english for each in narrower)}",
    )


def _miss_of_reach(
    rule: Rule, facts: ActFacts, known: tuple[Circumstance, ...]
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    if not rule.is_in_force(facts.on):
        found.append(_say_not_in_force(rule, facts.on))
    opens = _opening_day(rule, facts.designated_on)
    if opens is not None and facts.on is not None and facts.on < opens:
        day = say_day(opens)
        found.append(
            Sentence(f"baru berlaku sejak {day.indonesian}", f"it holds only from {day.english}")
        )
    if not _may_bind(rule, facts.actor):
        bound = [say_actor(each) for each in rule.binds]
        found.append(
            Sentence(
                f"mengikat {', '.join(each.indonesian for each in bound)}",
                f"it binds {', '.join(each.english for each in bound)}",
            )
        )
    if rule.elections and facts.election_kind not in (None, *rule.elections):
        kinds = [say_election_kind(each) for each in rule.elections]
        found.append(
            Sentence(
                f"hanya untuk {', '.join(each.indonesian for each in kinds)}",
                f"it governs {', '.join(each.english for each in kinds)} only",
            )
        )
    seen = {each.key for each in known}
    found += [
        Sentence(f"hanya bila diketahui: {key}", f"only where it is known: {key}")
        for key in rule.requires
        if key not in seen
    ]
    return tuple(found)


def _say_not_in_force(rule: Rule, on: date | None) -> Sentence:
    if rule.in_force_from is not None and on is not None and on < rule.in_force_from:
        day = say_day(rule.in_force_from)
        return Sentence(f"berlaku sejak {day.indonesian}", f"in force from {day.english}")
    day = say_day(rule.in_force_until or date.max)
    return Sentence(f"berlaku sampai sebelum {day.indonesian}", f"in force until {day.english}")


def _may_bind(rule: Rule, actor: Actor) -> bool:
    """Whether the rule can bind the actor; any civil servant may turn out to be an official."""
    if actor in rule.binds:
        return True
    return actor is Actor.CIVIL_SERVANT and Actor.OFFICIAL in rule.binds


def _opening_day(rule: Rule, designated_on: date | None) -> date | None:
    if rule.months_before_designation is None or designated_on is None:
        return None
    months = designated_on.year * 12 + designated_on.month - 1 - rule.months_before_designation
    for day in range(designated_on.day, 0, -1):
        try:
            return date(months // 12, months % 12 + 1, day)
        except ValueError:
            continue
    return None


def _limits(rule: Rule, facts: ActFacts, contested: tuple[Contested, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    if facts.stance not in _SIDES:
        stance = say_stance(facts.stance)
        found.append(
            Sentence(
                f"sikap {stance.indonesian}: tidak tampak memihak",
                f"stance {stance.english}: no side is shown",
            )
        )
    found += [
        Sentence(f"diperselisihkan: {point.point}", f"contested: {point.point_en}")
        for point in contested
        if point.limits_to_unclear
    ]
    if rule.general:
        found.append(
            Sentence(
                "norma umum: tidak menyebut perbuatan tertentu",
                "a general norm: it names no act of its own",
            )
        )
    if rule.elections and facts.election_kind is None:
        kinds = [say_election_kind(each) for each in rule.elections]
        found.append(
            Sentence(
                f"jenis pemilihan tidak disebut; hanya untuk {kinds[0].indonesian}",
                f"the kind of election is not given; it governs {kinds[0].english} only",
            )
        )
    if facts.actor not in rule.binds:
        found.append(
            Sentence(
                "hanya mengikat pejabat ASN; jabatan pelaku tidak disebut",
                "it binds civil servants in office only; whether this is one is not given",
            )
        )
    if Channel.ANY not in (rule.channel, facts.channel) and rule.channel is not facts.channel:
        channel = say_channel(rule.channel)
        found.append(
            Sentence(
                f"hanya untuk perbuatan di {channel.indonesian}",
                f"only for acts that are {_AS_DONE[rule.channel]}",
            )
        )
    return tuple(found)


_AS_DONE = {
    Channel.SOCIAL: "done in media that the public can see",
    Channel.OFFLINE: "done offline",
    Channel.ANY: "done anywhere",
}
