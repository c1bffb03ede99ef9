"""Tests of the canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.errors import MalformedFormError, UnwritableFactError

NAME = "netral.example.v1"
VALUES = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)
FIELDS = st.dictionaries(st.sampled_from(["a", "b", "c_d", "e"]), VALUES, max_size=4)


class TestWriteForm:
    @given(first=FIELDS, second=FIELDS)
    def test_gives_equal_bytes_only_for_equal_fields(
        self, first: dict[str, str], second: dict[str, str]
    ) -> None:
        is_same_statement = list(first.items()) == list(second.items())

        assert (write_form(NAME, first) == write_form(NAME, second)) == is_same_statement

    @pytest.mark.parametrize("value", ["a\nb 1 c", "a\rb", "\x00", "\u2028", "\ud800"])
    def test_refuses_a_value_that_could_look_like_a_line(self, value: str) -> None:
        with pytest.raises(UnwritableFactError):
            write_form(NAME, {"a": value})


class TestParseForm:
    @given(fields=FIELDS)
    def test_gives_back_what_was_written(self, fields: dict[str, str]) -> None:
        assert parse_form(write_form(NAME, fields), NAME) == fields

    @given(fields=FIELDS.filter(bool), data=st.data())
    def test_never_reads_changed_bytes_as_the_same_statement(
        self, fields: dict[str, str], data: st.DataObject
    ) -> None:
        written = bytearray(write_form(NAME, fields))
        position = data.draw(st.integers(0, len(written) - 1))
        written[position] ^= 1 << data.draw(st.integers(0, 7))

        try:
            found = parse_form(bytes(written), NAME)
        except MalformedFormError:
            return
        assert list(found.items()) != list(fields.items())

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"netral.example.v2\na 1 x\n", id="another version"),
            pytest.param(b"netral.example.v1\na 1 x", id="cut off"),
            pytest.param(b"netral.example.v1\na 01 x\n", id="length with a zero in front"),
            pytest.param(b"netral.example.v1\na 2 x\n", id="wrong length"),
            pytest.param(b"netral.example.v1\na 1 x\na 1 x\n", id="a field twice"),
            pytest.param(b"netral.example.v1\na 1 \xff\n", id="no text"),
            pytest.param(b"netral.example.v1\na 1 \n\n", id="line end as a value"),
        ],
    )
    def test_refuses_what_no_writer_writes(self, data: bytes) -> None:
        with pytest.raises(MalformedFormError):
            parse_form(data, NAME)
