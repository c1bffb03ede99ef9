"""A NIP is 18 digits of text; whatever went through a number is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.register.nip import Nip, NipKind, parse_nip
from netral.values import Severity
from tests.register.builders import BUDI, PPPK


@st.composite
def valid_nips(draw: st.DrawFn) -> str:
    birth = draw(st.dates(date(1955, 1, 1), date(2004, 12, 31)))
    start_year = birth.year + draw(st.integers(18, 60))
    middle = draw(
        st.one_of(
            st.integers(1, 12).map(lambda month: f"{month:02d}"),
            st.integers(21, 29).map(str),
        )
    )
    sex = draw(st.sampled_from("12"))
    serial = draw(st.integers(1, 999))
    return f"{birth:%Y%m%d}{start_year}{middle}{sex}{serial:03d}"


def messages(cell: object, *, today: date | None = None) -> list[str]:
    return [fault.message for fault in parse_nip(cell, today=today).faults]


class TestParseNip:
    @given(valid_nips())
    def test_accepts_every_number_built_by_the_rule(self, digits: str) -> None:
        reading = parse_nip(digits)

        assert reading.nip == Nip(digits)
        assert reading.faults == ()

    @given(valid_nips())
    def test_refuses_every_number_that_went_through_a_float(self, digits: str) -> None:
        number = float(digits)
        shown = [
            number,
            int(number),
            str(number),
            f"{number:.15g}",
            f"{number:.5E}".replace(".", ","),
            f"{number:.1f}",
            f"{number:.0f},00",
            digits[:15] + "000",
            digits[:15],
        ]

        for cell in shown:
            reading = parse_nip(cell)
            assert reading.nip is None, cell
            assert any(fault.is_error for fault in reading.faults)

    @given(valid_nips(), st.text(max_size=3), st.integers(0, 18))
    def test_never_shows_the_full_number(self, digits: str, noise: str, at: int) -> None:
        reading = parse_nip(digits[:at] + noise + digits[at:])

        shown = repr(reading) + str(reading.nip)
        assert digits not in shown
        assert digits[8:] not in shown

    @pytest.mark.parametrize(
        "written",
        [
            "'198609262006041001",
            "\u2019198609262006041001",
            '="198609262006041001"',
            "19860926 200604 1 001",
            "19860926\u00a0200604\u00a01\u00a0001",
            "19860926-200604-1-001",
            "19860926.200604.1.001",
            "\ufeff198609262006041001\u200b",
            "  198609262006041001\t",
        ],
    )
    def test_takes_out_what_people_put_between_the_digits(self, written: str) -> None:
        assert parse_nip(written).nip == Nip(BUDI)

    @pytest.mark.parametrize(
        ("cell", "message"),
        [
            (
                198609262006041001,
                "The NIP is a number in this file, not text: a spreadsheet keeps 15 of the 18 "
                "digits and invents the rest.",
            ),
            (
                "1.98609262006041E+17",
                "The NIP is in scientific notation: its last digits are lost.",
            ),
            ("198609262006041008.0", "The NIP ends in decimals: it went through a number."),
            (
                "198609262006041000",
                "The NIP ends in 000: a spreadsheet replaced the last three digits by zeros.",
            ),
            ("198609262006041", "The NIP has 15 digits: a spreadsheet cut the last three off."),
            ("131123456", "This is an old NIP of 9 digits."),
            ("19860926200604100", "The NIP has 17 digits, expected are 18."),
            ("", "The NIP is empty."),
            ("19860926200604100X", "The NIP has characters that are not digits."),
            (
                "\u0661\u0669\u0668\u0666\u0660\u0669\u0662\u0666"
                "\u0662\u0660\u0660\u0666\u0660\u0664\u0661\u0660\u0660\u0661",
                "The NIP has characters that are not digits.",
            ),
        ],
    )
    def test_refuses_with_the_reason(self, cell: object, message: str) -> None:
        reading = parse_nip(cell)

        assert reading.nip is None
        assert [fault.message for fault in reading.faults] == [message]
        assert reading.faults[0].remedy

    @pytest.mark.parametrize(
        ("digits", "message"),
        [
            ("198613262006041001", "Digits 1-8 of the NIP are no day of birth."),
            ("198609262002041001", "By the NIP, the age at the start is outside 18-60."),
            (
                "198609262006131001",
                "Digits 13-14 of the NIP are neither a month (PNS) nor 21-29 (PPPK).",
            ),
            ("198609262006043001", "Digit 15 of the NIP is neither 1 nor 2."),
            ("198609262026041001", "By the NIP, the service starts in the future."),
        ],
    )
    def test_keeps_a_strange_number_with_a_warning(self, digits: str, message: str) -> None:
        reading = parse_nip(digits, today=date(2024, 11, 1))

        assert reading.nip == Nip(digits)
        assert [fault.message for fault in reading.faults] == [message]
        assert reading.faults[0].severity is Severity.WARNING

    def test_knows_no_future_without_a_day(self) -> None:
        assert messages("198609262026041001") == []


class TestNip:
    @pytest.mark.parametrize(
        ("digits", "kind", "start"),
        [
            (BUDI, NipKind.PNS, date(2006, 4, 1)),
            (PPPK, NipKind.PPPK, date(2022, 12, 31)),
            ("198609262006131001", NipKind.UNCLEAR, None),
            ("198609262002041001", NipKind.PNS, None),
        ],
    )
    def test_proves_a_start_only_where_its_digits_agree(
        self, digits: str, kind: NipKind, start: date | None
    ) -> None:
        assert Nip(digits).kind is kind
        assert Nip(digits).certain_start_date == start

    @pytest.mark.parametrize("digits", ["", "1986", "19860926200604100x", BUDI + "1"])
    def test_refuses_anything_but_18_digits(self, digits: str) -> None:
        with pytest.raises(ValueError, match="18 digits"):
            Nip(digits)
