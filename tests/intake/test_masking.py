import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.intake import mask_third_parties

KEEP = frozenset({"pasangan_satu"})


class TestMaskThirdParties:
    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("halo @Ani_88, apa kabar", "halo @……………………, apa kabar".replace("……………………", "…" * 6)),
            ("dukung @Pasangan_Satu.", "dukung @Pasangan_Satu."),
            ("RT @budi.s: ya", "RT @" + "…" * 6 + ": ya"),
            ("lihat https://x.com/budi/status/1", "lihat https://x.com/…………/status/1"),
            ("https://www.tiktok.com/@budi/video/1", "https://www.tiktok.com/@…………/video/1"),
            ("https://x.com/pasangan_satu", "https://x.com/pasangan_satu"),
            ("tulis ke ani@contoh.id ya", "tulis ke " + "…" * 13 + " ya"),
            ("harga @ 5.000 atau 3 @2", "harga @ 5.000 atau 3 @…"),
            ("tanpa siapa pun", "tanpa siapa pun"),
            ("kata@budi", "kata@…………"),
            ("https://medium.com/@budi", "https://medium.com/@…………"),
            ("linkedin.com/in/budi", "linkedin.com/in/…………"),
            ("https://youtube.com/c/pasangan_satu", "https://youtube.com/c/pasangan_satu"),
            ("https://facebook.com/profile.php?id=10", "https://facebook.com/" + "…" * 17),
            ("X.COM/Budi", "X.COM/…………"),
            ("@budi@server.id", "@" + "…" * 14),
            ("@pasangan_satu@server.id", "@pasangan_satu@server.id"),
            ("@pasangan_satu@budi", "@pasangan_satu@…………"),
            ("WA 0812-3456-7890", "WA " + "…" * 14),
        ],
    )
    def test_masks_everybody_but_campaign_accounts(self, text: str, masked: str) -> None:
        assert mask_third_parties(text, keep=KEEP) == masked

    @given(text=st.text(alphabet=st.sampled_from("a@._ /:xB1é#"), max_size=60))
    def test_keeps_the_length_and_is_stable(self, text: str) -> None:
        masked = mask_third_parties(text, keep=KEEP)

        assert len(masked) == len(text)
        assert mask_third_parties(masked, keep=KEEP) == masked

    @given(
        parts=st.lists(
            st.sampled_from(
                ["@budi", "@pasangan_satu", "a@b.id", "0812345678901", "x.com/", "in/", ".", "/"]
            )
        )
    )
    def test_is_stable_whatever_stands_side_by_side(self, parts: list[str]) -> None:
        once = mask_third_parties("".join(parts), keep=KEEP)

        assert len(once) == len("".join(parts))
        assert mask_third_parties(once, keep=KEEP) == once
