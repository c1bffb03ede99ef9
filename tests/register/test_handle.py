"""A handle column holds handles; addresses of profiles are understood, all else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.register.handle import HandleError, ProfileName, is_address, parse_handle
from netral.values import Platform

F, IG, TH, TT, YT, X, LI, M, B, TG = (
    Platform.FACEBOOK,
    Platform.INSTAGRAM,
    Platform.THREADS,
    Platform.TIKTOK,
    Platform.YOUTUBE,
    Platform.X,
    Platform.LINKEDIN,
    Platform.MASTODON,
    Platform.BLUESKY,
    Platform.TELEGRAM,
)


class TestParseHandle:
    @pytest.mark.parametrize(
        ("platform", "text", "handle"),
        [
            (IG, "@Budi.Contoh", "budi.contoh"),
            (IG, "  budi_contoh ", "budi_contoh"),
            (IG, "'budi", "budi"),
            (IG, "https://www.instagram.com/Budi.Contoh/", "budi.contoh"),
            (IG, "instagram.com/budi?igsh=abc", "budi"),
            (IG, "https://www.instagram.com/_u/budi", "budi"),
            (IG, "https://www.instagram.com/budi/reels/", "budi"),
            (F, "https://m.facebook.com/budi.contoh", "budi.contoh"),
            (F, "https://web.facebook.com/budi.contoh?_rdc=1", "budi.contoh"),
            (TH, "https://www.threads.net/@budi", "budi"),
            (TH, "https://www.threads.com/@budi", "budi"),
            (TT, "https://www.tiktok.com/@budi.contoh?lang=id", "budi.contoh"),
            (YT, "https://www.youtube.com/@BudiContoh/videos", "budicontoh"),
            (YT, "https://youtube.com/c/BudiContoh", "budicontoh"),
            (YT, "https://www.youtube.com/@b%C3%BAdi", "b\u00fadi"),
            (X, "https://twitter.com/Budi_Contoh", "budi_contoh"),
            (X, "x.com/budi_contoh", "budi_contoh"),
            (X, "https://mobile.twitter.com/budi_contoh?s=20", "budi_contoh"),
            (LI, "https://id.linkedin.com/in/budi-contoh-71", "budi-contoh-71"),
            (M, "@budi@mastodon.contoh", "budi@mastodon.contoh"),
            (M, "https://mastodon.contoh/@Budi", "budi@mastodon.contoh"),
            (B, "https://bsky.app/profile/budi.bsky.social", "budi.bsky.social"),
            (B, "@budi.bsky.social", "budi.bsky.social"),
            (TG, "https://t.me/s/budi_contoh", "budi_contoh"),
        ],
    )
    def test_finds_the_handle(self, platform: Platform, text: str, handle: str) -> None:
        assert parse_handle(text, platform).handle == handle

    @pytest.mark.parametrize(
        ("platform", "text", "account_id"),
        [
            (F, "https://www.facebook.com/profile.php?id=100071", "100071"),
            (X, "https://x.com/i/user/71", "71"),
            (X, "https://twitter.com/intent/user?user_id=71", "71"),
            (YT, "UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv"),
            (
                YT,
                "https://youtube.com/channel/UCabcdefghijklmnopqrstuv",
                "UCabcdefghijklmnopqrstuv",
            ),
            (B, "https://bsky.app/profile/did:plc:abc", "did:plc:abc"),
            (B, "did:plc:abc", "did:plc:abc"),
            (M, "https://mastodon.contoh/users/budi", "https://mastodon.contoh/users/budi"),
        ],
    )
    def test_finds_the_stable_id(self, platform: Platform, text: str, account_id: str) -> None:
        named = parse_handle(text, platform)

        assert (named.account_id, named.handle) == (account_id, None)

    @pytest.mark.parametrize(
        ("platform", "text", "reason"),
        [
            (IG, "Budi Contoh", "looks like a display name"),
            (IG, "Budi\u00a0Contoh", "looks like a display name"),
            (IG, "budi, siti", "several handles"),
            (IG, "budi;siti", "several handles"),
            (IG, "budi@contoh.go.id", "an e-mail address"),
            (IG, "081234567890", "a phone number"),
            (IG, "+6281234567890", "a phone number"),
            (IG, "budi#contoh", "cannot have these characters"),
            (IG, "bud\u0456", "cannot have these characters"),
            (IG, "budi\u200b", "cannot have these characters"),
            (IG, "@", "The handle is empty"),
            (IG, "https://www.instagram.com/p/C1abc/", "not that of a profile"),
            (IG, "https://www.instagram.com/explore/tags/", "not that of a profile"),
            (IG, "https://www.instagram.com/", "not that of a profile"),
            (X, "https://x.com/budi/status/17", "not that of a profile"),
            (X, "https://x.com/i/user/abc", "not that of a profile"),
            (TT, "https://www.tiktok.com/@budi/video/71", "not that of a profile"),
            (TT, "https://www.tiktok.com/budi", "not that of a profile"),
            (LI, "https://www.linkedin.com/company/contoh", "not that of a profile"),
            (M, "https://mastodon.contoh/@budi/117", "not that of a profile"),
            (F, "https://www.facebook.com/groups/71", "not that of a profile"),
            (F, "https://facebook.com.evil.example/budi", "another site"),
            (F, "https://www.instagram.com/budi", "another site"),
            (F, "https://facebook.com@evil.example/budi", "another site"),
            (F, "http://[::1", "cannot be read"),
        ],
    )
    def test_refuses_what_is_no_handle(self, platform: Platform, text: str, reason: str) -> None:
        with pytest.raises(HandleError, match=reason) as caught:
            parse_handle(text, platform)

        assert "budi" not in str(caught.value).lower()

    @given(st.text(max_size=60), st.sampled_from(list(Platform)))
    def test_answers_any_text_with_a_handle_or_a_refusal(
        self, text: str, platform: Platform
    ) -> None:
        try:
            named = parse_handle(text, platform)
        except HandleError:
            return
        assert named.handle or named.account_id
        assert named != ProfileName()


class TestIsAddress:
    @pytest.mark.parametrize("text", ["https://x.com/a", "x.com/a", "www.contoh.id", "HTTP://a"])
    def test_knows_an_address(self, text: str) -> None:
        assert is_address(text)

    @pytest.mark.parametrize("text", ["budi.contoh", "@budi", "budi/contoh", "budi@a.id"])
    def test_takes_a_handle_for_a_handle(self, text: str) -> None:
        assert not is_address(text)
