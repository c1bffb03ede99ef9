"""Tests of collecting comments, against a server that answers as YouTube's schema says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.values.platform import Platform
from netral_collect.asking import Budget
from netral_collect.errors import NoVideosError, RefusedByPlatformError, UnreadableVideosError
from netral_collect.scope import Scope
from netral_collect.stopping import StopReason
from netral_collect.youtube import YouTubeSource, list_targets
from tests.collect.world import (
    Collector,
    JumpingClock,
    Reply,
    Request,
    ask_at,
    make_election,
    make_scope,
    serve,
)
from tests.intake.answers import youtube_api_answer, youtube_api_comment, youtube_api_thread
from tests.intake.builders import CANARY, read_all
from tests.intake.exports import OTHER_CHANNEL, VIDEO

STRANGER = "UC" + "z" * 22


def thread(number: int, *, by_stranger: bool = False, **more: Any) -> Any:
    comment = youtube_api_comment(STRANGER) if by_stranger else youtube_api_comment()
    comment["id"] = f"Ugx{number}"
    return youtube_api_thread(comment, **more) | {"id": f"Ugx{number}"}


def refusal(reason: str, status: int = 403) -> Reply:
    return Reply({"error": {"code": status, "errors": [{"reason": reason}]}}, status=status)


class YouTube:
    """Pages of threads, and what goes wrong before one of them."""

    def __init__(self, *pages: list[Any]) -> None:
        self.pages = list(pages)
        self.replies: dict[str, list[list[Any]]] = {}
        self.trouble: dict[int, Reply] = {}
        """Number of a request, counted from 1, and what is answered to it."""
        self.asked = 0

    def __call__(self, request: Request) -> Reply:
        self.asked += 1
        if self.asked in self.trouble:
            return self.trouble[self.asked]
        at = int(request.query.get("pageToken", "0"))
        if request.path.endswith("/comments"):
            pages = self.replies[request.query["parentId"]]
            kind = "youtube#commentListResponse"
        else:
            pages, kind = self.pages, "youtube#commentThreadListResponse"
        answer = youtube_api_answer(*pages[at], kind=kind)
        if at + 1 < len(pages):
            answer["nextPageToken"] = str(at + 1)
        return Reply(answer)


@contextmanager
def collecting(
    folder: Path, youtube: YouTube, *, targets: tuple[str, ...] = (VIDEO,)
) -> Iterator[Collector]:
    clock = JumpingClock()
    with serve(youtube) as server, ask_at(server.address, clock, Budget(max_requests=1)) as asker:

        def make_source(scope: Scope, budget: Budget, _: JumpingClock) -> YouTubeSource:
            asker.budget = budget
            return YouTubeSource(asker=asker, sieve=scope.sieve, targets=targets)

        yield Collector(folder, Platform.YOUTUBE, make_source, clock=clock)


class TestYouTubeSource:
    def test_keeps_declared_accounts_and_nothing_of_others(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1), thread(2, by_stranger=True)], [thread(3)])
        with collecting(tmp_path, youtube) as collector:
            outcome = collector.run()

        assert outcome.stopped is StopReason.FINISHED
        assert collector.act_ids() == ["youtube:Ugx1", "youtube:Ugx3"]
        assert CANARY.encode() not in collector.read_everything()
        assert STRANGER.encode() not in collector.read_everything()
        run = outcome.record["runs"][-1]
        assert (run["admitted"], run["dropped_undeclared"], run["requests"]) == (2, 1, 2)

    def test_fetches_replies_that_the_page_does_not_hold(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1, by_stranger=True, totalReplyCount=3)])
        reply = youtube_api_comment(id="Ugx1.7", parentId="Ugx1")
        youtube.replies["Ugx1"] = [
            [youtube_api_comment(STRANGER), youtube_api_comment(STRANGER)],
            [reply | {"id": "Ugx1.7"}],
        ]
        with collecting(tmp_path, youtube) as collector:
            collector.run()

        assert collector.act_ids() == ["youtube:Ugx1.7"]
        assert CANARY.encode() not in collector.read_everything()

    def test_writes_no_comment_twice_in_later_runs(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(2), thread(1)])
        with collecting(tmp_path, youtube) as collector:
            collector.run()
            youtube.pages = [[thread(3), thread(2)], [thread(2), thread(1)]]
            outcome = collector.run()

        assert sorted(collector.act_ids()) == ["youtube:Ugx1", "youtube:Ugx2", "youtube:Ugx3"]
        assert outcome.record["runs"][-1]["seen_before"] == 3

    def test_keeps_both_versions_of_an_edited_comment(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)])
        with collecting(tmp_path, youtube) as collector:
            collector.run()
            edited = youtube_api_thread(
                youtube_api_comment(textOriginal="Sudah diubah", updatedAt="2024-10-02T01:00:00Z")
            )
            edited["snippet"]["topLevelComment"]["id"] = "Ugx1"
            youtube.pages = [[edited]]
            collector.run()

        acts, _, _ = read_all(collector.file)
        assert [act.text for act in acts] == ["Lanjutkan", "Sudah diubah"]
        assert acts[0].act_id == acts[1].act_id
        assert acts[1].edited_at == datetime(2024, 10, 2, 1, tzinfo=UTC)
        assert acts[1].occurred_at == acts[0].occurred_at

    def test_stops_at_the_quota_and_goes_on_the_next_day(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)], [thread(2)], [thread(3)])
        youtube.trouble = {2: refusal("quotaExceeded")}
        with collecting(tmp_path, youtube) as collector:
            first = collector.run(max_units=9000)
            asked = youtube.asked
            again = collector.run(max_units=9000)
            assert youtube.asked == asked
            collector.clock.moment = datetime(2024, 10, 2, 7, tzinfo=UTC)
            last = collector.run(max_units=9000)

        assert (first.stopped, again.stopped) == (StopReason.QUOTA, StopReason.QUOTA)
        assert first.resume_at == datetime(2024, 10, 2, 7, tzinfo=UTC)
        assert last.stopped is StopReason.FINISHED
        assert collector.act_ids() == ["youtube:Ugx1", "youtube:Ugx2", "youtube:Ugx3"]

    def test_stops_before_its_own_share_of_the_quota_is_passed(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)], [thread(2)], [thread(3)])
        with collecting(tmp_path, youtube) as collector:
            outcome = collector.run(max_units=2)
            collector.run(max_units=2)

        assert outcome.stopped is StopReason.QUOTA
        assert youtube.asked == 2

    def test_slows_down_when_asked_to(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)])
        youtube.trouble = {1: refusal("rateLimitExceeded"), 2: Reply(status=503)}
        with collecting(tmp_path, youtube) as collector:
            assert collector.run().stopped is StopReason.FINISHED

        assert collector.clock.waits == [1.0, 2.0]

    @pytest.mark.parametrize("cut_at", [1, 2, 3])
    def test_loses_and_doubles_nothing_when_cut(self, tmp_path: Path, cut_at: int) -> None:
        youtube = YouTube([thread(1)], [thread(2)], [thread(3)])
        broken = Reply(youtube_api_answer(thread(9)), cut=True)
        youtube.trouble = dict.fromkeys(range(cut_at, cut_at + 6), broken)
        with collecting(tmp_path, youtube) as collector:
            first = collector.run()
            kept = collector.lines()
            second = collector.run()

        assert first.stopped is StopReason.UNANSWERED
        assert len(kept) == cut_at - 1
        assert second.stopped is StopReason.FINISHED
        assert collector.act_ids() == ["youtube:Ugx1", "youtube:Ugx2", "youtube:Ugx3"]

    def test_begins_a_video_anew_when_the_page_is_stale(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)], [thread(2)])
        with collecting(tmp_path, youtube) as collector:
            assert collector.run(max_requests=1).stopped is StopReason.BUDGET
            youtube.trouble = {2: refusal("invalidPageToken", 400)}
            collector.run()

        assert collector.act_ids() == ["youtube:Ugx1", "youtube:Ugx2"]

    def test_goes_past_a_video_without_comments_and_says_so(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)])
        youtube.trouble = {1: refusal("commentsDisabled")}
        with collecting(tmp_path, youtube, targets=("zzzzzzzzzzz", VIDEO)) as collector:
            outcome = collector.run()

        assert collector.act_ids() == ["youtube:Ugx1"]
        assert outcome.record["runs"][-1]["not_read"] == {
            "zzzzzzzzzzz": "comments are switched off"
        }

    def test_says_so_when_the_key_is_refused(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)], [thread(2)])
        youtube.trouble = {2: refusal("keyInvalid", 400)}
        with collecting(tmp_path, youtube) as collector:
            with pytest.raises(RefusedByPlatformError, match="keyInvalid") as refused:
                collector.run()
            assert "rahasia" not in str(refused.value)

        assert len(collector.lines()) == 1

    def test_asks_a_channel_for_all_its_threads(self, tmp_path: Path) -> None:
        youtube = YouTube([thread(1)])
        with (
            serve(youtube) as server,
            ask_at(server.address, JumpingClock(), Budget(max_requests=9)) as asker,
        ):
            scope = make_scope(Platform.YOUTUBE, tmp_path)
            source = YouTubeSource(asker=asker, sieve=scope.sieve, targets=(OTHER_CHANNEL,))
            list(source.iter_pages({}))

        assert server.requests[0].query["allThreadsRelatedToChannelId"] == OTHER_CHANNEL
        assert server.requests[0].query["textFormat"] == "plainText"
        assert "key" not in server.requests[0].query


class TestListTargets:
    def test_takes_the_channels_of_the_campaigns(self) -> None:
        assert list_targets(make_election(), None) == (OTHER_CHANNEL,)

    def test_takes_the_videos_of_a_list(self, tmp_path: Path) -> None:
        path = tmp_path / "video.txt"
        path.write_text(f"# kampanye\n\n{VIDEO}\nhttps://youtu.be/{VIDEO}\n", encoding="utf-8")

        assert list_targets(make_election(), path) == (VIDEO,)

    def test_names_the_line_that_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "video.txt"
        path.write_text(f"{VIDEO}\nhttps://example.org/watch?v={VIDEO}\n", encoding="utf-8")

        with pytest.raises(UnreadableVideosError, match=r"video\.txt: line 2"):
            list_targets(make_election(), path)

    def test_refuses_an_empty_list(self, tmp_path: Path) -> None:
        path = tmp_path / "video.txt"
        path.write_text("# kosong\n", encoding="utf-8")

        with pytest.raises(NoVideosError):
            list_targets(make_election(), path)
