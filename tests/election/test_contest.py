"""Tests of the election's own answers: phases, contestants, campaign accounts."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.election import (
    CampaignAccount,
    Contestant,
    Election,
    Name,
    NameKind,
    UnknownContestantError,
    load_election,
)
from netral.values.account import AccountReference
from netral.values.errors import NaiveInstantError
from netral.values.instant import WIB, WIT, WITA
from netral.values.phase import Phase
from netral.values.platform import Platform
from tests.election.builders import GOOD, SHIPPED, election_of

ZONES = st.sampled_from([WIB, WITA, WIT])
SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
def jakarta() -> Election:
    return load_election(SHIPPED / "jakarta_2024")


@pytest.fixture(scope="module")
def jakarta_2017() -> Election:
    return load_election(SHIPPED / "jakarta_2017")


class TestFindPhase:
    @given(
        lengths=st.lists(st.integers(1, 200), min_size=1, max_size=6),
        zone=ZONES,
        data=st.data(),
    )
    def test_gives_every_moment_of_the_window_exactly_one_phase(
        self, lengths: list[int], zone: timezone, data: st.DataObject
    ) -> None:
        election = election_of(lengths, zone=zone)
        start, end = election.window
        seconds = data.draw(st.integers(0, int((end - start).total_seconds()) - 1))
        phase_of_day = [
            phase for phase, days in zip(Phase, lengths, strict=False) for _ in range(days)
        ]

        found = election.find_phase((start + timedelta(seconds=seconds)).astimezone(UTC))

        assert found is phase_of_day[seconds // 86_400]

    @given(lengths=st.lists(st.integers(1, 200), min_size=1, max_size=6), zone=ZONES)
    def test_gives_none_one_second_outside_the_window(
        self, lengths: list[int], zone: timezone
    ) -> None:
        election = election_of(lengths, zone=zone)
        start, end = election.window

        assert election.find_phase(start - SECOND) is None
        assert election.find_phase(start) is Phase.BEFORE
        assert election.find_phase(end - SECOND) is election.stages[-1].phase
        assert election.find_phase(end) is None

    @pytest.mark.parametrize(
        ("zone", "hour"),
        [
            pytest.param(WIB, 17, id="WIB"),
            pytest.param(WITA, 16, id="WITA"),
            pytest.param(WIT, 15, id="WIT"),
        ],
    )
    def test_changes_at_the_midnight_of_the_zone(self, zone: timezone, hour: int) -> None:
        election = election_of([10, 3], first=date(2024, 9, 12), zone=zone)
        midnight = datetime(2024, 9, 21, hour, tzinfo=UTC)

        assert election.find_phase(midnight - SECOND) is Phase.BEFORE
        assert election.find_phase(midnight) is Phase.DESIGNATED

    @pytest.mark.parametrize(
        ("moment", "phase"),
        [
            ("2024-03-21T23:59:59+07:00", None),
            ("2024-03-22T00:00:00+07:00", Phase.BEFORE),
            ("2024-09-21T16:59:59+00:00", Phase.BEFORE),
            ("2024-09-21T17:00:00+00:00", Phase.DESIGNATED),
            ("2024-09-24T23:59:59+07:00", Phase.DESIGNATED),
            ("2024-09-25T00:00:00+07:00", Phase.CAMPAIGN),
            ("2024-11-23T23:59:59+07:00", Phase.CAMPAIGN),
            ("2024-11-24T00:00:00+07:00", Phase.QUIET),
            ("2024-11-26T23:59:59+07:00", Phase.QUIET),
            ("2024-11-27T00:00:00+07:00", Phase.VOTING),
            ("2024-11-28T00:00:00+07:00", Phase.AFTER),
            ("2024-12-16T23:59:59+07:00", Phase.AFTER),
            ("2024-12-17T00:00:00+07:00", None),
        ],
    )
    def test_follows_the_calendar_of_jakarta_2024(
        self, jakarta: Election, moment: str, phase: Phase | None
    ) -> None:
        assert jakarta.find_phase(datetime.fromisoformat(moment)) is phase

    @pytest.mark.parametrize(
        ("day", "phase", "voting_round"),
        [
            ("2016-10-23", Phase.BEFORE, 1),
            ("2016-10-24", Phase.DESIGNATED, 1),
            ("2016-10-28", Phase.CAMPAIGN, 1),
            ("2017-02-12", Phase.QUIET, 1),
            ("2017-02-15", Phase.VOTING, 1),
            ("2017-02-16", Phase.AFTER, 1),
            ("2017-03-04", Phase.DESIGNATED, 2),
            ("2017-03-07", Phase.CAMPAIGN, 2),
            ("2017-04-16", Phase.QUIET, 2),
            ("2017-04-19", Phase.VOTING, 2),
            ("2017-04-20", Phase.AFTER, 2),
        ],
    )
    def test_begins_the_phases_again_in_a_second_round(
        self, jakarta_2017: Election, day: str, phase: Phase, voting_round: int
    ) -> None:
        stage = jakarta_2017.find_stage(datetime.fromisoformat(f"{day}T12:00:00+07:00"))

        assert stage is not None
        assert (stage.phase, stage.round) == (phase, voting_round)

    def test_refuses_a_moment_without_a_zone(self, jakarta: Election) -> None:
        with pytest.raises(NaiveInstantError):
            jakarta.find_phase(datetime(2024, 10, 1))  # noqa: DTZ001


class TestDesignatedOn:
    def test_is_the_first_day_as_calon(self, jakarta: Election) -> None:
        assert jakarta.designated_on == date(2024, 9, 22)

    def test_stays_that_of_the_first_round(self, jakarta_2017: Election) -> None:
        assert jakarta_2017.designated_on == date(2016, 10, 24)

    def test_is_none_without_such_a_stage(self) -> None:
        assert election_of([5]).designated_on is None


class TestGetContestant:
    def test_gives_the_contestant(self, jakarta: Election) -> None:
        assert jakarta.get_contestant("pramono_rano").ballot_number == 3

    def test_raises_for_an_unknown_id(self, jakarta: Election) -> None:
        with pytest.raises(UnknownContestantError) as caught:
            jakarta.get_contestant("nobody")

        assert str(caught.value) == (
            '[NTR-ELE-001] The election jakarta_2024 has no contestant "nobody". '
            "See the ids with: netral election show jakarta_2024"
        )


def account(**changes: object) -> CampaignAccount:
    facts: dict[str, object] = {
        "account": AccountReference(platform=Platform.X, account_id="77", handle="lentari"),
        "contestant_id": "lentari",
        "kind": "campaign",
        "valid_from": date(2030, 1, 2),
        "valid_until": date(2030, 1, 4),
    }
    return CampaignAccount(**(facts | changes))  # type: ignore[arg-type]


class TestFindCampaignAccount:
    NOON = datetime(2030, 1, 3, 4, tzinfo=UTC)

    @staticmethod
    def election(*accounts: CampaignAccount) -> Election:
        built = election_of([10])
        fields = {
            name: getattr(built, name)
            for name in Election.__dataclass_fields__
            if not name.startswith("_")
        }
        return Election(**(fields | {"campaign_accounts": accounts}))

    @pytest.mark.parametrize("handle", ["lentari", "@Lentari", " LENTARI "])
    def test_finds_by_handle_in_any_spelling(self, handle: str) -> None:
        found = self.election(account()).find_campaign_account(
            Platform.X, account_id=None, handle=handle, at=self.NOON
        )

        assert found == account()

    def test_finds_by_id_although_the_handle_changed(self) -> None:
        found = self.election(account()).find_campaign_account(
            Platform.X, account_id="77", handle="renamed", at=self.NOON
        )

        assert found == account()

    def test_does_not_find_a_new_owner_of_the_handle(self) -> None:
        found = self.election(account()).find_campaign_account(
            Platform.X, account_id="88", handle="lentari", at=self.NOON
        )

        assert found is None

    def test_does_not_find_on_another_platform(self) -> None:
        found = self.election(account()).find_campaign_account(
            Platform.INSTAGRAM, account_id=None, handle="lentari", at=self.NOON
        )

        assert found is None

    @pytest.mark.parametrize(
        ("moment", "expected"),
        [
            ("2030-01-01T23:59:59+08:00", None),
            ("2030-01-02T00:00:00+08:00", "lentari"),
            ("2030-01-03T23:59:59+08:00", "lentari"),
            ("2030-01-04T00:00:00+08:00", None),
        ],
    )
    def test_counts_on_its_local_days_only(self, moment: str, expected: str | None) -> None:
        found = self.election(account()).find_campaign_account(
            Platform.X, account_id=None, handle="lentari", at=datetime.fromisoformat(moment)
        )

        assert (found.contestant_id if found else None) == expected

    def test_never_looks_at_a_display_name(self) -> None:
        nameless = account(
            account=AccountReference(platform=Platform.X), display_name="lentari", valid_from=None
        )

        found = self.election(nameless).find_campaign_account(
            Platform.X, account_id=None, handle="lentari", at=self.NOON
        )

        assert found is None


class TestFindContestantNamed:
    @pytest.mark.parametrize(
        ("who", "contestant_id"),
        [
            ("Pramono", "pramono_rano"),
            ("pramono_rano", "pramono_rano"),
            ("Pramono\u2013Rano", "pramono_rano"),
            ("Ridwan Kamil", "ridwan_kamil_suswono"),
            ("RIDO", "ridwan_kamil_suswono"),
            ("Dharma-Kun", "dharma_kun"),
            ("Dharma", "dharma_kun"),
            ("PDIP", "pdip"),
            ("Golkar", "golkar"),
            ("Partai Buruh", "buruh"),
            ("Luthfi", "luthfi_yasin"),
            ("Khofifah\u2013Emil", "khofifah_emil"),
            ("Nobody Known", None),
            ("", None),
        ],
    )
    def test_maps_what_annotators_write(
        self, jakarta: Election, who: str, contestant_id: str | None
    ) -> None:
        found = jakarta.find_contestant_named(who)

        assert (found.contestant_id if found else None) == contestant_id

    def test_prefers_a_contestant_of_this_election(self) -> None:
        named = Name(text="Emil", kind=NameKind.NICKNAME)
        here, there = (
            Contestant(
                contestant_id=contestant_id,
                kind="candidate",
                title=contestant_id,
                short_name=contestant_id,
                ballot_number=None,
                names=(named,),
                elsewhere=elsewhere,
            )
            for contestant_id, elsewhere in (("here", None), ("there", "Pilkada Lain"))
        )

        found = election_of([5], contestants=(here, there)).find_contestant_named("emil")

        assert found is here


class TestElection:
    def test_survives_the_trip_between_processes(self) -> None:
        election = load_election(GOOD)

        again = pickle.loads(pickle.dumps(election))  # noqa: S301

        assert again == election
        assert again.get_contestant("lentari") == election.get_contestant("lentari")


class TestName:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2030, 1, 1), "no"),
            (date(2030, 1, 2), "yes"),
            (date(2030, 1, 3), "yes"),
            (date(2030, 1, 4), "no"),
        ],
    )
    def test_is_valid_from_its_first_day_to_its_last(self, day: date, expected: str) -> None:
        name = Name(
            text="Maju",
            kind=NameKind.SLOGAN,
            valid_from=date(2030, 1, 2),
            valid_until=date(2030, 1, 4),
        )

        assert name.is_valid_on(day) is (expected == "yes")
