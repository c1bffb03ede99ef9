"""Tests of real files, read where they lie: each is recognised, or refused with the reason."""

from pathlib import Path

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, inspect_file, iter_acts

pytestmark = pytest.mark.shared
REFUSED = "NTR-INT-004"
"""A kind that holds no acts: the sentence says which kind, and what to hand in instead."""
EXPECTED = {
    "bluesky/jetstream_golden_v1.jsonl": "netral.bluesky.json.v1",
    "c2pa/C_signed.jpg": "netral.screenshot.v1",
    "c2pa/E-sig-CA_bad_signature.jpg": "netral.screenshot.v1",
    "facebook_dyi/pages_and_profiles_you_follow.json": "netral.facebook.archive.v1",
    "facebook_dyi/posts_and_comments.json": "netral.facebook.archive.v1",
    "facebook_dyi/your_comments_in_groups.json": "netral.facebook.archive.v1",
    "facebook_dyi/your_event_responses.json": "netral.facebook.archive.v1",
    "graph_api/fb_page_comment_info.json": "netral.meta.graph.v1",
    "graph_api/ig_business_discovery_user.json": "netral.meta.graph.v1",
    "graph_api/ig_comment.json": "netral.meta.graph.v1",
    "instagram_dyi/v0_liked_posts.json": "netral.instagram.archive.v1",
    "instagram_dyi/v1_following.json": "netral.instagram.archive.v1",
    "instagram_dyi/v1_liked_posts.json": "netral.instagram.archive.v1",
    "instagram_dyi/v1_personal_information.json": "netral.instagram.archive.v1",
    "instagram_dyi/v1_post_comments_1.json": "netral.instagram.archive.v1",
    "instagram_dyi/v1_posts_1.json": "netral.instagram.archive.v1",
    "mastodon_archive/outbox_excerpt.json": "netral.mastodon.archive.v1",
    "opentimestamps/hello-world.txt": REFUSED,
    "opentimestamps/hello-world.txt.ots": REFUSED,
    "opentimestamps/incomplete.txt": REFUSED,
    "opentimestamps/incomplete.txt.ots": REFUSED,
    "rfc3161/auto-archiver_token_identrust.der": REFUSED,
    "rfc3161/request.der": REFUSED,
    "rfc3161/response.tsr": REFUSED,
    "rfc3161/ts_chain.pem": REFUSED,
    "siasn_reference/jenisHukuman.json.gz": REFUSED,
    "siasn_reference/kedudukanHukum.json.gz": REFUSED,
    "telegram/DataExport_result_excerpt.json": "netral.telegram.export.v1",
    "threads/threads_and_replies.json": "netral.instagram.archive.v1",
    "tiktok_dyi/empty_export.json": "netral.tiktok.archive.v1",
    "tiktok_dyi/user_bob.json": "netral.tiktok.archive.v1",
    "wacz/valid_example_1.wacz": "netral.wacz.v1",
    "wacz/valid_signed_example_1.wacz": "netral.wacz.v1",
    "warc/example-digest.warc": "netral.warc.v1",
    "warc/example-resource.warc.gz": "netral.warc.v1",
    "warc/example.warc.gz": "netral.warc.v1",
    "x_archive/account.js": "netral.x.archive.v1",
    "x_archive/following.js": "netral.x.archive.v1",
    "x_archive/like.js": "netral.x.archive.v1",
    "x_archive/tweets.js": "netral.x.archive.v1",
    "youtube_api/channel_info_single.json": "netral.youtube.api.v1",
    "youtube_api/comment_thread_single.json": "netral.youtube.api.v1",
    "youtube_takeout/MyActivity_YouTube.json": "netral.youtube.takeout.v1",
    "youtube_takeout/comments_post-2024-06.csv": "netral.youtube.takeout.v1",
}


@pytest.fixture(scope="module")
def samples(shared_folder: Path) -> Path:
    return shared_folder / "data" / "samples"


class TestSamples:
    @pytest.mark.parametrize("name", EXPECTED)
    def test_are_recognised_or_refused_with_the_reason(self, samples: Path, name: str) -> None:
        path = samples / name
        try:
            inspection = inspect_file(path)
        except NetralError as refusal:
            found, told = refusal.code, str(refusal)
            assert path.name in told
        else:
            found = inspection.source_format
            assert inspection.would_read or inspection.would_not_read
            assert inspection.version

        assert found == EXPECTED[name]

    @pytest.mark.parametrize("name", [name for name, code in EXPECTED.items() if code != REFUSED])
    def test_are_read_or_refused_by_a_reader_that_does_not_fail(
        self, samples: Path, name: str
    ) -> None:
        try:
            records = list(iter_acts(samples / name, door=OpenDoor()))
        except NetralError as refusal:
            assert refusal.code in ("NTR-INT-002", "NTR-INT-004")  # noqa: PT017
        else:
            assert records

    def test_are_all_named_here(self, samples: Path) -> None:
        there = {
            path.relative_to(samples).as_posix()
            for path in samples.rglob("*")
            if path.is_file() and path.suffix != ".md"
        }

        assert there == set(EXPECTED)
