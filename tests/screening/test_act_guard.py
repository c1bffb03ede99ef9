from datetime import timedelta

import pytest

from netral.intake.act import Visibility
from netral.screening.act_guard import (
    UNDONE_WITHIN,
    guard_lone_screenshot,
    guard_not_public,
    guard_old_content,
    guard_on_duty,
    guard_tagged_by_others,
    guard_undone_quickly,
)
from netral.screening.indication import Effect, GuardKind
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.screening.builders import (
    CAMPAIGN_NOON,
    act,
    campaign_post,
    small_election,
)

ELECTION = small_election()


class TestGuardLoneScreenshot:
    def test_stops_grade_d(self) -> None:
        found = guard_lone_screenshot(act(grade=Grade.D), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS

    @pytest.mark.parametrize("grade", [Grade.A, Grade.B, Grade.C])
    def test_passes_better_grades(self, grade: Grade) -> None:
        assert guard_lone_screenshot(act(grade=grade), ELECTION) is None


class TestGuardNotPublic:
    def test_stops_what_others_could_not_see(self) -> None:
        found = guard_not_public(act(visibility=Visibility.NOT_PUBLIC), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS

    def test_has_the_reviewer_ask_where_nobody_knows(self) -> None:
        found = guard_not_public(act(visibility=Visibility.UNKNOWN), ELECTION)

        assert found is not None
        assert found.effect is Effect.NOTES

    def test_passes_public_acts(self) -> None:
        assert guard_not_public(act(visibility=Visibility.PUBLIC), ELECTION) is None


class TestGuardTaggedByOthers:
    def test_stops_a_tag(self) -> None:
        found = guard_tagged_by_others(act(verb=Verb.TAGGED), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS
        assert found.circumstance == "tagged_by_others"

    def test_passes_own_deeds(self) -> None:
        assert guard_tagged_by_others(act(verb=Verb.POST), ELECTION) is None


class TestGuardUndoneQuickly:
    def test_stops_a_reaction_taken_back_at_once(self) -> None:
        like = act(verb=Verb.REACTION, text=None, undone_at=CAMPAIGN_NOON + timedelta(minutes=3))

        found = guard_undone_quickly(like, ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS
        assert "3 min" in found.why

    def test_only_limits_words_taken_back_at_once(self) -> None:
        post = act(undone_at=CAMPAIGN_NOON + timedelta(minutes=3))

        found = guard_undone_quickly(post, ELECTION)

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_ends_exactly_at_the_limit(self) -> None:
        at_limit = act(verb=Verb.REACTION, undone_at=CAMPAIGN_NOON + UNDONE_WITHIN)
        after = act(
            verb=Verb.REACTION, undone_at=CAMPAIGN_NOON + UNDONE_WITHIN + timedelta(seconds=1)
        )

        assert guard_undone_quickly(at_limit, ELECTION) is not None
        assert guard_undone_quickly(after, ELECTION) is None

    def test_does_not_believe_an_undoing_before_the_deed(self) -> None:
        odd = act(verb=Verb.REACTION, undone_at=CAMPAIGN_NOON - timedelta(seconds=1))

        assert guard_undone_quickly(odd, ELECTION) is None


class TestGuardOldContent:
    def test_limits_an_object_older_than_the_window(self) -> None:
        start, _ = ELECTION.window
        old = act(verb=Verb.REPOST, object=campaign_post(published_at=start - timedelta(seconds=1)))

        found = guard_old_content(old, ELECTION)

        assert found is not None
        assert found.guard is GuardKind.OLD_CONTENT
        assert found.effect is Effect.LIMITS

    def test_passes_an_object_of_the_first_second(self) -> None:
        start, _ = ELECTION.window

        fresh = act(verb=Verb.REPOST, object=campaign_post(published_at=start))

        assert guard_old_content(fresh, ELECTION) is None

    def test_marks_an_act_before_its_object(self) -> None:
        odd = act(
            verb=Verb.REACTION,
            object=campaign_post(published_at=CAMPAIGN_NOON + timedelta(seconds=1)),
        )

        found = guard_old_content(odd, ELECTION)

        assert found is not None
        assert found.guard is GuardKind.IMPOSSIBLE_TIME


class TestGuardOnDuty:
    def test_limits_what_the_source_marks(self) -> None:
        found = guard_on_duty(act(on_duty=True), ELECTION)

        assert found is not None
        assert found.effect is Effect.LIMITS
        assert found.circumstance == "on_duty"

    def test_notes_words_of_duty(self) -> None:
        found = guard_on_duty(act(text="Pengamanan kampanye Arman di lapangan"), ELECTION)

        assert found is not None
        assert found.effect is Effect.NOTES

    def test_passes_other_words(self) -> None:
        assert guard_on_duty(act(text="Ayo pilih Arman"), ELECTION) is None

    @pytest.mark.parametrize(
        "words",
        [
            *("bertugas", "piket", "pengamanan", "dalam rangka tugas", "monitoring"),
            *("pengawasan TPS", "KPPS", "PTPS", "petugas TPS", "Satpol PP bertugas"),
            "satpolpp bertugas",
        ],
    )
    def test_notes_each_word_of_duty_in_any_letters(self, words: str) -> None:
        for text in (words, words.upper(), f"🙏 {words.title()} hari ini"):
            assert guard_on_duty(act(text=text), ELECTION) is not None
