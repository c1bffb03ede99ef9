"""Tests of the committed random draw."""

import hashlib
import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from netral.casework.allegation import Subject
from netral.casework.draw import (
    Conflict,
    Draw,
    DrawCommitment,
    DrawKind,
    PoolMember,
    commit_seed,
    draw_reviewers,
    find_conflicts,
    find_replacement,
    verify_draw,
)
from netral.casework.errors import DrawNotHonestError, TooFewReviewersError
from netral.casework.ids import ActorId, CaseId, PersonKey, UnitId, make_case_id
from netral.casework.script import START, make_pool

CASE = make_case_id("ACT-1")
SEED = bytes(range(32))
SUBJECT = Subject(
    person=PersonKey("orang-0001"),
    unit=UnitId("unit-subjek"),
    superiors=(PersonKey("orang-atasan"),),
    kin=(PersonKey("orang-kerabat"),),
)
COMMITMENT = DrawCommitment(
    kind=DrawKind.PAIR, sequence=1, sha256=commit_seed(SEED), committed_at=START
)
# The 99.9 % points of the chi-squared distribution with 9 and with 44 degrees of freedom.
CRITICAL_9, CRITICAL_44 = 27.877, 78.750


def draw(
    *,
    pool: tuple[PoolMember, ...] = make_pool(10),
    case_id: CaseId = CASE,
    seed: bytes = SEED,
    kind: DrawKind = DrawKind.PAIR,
) -> Draw:
    return draw_reviewers(kind, case_id=case_id, seed=seed, pool=pool, subject=SUBJECT, acted=())


def chi_squared(counts: Counter[object], cells: int) -> float:
    expected = counts.total() / cells
    seen = sum((count - expected) ** 2 / expected for count in counts.values())
    return seen + (cells - len(counts)) * expected


class TestDrawReviewers:
    def test_is_uniform_over_reviewers_and_pairs(self) -> None:
        chance = random.Random(20_241_127)  # noqa: S311 - a test must repeat
        reviewers: Counter[object] = Counter()
        pairs: Counter[object] = Counter()

        for number in range(20_000):
            drawn = draw(seed=chance.randbytes(32), case_id=make_case_id(f"ACT-{number}")).chosen
            reviewers.update(drawn)
            pairs[frozenset(drawn)] += 1

        assert chi_squared(reviewers, 10) < CRITICAL_9
        assert chi_squared(pairs, 45) < CRITICAL_44
        assert len(pairs) == len(list(combinations(range(10), 2)))

    def test_a_biased_draw_would_be_noticed(self) -> None:
        # The seeded bug: whoever has the lowest id wins slightly more often.
        chance = random.Random(1)  # noqa: S311 - a test must repeat
        biased = Counter(chance.choice((*range(10), 0)) for _ in range(40_000))

        assert chi_squared(biased, 10) > CRITICAL_9

    def test_gives_the_same_for_the_same_seed_whatever_the_order_of_the_pool(self) -> None:
        pool = make_pool(10)

        assert draw(pool=pool) == draw(pool=tuple(reversed(pool)))

    def test_differs_between_cases_and_draws_of_one_seed(self) -> None:
        by_case = {draw(case_id=make_case_id(f"ACT-{n}")).chosen for n in range(40)}

        assert len(by_case) > 20
        assert draw(kind=DrawKind.PAIR).chosen != draw(kind=DrawKind.APPEAL_PAIR).chosen

    def test_never_seats_two_of_one_unit(self) -> None:
        pool = tuple(
            replace(each, unit=UnitId(f"unit-{number % 3}"))
            for number, each in enumerate(make_pool(9))
        )
        units = {each.reviewer: each.unit for each in pool}

        for number in range(200):
            first, second = draw(pool=pool, case_id=make_case_id(f"ACT-{number}")).chosen
            assert units[first] != units[second]

    @pytest.mark.parametrize(
        ("change", "conflict"),
        [
            pytest.param({"person": SUBJECT.person}, Conflict.SELF, id="self"),
            pytest.param({"unit": SUBJECT.unit}, Conflict.SAME_UNIT, id="same unit"),
            pytest.param({"person": SUBJECT.superiors[0]}, Conflict.SUPERIOR, id="superior"),
            pytest.param({"person": SUBJECT.kin[0]}, Conflict.KIN, id="kin"),
        ],
    )
    def test_never_seats_the_circle_of_the_person(
        self, change: dict[str, object], conflict: Conflict
    ) -> None:
        free = make_pool(5)
        near = replace(free[0], **change)
        pool = (near, *free[1:])

        assert find_conflicts(near, subject=SUBJECT, acted=()) == (conflict,)
        assert find_conflicts(free[0], subject=SUBJECT, acted=()) == ()
        for number in range(100):
            drawn = draw(pool=pool, case_id=make_case_id(f"ACT-{number}"))
            assert near.reviewer not in drawn.chosen

    def test_never_seats_somebody_who_acted_before(self) -> None:
        first = draw()

        again = draw_reviewers(
            DrawKind.PAIR,
            case_id=CASE,
            seed=SEED,
            pool=make_pool(10),
            subject=SUBJECT,
            acted=first.chosen,
        )

        assert not set(first.chosen) & set(again.chosen)

    @pytest.mark.parametrize("size", [0, 1, 2, 3])
    def test_refuses_a_pool_that_leaves_chance_nothing_to_choose(self, size: int) -> None:
        with pytest.raises(TooFewReviewersError, match=f"has {size} reviewers"):
            draw(pool=make_pool(size))

    def test_draws_from_the_smallest_pool_that_leaves_a_choice(self) -> None:
        assert len(draw(pool=make_pool(4)).chosen) == 2


class TestVerifyDraw:
    def test_accepts_an_honest_draw(self) -> None:
        verify_draw(draw(), case_id=CASE, commitment=COMMITMENT, subject=SUBJECT, acted=())

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            pytest.param({"seed": bytes(32).hex()}, "not the one", id="another seed"),
            pytest.param({"seed": "00"}, "no seed", id="a short seed"),
            pytest.param({"seed": "zz"}, "no seed", id="no hexadecimal"),
            pytest.param({"kind": DrawKind.THIRD}, "not the one", id="another draw"),
            pytest.param(
                {"chosen": (ActorId("pemeriksa-01"), ActorId("pemeriksa-02"))},
                "others are drawn",
                id="chosen by hand",
            ),
            pytest.param({"chosen": ()}, "others are drawn", id="nobody chosen"),
        ],
    )
    def test_refuses_what_does_not_follow(self, change: dict[str, object], why: str) -> None:
        drawn = replace(draw(), **change)

        with pytest.raises(DrawNotHonestError, match=why):
            verify_draw(drawn, case_id=CASE, commitment=COMMITMENT, subject=SUBJECT, acted=())

    def test_refuses_a_pool_in_which_somebody_stands_twice(self) -> None:
        drawn = draw()
        doubled = replace(drawn, pool=(*drawn.pool, drawn.pool[0]))

        with pytest.raises(DrawNotHonestError, match="twice"):
            verify_draw(doubled, case_id=CASE, commitment=COMMITMENT, subject=SUBJECT, acted=())

    def test_refuses_a_pool_that_was_cut_after_the_draw(self) -> None:
        drawn = draw()
        left = tuple(each for each in drawn.pool if each.reviewer not in drawn.chosen)

        with pytest.raises(DrawNotHonestError):
            verify_draw(
                replace(drawn, pool=left),
                case_id=CASE,
                commitment=COMMITMENT,
                subject=SUBJECT,
                acted=(),
            )


class TestFindReplacement:
    def test_gives_the_next_of_the_same_draw(self) -> None:
        drawn = draw()

        following = find_replacement(
            drawn, case_id=CASE, subject=SUBJECT, acted=drawn.chosen, taken_units=()
        )

        assert following is not None
        assert following not in drawn.chosen

    def test_gives_nobody_when_the_line_is_empty(self) -> None:
        everybody = [each.reviewer for each in make_pool(10)]

        assert (
            find_replacement(draw(), case_id=CASE, subject=SUBJECT, acted=everybody, taken_units=())
            is None
        )


class TestCommitSeed:
    def test_hides_the_seed(self) -> None:
        assert SEED.hex() not in commit_seed(SEED)
        assert commit_seed(SEED) != hashlib.sha256(SEED).hexdigest()

    @pytest.mark.parametrize("size", [0, 31, 33])
    def test_refuses_a_seed_of_another_length(self, size: int) -> None:
        with pytest.raises(ValueError, match=str(size)):
            commit_seed(bytes(size))
