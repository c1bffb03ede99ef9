"""Elections for the tests of the language room: invented, small, without any file."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from netral.election.contest import (
    CampaignAccount,
    Contest,
    Contestant,
    Election,
    Name,
    NameKind,
    Stage,
)
from netral.values.account import AccountReference
from netral.values.instant import WIB
from netral.values.phase import Phase
from netral.values.platform import Platform

CAMPAIGN_DAY = datetime(2024, 10, 15, 12, tzinfo=WIB)


def name(text: str, kind: NameKind = NameKind.NAME, **facts: object) -> Name:
    return Name(text=text, kind=kind, **facts)  # type: ignore[arg-type]


def pair(
    contestant_id: str,
    number: int | None,
    members: Sequence[str],
    names: Sequence[Name | str] = (),
    *,
    kind: str = "pair",
    short_name: str | None = None,
) -> Contestant:
    return Contestant(
        contestant_id=contestant_id,
        kind=kind,
        title=" \u2013 ".join(members),
        short_name=short_name or members[0],
        ballot_number=number,
        members=tuple(members) if kind != "party" else (),
        names=tuple(name(entry) if isinstance(entry, str) else entry for entry in names),
    )


def election(
    contestants: Sequence[Contestant],
    *,
    election_id: str = "kota_baru_2024",
    title: str = "Pilkada Kota Baru 2024",
    accounts: Sequence[tuple[str, str]] = (),
    election_words: Sequence[str] = ("pilkada", "pilgub", "paslon", "coblos", "cagub"),
) -> Election:
    first = date(2024, 5, 1)
    stages = []
    for phase, days in (
        (Phase.BEFORE, 144),
        (Phase.DESIGNATED, 3),
        (Phase.CAMPAIGN, 60),
        (Phase.QUIET, 3),
        (Phase.VOTING, 1),
        (Phase.AFTER, 30),
    ):
        stages.append(Stage(phase=phase, first_date=first, until_date=first + timedelta(days=days)))
        first += timedelta(days=days)
    return Election(
        election_id=election_id,
        title=title,
        zone=WIB,
        stages=tuple(stages),
        contests=(
            Contest(
                contest_id="main",
                title=title,
                contestant_ids=tuple(
                    one.contestant_id for one in contestants if one.kind != "party"
                ),
            ),
        ),
        contestants=tuple(contestants),
        campaign_accounts=tuple(
            CampaignAccount(
                account=AccountReference(platform=Platform.X, handle=handle),
                contestant_id=contestant_id,
                kind="candidate",
            )
            for handle, contestant_id in accounts
        ),
        editions=("skb_2022",),
        election_words=tuple(election_words),
        digest="0" * 64,
    )
