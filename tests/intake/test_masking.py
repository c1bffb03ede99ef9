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
        ],
    )
    def test_masks_everybody_but_campaign_accounts(self, text: str, masked: str) -> None:
        assert mask_third_parties(text, keep=KEEP) == masked

    @given(text=st.text(alphabet=st.sampled_from("a@._ /:xB1é#"), max_size=60))
    def test_keeps_the_length_and_is_stable(self, text: str) -> None:
        masked = mask_third_parties(text, keep=KEEP)

        assert len(masked) == len(text)
        assert mask_third_parties(masked, keep=KEEP) == masked
