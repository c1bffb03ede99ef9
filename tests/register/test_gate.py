"""The gate lets in declared accounts on their days, and nothing of anybody else."""

import pickle
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.register import (
    EmptyWindowError,
    Gate,
    GateCounts,
    PseudonymCollisionError,
    WeakKeyError,
    Window,
)
from netral.register.gate import require_distinct
from netral.register.look_alike import draw_skeleton
from netral.values import WIB, WIT, WITA, AccountReference, Platform
from netral.values.errors import NaiveInstantError
from tests.register.builders import (
    KEY,
    PPPK,
    SITI,
    account,
    gate,
    person,
    reference,
    roster,
)

NOON = datetime(2024, 10, 1, 5, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ZONES = [WIB, WITA, WIT]
LEAP_DAY = date(2024, 2, 29)


def midnight(day: date, zone: timezone) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def one_account_gate(zone: timezone = WIB, **facts: object) -> Gate:
    owner = person()
    return gate(roster([owner], [account(owner, **facts)]), zone=zone)  # type: ignore[arg-type]


class TestBoundaries:
    @pytest.mark.parametrize("zone", ZONES, ids=str)
    @pytest.mark.parametrize("day", [LEAP_DAY, date(2024, 3, 1), date(2024, 9, 22)], ids=str)
    @pytest.mark.parametrize(
        ("shift", "admitted"), [(-SECOND, False), (timedelta(), True), (SECOND, True)], ids=str
    )
    def test_a_declaration_begins_with_its_first_local_day(
        self, *, zone: timezone, day: date, shift: timedelta, admitted: bool
    ) -> None:
        door = one_account_gate(zone, valid_from=day)

        assert door.admits(reference(), midnight(day, zone) + shift) is admitted
        assert door.counts == GateCounts(admitted=admitted, dropped_not_valid=not admitted)

    @pytest.mark.parametrize("zone", ZONES, ids=str)
    @pytest.mark.parametrize("day", [date(2024, 2, 28), LEAP_DAY, date(2024, 11, 27)], ids=str)
    @pytest.mark.parametrize(
        ("shift", "admitted"), [(-SECOND, True), (timedelta(), False), (SECOND, False)], ids=str
    )
    def test_a_declaration_ends_with_its_last_local_day(
        self, *, zone: timezone, day: date, shift: timedelta, admitted: bool
    ) -> None:
        door = one_account_gate(zone, valid_to=day)

        assert door.admits(reference(), midnight(day + timedelta(1), zone) + shift) is admitted

    @pytest.mark.parametrize("zone", ZONES, ids=str)
    @pytest.mark.parametrize(
        ("shift", "admitted"), [(-SECOND, False), (timedelta(), True), (SECOND, True)], ids=str
    )
    def test_service_begins_with_the_first_local_day(
        self, *, zone: timezone, shift: timedelta, admitted: bool
    ) -> None:
        day = date(2024, 10, 1)
        owner = person(serving_since=day)
        door = gate(roster([owner], [account(owner)]), zone=zone)

        assert door.admits(reference(), midnight(day, zone) + shift) is admitted
        assert door.counts.dropped_not_valid == (not admitted)

    @pytest.mark.parametrize("zone", ZONES, ids=str)
    @pytest.mark.parametrize(
        ("moment", "shift", "admitted"),
        [
            ("first", -SECOND, False),
            ("first", timedelta(), True),
            ("until", -SECOND, True),
            ("until", timedelta(), False),
        ],
    )
    def test_the_window_is_local_days_too(
        self, *, zone: timezone, moment: str, shift: timedelta, admitted: bool
    ) -> None:
        owner = person()
        days = {"first": date(2024, 5, 5), "until": date(2024, 12, 16)}
        door = gate(
            roster([owner], [account(owner)]),
            zone=zone,
            first_date=days["first"],
            until_date=days["until"],
        )

        assert door.admits(reference(), midnight(days[moment], zone) + shift) is admitted
        assert door.counts == GateCounts(admitted=admitted, outside_window=not admitted)

    def test_the_same_moment_given_in_another_zone_is_the_same(self) -> None:
        door = one_account_gate(WIB, valid_from=date(2024, 9, 22))
        first = midnight(date(2024, 9, 22), WIB)

        assert door.admits(reference(), first.astimezone(WIT))
        assert not door.admits(reference(), (first - SECOND).astimezone(WIT))

    def test_a_declaration_without_an_end_holds(self) -> None:
        assert one_account_gate(valid_to=None).admits(reference(), NOON)

    def test_a_moment_without_a_zone_is_refused(self) -> None:
        with pytest.raises(NaiveInstantError):
            one_account_gate().admits(reference(), NOON.replace(tzinfo=None))


class TestJoin:
    def test_the_stable_id_counts_even_under_a_new_handle(self) -> None:
        door = one_account_gate(account_id="71")

        assert door.admits(reference("nama.baru", account_id="71"), NOON)

    def test_another_id_under_the_declared_handle_is_an_impostor(self) -> None:
        door = one_account_gate(account_id="71")
        impostor = reference(account_id="72")

        assert door.admits(reference(account_id="71"), NOON)
        assert not door.knows(impostor)
        assert not door.admits(impostor, NOON)
        assert door.find_person(impostor, NOON) is None

    def test_a_handle_alone_is_enough_on_its_days(self) -> None:
        assert one_account_gate(account_id="71").admits(reference(), NOON)

    def test_an_id_that_nobody_declared_does_not_hinder_a_handle_without_id(self) -> None:
        assert one_account_gate(account_id=None).admits(reference(account_id="72"), NOON)

    def test_an_id_out_of_its_days_does_not_fall_back_on_the_handle(self) -> None:
        owner = person()
        door = gate(
            roster(
                [owner],
                [
                    account(owner, handle="lama", account_id="71", valid_to=date(2024, 6, 30)),
                    account(owner, handle="budi.contoh"),
                ],
            )
        )

        assert not door.admits(reference("budi.contoh", account_id="71"), NOON)

    def test_a_handle_that_changed_hands_belongs_to_each_on_their_days(self) -> None:
        budi, siti = person(), person(SITI, person_id="siti")
        door = gate(
            roster(
                [budi, siti],
                [
                    account(budi, valid_to=date(2024, 6, 30)),
                    account(siti, account_id="73", valid_from=date(2024, 7, 1)),
                ],
            )
        )
        june = datetime(2024, 6, 1, tzinfo=UTC)

        assert door.find_person(reference(), june) != door.find_person(reference(), NOON)
        assert door.admits(reference(account_id="99"), june)
        assert not door.admits(reference(account_id="99"), NOON)
        assert door.admits(reference(account_id="73"), NOON)

    def test_the_same_handle_on_another_platform_is_another_account(self) -> None:
        assert not one_account_gate().knows(reference(platform=Platform.TIKTOK))

    def test_a_reference_without_any_name_is_nobody(self) -> None:
        assert not one_account_gate().admits(reference(None), NOON)

    def test_a_handle_is_found_however_a_file_writes_it(self) -> None:
        assert one_account_gate().admits(reference("@Budi.Contoh"), NOON)


class TestCounts:
    def test_each_record_is_counted_once_where_it_was_dropped(self) -> None:
        door = one_account_gate(valid_to=date(2024, 6, 30))
        june, next_year = datetime(2024, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)

        for handle, at in [
            ("budi.contoh", june),
            ("budi.contoh", NOON),
            ("budi.contoh", next_year),
            ("orang.lain", june),
        ]:
            if door.knows(reference(handle)):
                door.admits(reference(handle), at)

        assert door.counts == GateCounts(
            admitted=1, dropped_not_valid=1, outside_window=1, dropped_undeclared=1
        )

    def test_counts_are_a_snapshot(self) -> None:
        door = one_account_gate()
        before = door.counts

        door.knows(reference("orang.lain"))

        assert before == GateCounts()
        assert door.counts + before == GateCounts(dropped_undeclared=1)

    def test_a_sieve_can_add_what_it_dropped(self) -> None:
        door = one_account_gate()

        door.count_undeclared(95_000)

        assert door.counts.dropped_undeclared == 95_000

    def test_nothing_of_a_dropped_record_remains(self) -> None:
        door = one_account_gate()
        before = pickle.dumps({**vars(door), "_dropped_undeclared": 0})

        door.knows(reference("kenari-orang-lain", account_id="kenari-id"))

        assert pickle.dumps({**vars(door), "_dropped_undeclared": 0}) == before


class TestDeclaredKeys:
    def test_every_known_account_has_a_key(self) -> None:
        owner = person()
        door = gate(
            roster(
                [owner],
                [
                    account(owner, platform=Platform.X, handle="budi_x", account_id="71"),
                    account(owner),
                ],
            )
        )

        keys = door.declared_keys()

        assert keys.account_ids == {("x", "71")}
        assert keys.handles == {("x", "budi_x"), ("instagram", "budi.contoh")}


class TestPseudonym:
    def test_is_the_same_for_all_accounts_of_a_person_and_tells_nothing(self) -> None:
        owner = person()
        door = gate(
            roster([owner], [account(owner), account(owner, platform=Platform.X, handle="b")])
        )

        names = {
            door.find_person(reference(), NOON),
            door.find_person(reference("b", platform=Platform.X), NOON),
        }

        (name,) = names
        assert name is not None
        assert len(name) == len("P-") + 10
        assert name.startswith("P-")

    def test_is_another_under_another_key(self) -> None:
        owner = person()
        people = roster([owner], [account(owner)])
        window = Window(first_date=date(2024, 1, 1), until_date=date(2025, 1, 1), zone=WIB)
        other = Gate(people, window=window, pseudonym_key=KEY[::-1])

        assert gate(people).find_person(reference(), NOON) != other.find_person(reference(), NOON)

    def test_needs_a_key_that_cannot_be_tried_out(self) -> None:
        window = Window(first_date=date(2024, 1, 1), until_date=date(2025, 1, 1), zone=WIB)

        with pytest.raises(WeakKeyError, match="has 5 bytes; it needs 16"):
            Gate(roster([], []), window=window, pseudonym_key=b"short")

    def test_is_the_one_that_was_made_before_and_then_needs_no_key(self) -> None:
        budi = person()
        people = roster([budi], [account(budi)])
        window = Window(first_date=date(2024, 1, 1), until_date=date(2025, 1, 1), zone=WIB)
        door = Gate(people, window=window, pseudonyms={budi.civil_servant_id: "P-BEFORE"})

        assert door.find_person(reference(), NOON) == "P-BEFORE"

    def test_is_never_borne_by_two(self) -> None:
        with pytest.raises(PseudonymCollisionError, match="P-A under this key"):
            require_distinct(["P-A", "P-B", "P-A"])


class TestWindow:
    @pytest.mark.parametrize("until", [date(2024, 1, 1), date(2023, 12, 31)])
    def test_needs_a_day(self, until: date) -> None:
        with pytest.raises(EmptyWindowError, match="has no day"):
            Window(first_date=date(2024, 1, 1), until_date=until, zone=WIB)


DECLARED = [f"{name}.{unit}" for name in ("budi", "siti", "joko", "ani") for unit in range(50)]
TWINS = {"o": "0\u043e\u03bf", "i": "1l\u0456\u0131", "u": "\u03c5v", "b": "\u0432", "a": "\u0430"}


class TestOnlyDeclaredAccounts:
    """R1: ten thousand accounts that nobody declared, and none comes in."""

    @staticmethod
    def door() -> Gate:
        owner = person(PPPK)
        return gate(
            roster(
                [owner],
                [
                    account(owner, handle=handle, account_id=f"id-{number}" if number % 2 else None)
                    for number, handle in enumerate(DECLARED)
                ],
            )
        )

    def test_ten_thousand_others_are_only_counted(self) -> None:
        door = self.door()
        strangers: list[AccountReference] = []
        for number in range(10_000):
            handle = DECLARED[number % len(DECLARED)]
            strangers.append(_disguise(handle, number))

        admitted = [
            stranger
            for stranger in strangers
            if door.knows(stranger) and door.admits(stranger, NOON)
        ]

        assert admitted == []
        assert door.counts == GateCounts(dropped_undeclared=10_000)

    def test_the_declared_ones_come_in(self) -> None:
        door = self.door()

        assert all(door.admits(reference(handle), NOON) for handle in DECLARED)

    @given(st.sampled_from(DECLARED), st.text(min_size=1, max_size=2), st.integers(0, 8))
    def test_no_letter_more_comes_in(self, handle: str, extra: str, at: int) -> None:
        door = self.door()
        changed = handle[:at] + extra + handle[at:]
        is_same_when_written = changed.strip().removeprefix("@").lower() in DECLARED

        assert door.admits(reference(changed), NOON) <= is_same_when_written

    @pytest.mark.parametrize("days", range(1, 200, 7))
    def test_no_expired_one_comes_in(self, days: int) -> None:
        door = one_account_gate(valid_to=NOON.astimezone(WIB).date() - timedelta(days))

        assert not door.admits(reference(), NOON)
        assert door.counts == GateCounts(dropped_not_valid=1)


def _disguise(handle: str, number: int) -> AccountReference:
    tricks: Sequence[str] = (
        f"{handle}{number}x",
        f"{handle}_",
        f"_{handle}",
        handle.replace(".", "_"),
        handle.replace(".", ""),
        f"{handle}\u200b",
        f"{handle[:2]}\u200d{handle[2:]}",
        handle.replace("i", "\u0131").replace("o", "\u043e") + "\u0301",
        _swap_one(handle, number),
        f"{handle}.official",
    )
    trick = number % (len(tricks) + 1)
    if trick == len(tricks):
        # The declared handle with another id, of an account that was declared with one.
        odd = DECLARED[(2 * number + 1) % len(DECLARED)]
        return reference(odd, account_id=f"stranger-{number}")
    return reference(tricks[trick], account_id=f"stranger-{number}" if number % 3 else None)


def _swap_one(handle: str, number: int) -> str:
    letters = [letter for letter in handle if letter in TWINS]
    letter = letters[number % len(letters)]
    twins = TWINS[letter]
    swapped = handle.replace(letter, twins[number % len(twins)], 1)
    assert swapped != handle
    assert draw_skeleton(swapped)
    return swapped
