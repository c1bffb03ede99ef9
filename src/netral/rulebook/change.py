"""What would have changed an answer, found by asking the same rules again with other facts."""

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from netral.rulebook.edition import Edition
from netral.rulebook.judging import Judgement, Weighed, judge_rule
from netral.rulebook.rule import About, Effect, Rule
from netral.rulebook.trace import ActFacts, Answer
from netral.rulebook.wording import Sentence, say_answer, say_class, say_day
from netral.values.phase import Phase
from netral.values.stance import Stance

_REMEMBERED = 8192
"""Each trace asks the same rules some five times; the answers are remembered."""


@lru_cache(maxsize=_REMEMBERED)
def judge_all(edition: Edition, facts: ActFacts) -> tuple[Judgement, ...]:
    """Judge every rule of an edition that can name the act, in the order of showing.

    Args:
        edition: The edition.
        facts: The facts of the act.

    Returns:
        The judgements; none about government, without a deed, or out of force.
    """
    if not facts.about.takes_part or not edition.is_in_force(facts.on):
        return ()
    known = tuple(
        each for each in edition.circumstances if each.is_named_by(facts.known_circumstances)
    )
    judged = (judge_rule(rule, facts, known) for rule in edition.rules_for(facts.act_kind))
    return tuple(each for each in judged if each is not None)


def list_changes(
    judgement: Judgement, facts: ActFacts, edition: Edition, weighed: tuple[Weighed, ...]
) -> tuple[Sentence, ...]:
    """List what would have changed the answer of one raised rule.

    Every sentence is the outcome of judging again, never a text that was prepared:
    what it says would have happened is what the rulebook answers to those facts.

    Args:
        judgement: The raised rule.
        facts: The facts of the act.
        edition: The edition of the rule.
        weighed: The exceptions that were looked at.

    Returns:
        The sentences: designation, phase, stance, what it was about, exceptions, numbers.
    """
    rule = judgement.rule
    return (
        *_other_side_of_designation(judgement, facts, edition),
        *_other_phases(rule, facts),
        *_other_stance(judgement, facts, edition),
        *_other_about(judgement, facts, edition),
        *_exceptions(weighed, facts.stance),
        *_other_numbers(rule, facts),
    )


def flip_designation(facts: ActFacts) -> ActFacts:
    """Give the same act on the other side of designation, on the day next to the border."""
    on = facts.designated_on
    if facts.phase.is_designated:
        day_before = None if on is None else on - timedelta(days=1)
        return replace(facts, phase=Phase.BEFORE, on=day_before)
    return replace(facts, phase=Phase.DESIGNATED, on=on)


def _other_side_of_designation(
    judgement: Judgement, facts: ActFacts, edition: Edition
) -> tuple[Sentence, ...]:
    now = {each.rule.code for each in judge_all(edition, facts) if each.is_raised}
    there = [each for each in judge_all(edition, flip_designation(facts)) if each.is_raised]
    if judgement.rule.code in {each.rule.code for each in there}:
        return ()
    when = _say_border(facts)
    found = _find_successor(judgement.rule, there, now)
    if found is None:
        code = judgement.rule.code
        return (
            Sentence(
                f"{when.indonesian}: {code} tidak berlaku",
                f"{when.english}: {code} does not hold",
            ),
        )
    named = say_class(found.rule.class_kind)
    answer = say_answer(found.answer) if found.answer is not judgement.answer else None
    tail = Sentence("", "") if answer is None else Sentence(*(f", {each}" for each in answer))
    return (
        Sentence(
            f"{when.indonesian}: {named.indonesian}, {found.rule.code}{tail.indonesian}",
            f"{when.english}: {named.english}, {found.rule.code}{tail.english}",
        ),
    )


def _find_successor(rule: Rule, there: list[Judgement], now: set[str]) -> Judgement | None:
    for each in there:
        if each.rule.code == rule.counterpart:
            return each
    new = [each for each in there if each.rule.code not in now and not each.rule.general]
    same_law = [each for each in new if each.rule.law is rule.law]
    return max(same_law or new, key=lambda each: each.answer.strength, default=None)


def _say_border(facts: ActFacts) -> Sentence:
    designated = facts.phase.is_designated
    if facts.designated_on is None:
        return (
            Sentence("sebelum penetapan calon", "before designation")
            if designated
            else Sentence("sejak penetapan calon", "from designation")
        )
    day = say_day(facts.designated_on)
    return (
        Sentence(f"sebelum {day.indonesian}", f"before {day.english}")
        if designated
        else Sentence(f"sejak {day.indonesian}", f"from {day.english}")
    )


def _other_phases(rule: Rule, facts: ActFacts) -> tuple[Sentence, ...]:
    if rule.phases != (Phase.CAMPAIGN,) or facts.phase is not Phase.CAMPAIGN:
        return ()
    return (
        Sentence(
            f"di luar masa kampanye: {rule.code} tidak berlaku",
            f"outside the campaign: {rule.code} does not hold",
        ),
    )


def _other_stance(judgement: Judgement, facts: ActFacts, edition: Edition) -> tuple[Sentence, ...]:
    sided = facts.stance in (Stance.SUPPORT, Stance.OPPOSE)
    other = Stance.NEUTRAL if sided else Stance.SUPPORT
    answer = _answer_of(judgement.rule, replace(facts, stance=other), edition)
    if answer is judgement.answer:
        return ()
    said = say_answer(answer)
    code = judgement.rule.code
    if sided:
        return (
            Sentence(
                f"bila sikapnya netral: {said.indonesian}, {code}",
                f"with a neutral stance: {said.english}, {code}",
            ),
        )
    return (
        Sentence(
            f"bila tampak mendukung: {said.indonesian}, {code}",
            f"with support shown: {said.english}, {code}",
        ),
    )


def _other_about(judgement: Judgement, facts: ActFacts, edition: Edition) -> tuple[Sentence, ...]:
    found = []
    code = judgement.rule.code
    if facts.about in (About.CANDIDATE, About.CAMPAIGN_ACCOUNT):
        to_account = facts.about is About.CANDIDATE
        other = About.CAMPAIGN_ACCOUNT if to_account else About.CANDIDATE
        answer = _answer_of(judgement.rule, replace(facts, about=other), edition)
        if answer not in (judgement.answer, Answer.NOTHING):
            said = say_answer(answer)
            found.append(
                Sentence(
                    f"pada grup atau akun pemenangan: {said.indonesian}, {code}"
                    if to_account
                    else f"pada calon, bukan akun pemenangan: {said.indonesian}, {code}",
                    f"on a campaign account: {said.english}, {code}"
                    if to_account
                    else f"on the candidate, not a campaign account: {said.english}, {code}",
                )
            )
    found.append(
        Sentence(
            "bila hanya tentang pemerintah atau kebijakan: tidak ada",
            "about government or policy only: nothing",
        )
    )
    return tuple(found)


def _exceptions(weighed: tuple[Weighed, ...], stance: Stance) -> tuple[Sentence, ...]:
    open_ones = [
        each.circumstance
        for each in weighed
        if each.applies is None
        and each.circumstance.when_seen is Effect.NOTHING
        and each.circumstance.may_excuse(stance)
    ]
    if not open_ones:
        return ()
    codes = ", ".join(each.code for each in open_ones)
    return (Sentence(f"bila terbukti {codes}: tidak ada", f"if shown to be {codes}: nothing"),)


def _other_numbers(rule: Rule, facts: ActFacts) -> tuple[Sentence, ...]:
    found = []
    now = rule.articles_on(facts.on)
    for article in rule.dated_articles:
        if article.text in now:
            continue
        if article.in_force_until is not None:
            day = say_day(article.in_force_until)
            found.append(
                Sentence(
                    f"sebelum {day.indonesian}: {article.text}",
                    f"before {day.english}: {article.text}",
                )
            )
        elif article.in_force_from is not None:
            day = say_day(article.in_force_from)
            found.append(
                Sentence(
                    f"sejak {day.indonesian}: {article.text}",
                    f"from {day.english}: {article.text}",
                )
            )
    return tuple(found)


def _answer_of(rule: Rule, facts: ActFacts, edition: Edition) -> Answer:
    for each in judge_all(edition, facts):
        if each.rule.code == rule.code:
            return each.answer
    return Answer.NOTHING
