"""Matches an act to the rules of the editions in force, and says why."""

from collections.abc import Sequence
from functools import lru_cache

from netral.rulebook.change import judge_all, list_changes
from netral.rulebook.edition import Edition
from netral.rulebook.errors import ContradictingFactsError, NoEditionGivenError
from netral.rulebook.judging import Judgement, Weighed, lift_answer, weigh_circumstance
from netral.rulebook.reach import Channel
from netral.rulebook.rule import Contested
from netral.rulebook.trace import ActFacts, Answer, ExceptionCheck, RuleMatch, Trace
from netral.rulebook.wording import (
    Sentence,
    say_about,
    say_act_kind,
    say_actor,
    say_channel,
    say_day,
    say_election_kind,
    say_phase,
    say_stance,
)
from netral.values.act_kind import ActKind

_REMEMBERED = 4096
"""Traces kept in memory: a run has few kinds of act and few hundred days."""


def match_act(facts: ActFacts, editions: Sequence[Edition]) -> Trace:
    """Match an act to the rules of the editions that were in force, and say why.

    The steps:

    1. Facts that contradict each other are refused.
    2. Without somebody who runs, or without a deed, there is nothing.
    3. Each rule of each edition in force is judged: raised, nearly raised, or out of
       question. A neutral stance, a contested point, a general norm or a fact that is
       not known limits the answer to unclear.
    4. Each exception is looked at: seen, excluded, or to be asked. A seen one lifts
       or limits the answer.
    5. For each raised rule it is asked again what other facts would have changed.

    An answer is never "violation", and a class is what the list prints, never a
    forecast of a sanction.

    Args:
        facts: What is known about the act.
        editions: The editions that govern the election; those not in force on the
            day of the act are left out.

    Returns:
        The trace, with the strongest answer of all raised rules.

    Raises:
        NoEditionGivenError: If there is no edition to match with.
        ContradictingFactsError: If the phase and the day of designation disagree.
    """
    if not editions:
        raise NoEditionGivenError
    _check_facts(facts)
    return _match(facts, tuple(editions))


@lru_cache(maxsize=_REMEMBERED)
def _match(facts: ActFacts, editions: tuple[Edition, ...]) -> Trace:
    in_force = tuple(each for each in editions if each.is_in_force(facts.on))
    named = "+".join(each.edition_id for each in in_force or editions)
    refusal = _find_refusal(facts, editions, in_force)
    if refusal is not None:
        return _trace(named, facts, (), (refusal,))
    raised: list[tuple[Edition, Judgement]] = []
    near: list[Sentence] = list(_say_unknown_words(facts, in_force))
    for edition in in_force:
        for judgement in judge_all(edition, facts):
            if judgement.is_raised:
                raised.append((edition, judgement))
            elif len(judgement.misses) == 1:
                near.append(_prefix(f"{judgement.rule.code}: ", judgement.misses[0]))
    raised.sort(key=lambda pair: (pair[1].rule.law.rank, -pair[1].answer.strength))
    matches = tuple(_describe(judgement, facts, edition) for edition, judgement in raised)
    return _trace(named, facts, matches, tuple(near))


def _check_facts(facts: ActFacts) -> None:
    if facts.on is None or facts.designated_on is None:
        return
    if facts.phase.is_designated != (facts.on >= facts.designated_on):
        raise ContradictingFactsError(facts.phase.value, facts.on, facts.designated_on)


def _find_refusal(
    facts: ActFacts, editions: tuple[Edition, ...], in_force: tuple[Edition, ...]
) -> Sentence | None:
    if facts.act_kind is ActKind.NONE:
        return Sentence(
            "Tidak ada perbuatan: pilihan pribadi dan mencari informasi bukan urusan siapa pun.",
            "There is no deed: a private choice and seeking information are nobody's business.",
        )
    if not facts.about.takes_part:
        return Sentence(
            "Tidak ada peserta yang dituju: kritik atau pujian kepada pemerintah "
            "tidak pernah menjadi indikasi.",
            "Nobody who runs is meant: criticism or praise of government is never an indication.",
        )
    if not in_force and facts.on is not None:
        day = say_day(facts.on)
        names = ", ".join(each.edition_id for each in editions)
        return Sentence(
            f"Pada {day.indonesian} tidak ada edisi yang berlaku di antara: {names}.",
            f"On {day.english} none of these editions was in force: {names}.",
        )
    return None


def _say_unknown_words(facts: ActFacts, editions: tuple[Edition, ...]) -> tuple[Sentence, ...]:
    known = [each for edition in editions for each in edition.circumstances]
    strangers = sorted(
        word
        for word in facts.known_circumstances
        if not any(each.is_named_by((word,)) for each in known)
    )
    return tuple(
        Sentence(
            f'keadaan "{word}" tidak ada dalam edisi, tidak mengubah apa pun',
            f'the circumstance "{word}" is in no edition and changed nothing',
        )
        for word in strangers
    )


def _describe(judgement: Judgement, facts: ActFacts, edition: Edition) -> RuleMatch:
    rule = judgement.rule
    weighed = _weigh(judgement, facts, edition)
    answer = lift_answer(judgement.answer, weighed)
    used = _say_facts(facts)
    contested = tuple(_say_contested(point) for point in judgement.contested)
    changes = list_changes(judgement, facts, edition, weighed)
    return RuleMatch(
        code=rule.code,
        answer=answer,
        class_printed=rule.class_printed,
        class_kind=rule.class_kind,
        articles=rule.articles_on(facts.on),
        facts_used=_english(used),
        facts_used_id=_indonesian(used),
        exceptions=tuple(_say_check(each) for each in weighed),
        contested=_english(contested),
        contested_id=_indonesian(contested),
        would_change=_english(changes),
        would_change_id=_indonesian(changes),
        limits=_english(judgement.limits),
        limits_id=_indonesian(judgement.limits),
        classes_beside=rule.classes_beside,
        edition_id=edition.edition_id,
        title_id=rule.title_id,
        title_en=rule.title_en,
        certainty=rule.certainty,
    )


def _weigh(judgement: Judgement, facts: ActFacts, edition: Edition) -> tuple[Weighed, ...]:
    """Weigh the exceptions of the rule, then those of every rule, then those only seen."""
    rule = judgement.rule
    of_key = {each.key: each for each in edition.circumstances}
    wanted = [of_key[key] for key in rule.exceptions]
    wanted += [each for each in edition.circumstances if each.every_rule]
    wanted += [
        each for each in edition.circumstances if each.is_named_by(facts.known_circumstances)
    ]
    return tuple(
        weigh_circumstance(each, facts)
        for each in dict.fromkeys(wanted)
        if not each.completes and each.key not in rule.requires
    )


def _say_check(weighed: Weighed) -> ExceptionCheck:
    circumstance = weighed.circumstance
    return ExceptionCheck(
        key=circumstance.key,
        code=circumstance.code,
        ask=circumstance.ask,
        ask_en=circumstance.ask_en,
        applies=weighed.applies,
        why=weighed.why.english,
        why_id=weighed.why.indonesian,
    )


def _say_facts(facts: ActFacts) -> tuple[Sentence, ...]:
    said = [
        _pair("jenis perbuatan", "act kind", say_act_kind(facts.act_kind)),
        _pair("tentang", "about", say_about(facts.about)),
        _pair("sikap", "stance", say_stance(facts.stance)),
        _pair("tahapan", "phase", say_phase(facts.phase)),
    ]
    if facts.on is not None:
        said.append(_pair("tanggal", "day", say_day(facts.on)))
    if facts.designated_on is not None:
        said.append(_pair("penetapan calon", "designation", say_day(facts.designated_on)))
    if facts.channel is not Channel.ANY:
        said.append(_pair("saluran", "channel", say_channel(facts.channel)))
    if facts.election_kind is not None:
        said.append(_pair("jenis pemilihan", "election", say_election_kind(facts.election_kind)))
    said.append(_pair("pelaku", "actor", say_actor(facts.actor)))
    said += [
        Sentence(f"terlihat: {word}", f"seen: {word}") for word in sorted(facts.known_circumstances)
    ]
    return tuple(said)


def _say_contested(point: Contested) -> Sentence:
    return Sentence(
        f"{point.point} {' | '.join(point.readings)}",
        f"{point.point_en} {' | '.join(point.readings_en)}",
    )


def _trace(
    edition: str, facts: ActFacts, matches: tuple[RuleMatch, ...], near: tuple[Sentence, ...]
) -> Trace:
    answers = [match.answer for match in matches]
    return Trace(
        edition=edition,
        facts=facts,
        answer=max(answers, key=lambda each: each.strength, default=Answer.NOTHING),
        matches=matches,
        not_matched=_english(near),
        not_matched_id=_indonesian(near),
    )


def _pair(indonesian: str, english: str, said: Sentence) -> Sentence:
    return Sentence(f"{indonesian}: {said.indonesian}", f"{english}: {said.english}")


def _prefix(start: str, said: Sentence) -> Sentence:
    return Sentence(start + said.indonesian, start + said.english)


def _english(said: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(each.english for each in said)


def _indonesian(said: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(each.indonesian for each in said)
