"""Tests of the masking of people who are not in the register."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.intake.masking import find_people
from netral.language.reading import Span
from netral.reporting.masking import list_campaign_handles, mask_third_parties
from tests.reporting.builders import election

KEEP = frozenset({"suryaintan"})


class TestMaskThirdParties:
    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("Halo @budi_s, apa kabar?", "Halo @…, apa kabar?"),
            ("@a", "@…"),
            ("kata @budi.santoso.", "kata @…."),
            ("ikut @SuryaIntan yuk", "ikut @SuryaIntan yuk"),
            ("dari \uff20budi_s", "dari @…"),
            ("tulis ke budi.s@contoh.id ya", "tulis ke …@… ya"),
            ("WA 0812-3456-7890 sekarang", "WA [nomor] sekarang"),
            ("+62 812 3456 7890", "[nomor]"),
            ("NIK 3171234567890123", "NIK [nomor]"),
            ("lihat https://x.com/budi_s/status/55", "lihat https://x.com/…/status/55"),
            ("https://x.com/suryaintan/status/55", "https://x.com/suryaintan/status/55"),
            ("https://www.instagram.com/p/abc/", "https://www.instagram.com/p/abc/"),
            ("https://www.tiktok.com/@budi/video/1", "https://www.tiktok.com/…/video/1"),
            ("@budi@mastodon.example halo", "@… halo"),
            ("harga 15.000 dan 2024", "harga 15.000 dan 2024"),
            ("nomor 1 @ rumah", "nomor 1 @ rumah"),
        ],
    )
    def test_masks_people_and_keeps_campaigns(self, text: str, masked: str) -> None:
        assert mask_third_parties(text, keep=KEEP).text == masked

    def test_moves_spans_to_where_their_words_are_now(self) -> None:
        text = "@budi_santoso bilang Surya-Intan hebat"
        start = text.index("Surya")
        span = Span(start=start, end=start + len("Surya-Intan"), why="name")

        found = mask_third_parties(text, keep=KEEP, spans=[span])

        (moved,) = found.spans
        assert found.text[moved.start : moved.end] == "Surya-Intan"

    def test_shrinks_a_span_inside_a_mask_to_the_mask(self) -> None:
        text = "halo @pendukung_surya!"
        start = text.index("surya")
        span = Span(start=start, end=start + 5, why="name")

        found = mask_third_parties(text, keep=KEEP, spans=[span])

        (moved,) = found.spans
        assert found.text[moved.start : moved.end] == "@…"

    @given(
        st.lists(
            st.sampled_from(
                ["@budi", "@suryaintan", "a@b.id", "0812345678901", "kata", "x.com/budi", " ", "\n"]
            )
        )
    )
    def test_changes_nothing_when_done_twice(self, parts: list[str]) -> None:
        once = mask_third_parties(" ".join(parts), keep=KEEP).text

        assert mask_third_parties(once, keep=KEEP).text == once
        assert "budi" not in once


class TestListCampaignHandles:
    def test_lists_the_handles_of_campaigns(self) -> None:
        assert list_campaign_handles(election()) == {"suryaintan", "melatibagus"}


class TestTheQuickLook:
    @given(
        st.lists(
            st.sampled_from(
                [
                    *(
                        "@",
                        "\uff20",
                        ".",
                        "/",
                        " ",
                        "-",
                        "x.com/",
                        "t.me/budi",
                        "a@b.id",
                        "08",
                        "62",
                    ),
                    *(
                        "1",
                        "23456789",
                        "\u0661\u0662\u0663",
                        "budi",
                        "ig",
                        "://",
                        "3171234567890123",
                    ),
                ]
            ),
            max_size=12,
        ).map("".join)
    )
    def test_passes_over_no_text_in_which_somebody_is_found(self, text: str) -> None:
        if any(find_people(text, keep=())):
            assert mask_third_parties(text, keep=()).text != text
