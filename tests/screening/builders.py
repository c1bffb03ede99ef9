"""Builders for screening tests: a small election, acts, readings and a scripted reader."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from netral.election.contest import (
    CampaignAccount,
    Contest,
    Contestant,
    Election,
    Name,
    NameKind,
    Stage,
)
from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.language.reading import Abstention, Partisanship, Reading, Span, TargetReading
from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.instant import WIB
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice

CAMPAIGN_NOON = datetime(2024, 10, 10, 5, tzinfo=UTC)
BEFORE_NOON = datetime(2024, 9, 10, 5, tzinfo=UTC)


def small_election() -> Election:
    return Election(
        election_id="small_2024",
        title="Pilkada DKI Jakarta 2024",
        zone=WIB,
        stages=(
            Stage(phase=Phase.BEFORE, first_date=date(2024, 8, 1), until_date=date(2024, 9, 22)),
            Stage(
                phase=Phase.DESIGNATED, first_date=date(2024, 9, 22), until_date=date(2024, 9, 25)
            ),
            Stage(
                phase=Phase.CAMPAIGN, first_date=date(2024, 9, 25), until_date=date(2024, 11, 24)
            ),
            Stage(phase=Phase.QUIET, first_date=date(2024, 11, 24), until_date=date(2024, 11, 27)),
            Stage(phase=Phase.VOTING, first_date=date(2024, 11, 27), until_date=date(2024, 11, 28)),
            Stage(phase=Phase.AFTER, first_date=date(2024, 11, 28), until_date=date(2024, 12, 17)),
        ),
        contests=(Contest(contest_id="governor", title="Gubernur", contestant_ids=("a", "b")),),
        contestants=(
            Contestant(
                contestant_id="a",
                kind="pair",
                title="A",
                short_name="Arman",
                ballot_number=1,
                members=("Arman Wijaya", "Lestari"),
                names=(
                    Name(text="Arman", kind=NameKind.NAME, member="Arman Wijaya"),
                    Name(text="Lestari", kind=NameKind.NAME, member="Lestari"),
                    Name(text="Arman-Lestari", kind=NameKind.NAME),
                ),
                offices=(
                    "Gubernur Jawa Barat 2018\u20132023 (Arman Wijaya)",
                    "Menteri Sosial 2014\u20132018 (Lestari)",
                ),
            ),
            Contestant(
                contestant_id="b", kind="pair", title="B", short_name="Bening", ballot_number=2
            ),
            Contestant(
                contestant_id="e",
                kind="pair",
                title="E",
                short_name="Elok",
                ballot_number=None,
                elsewhere="Pilkada Rimba 2024",
            ),
            Contestant(
                contestant_id="p", kind="party", title="P", short_name="Partai P", ballot_number=7
            ),
        ),
        campaign_accounts=(
            CampaignAccount(
                account=AccountReference(platform=Platform.INSTAGRAM, handle="arman.menang"),
                contestant_id="a",
                kind="campaign",
            ),
            CampaignAccount(
                account=AccountReference(platform=Platform.INSTAGRAM, handle="arman.pribadi"),
                contestant_id="a",
                kind="candidate",
            ),
        ),
        editions=("skb_2022",),
        election_words=("pilkada",),
        digest="0" * 64,
    )


def act(
    *,
    verb: Verb = Verb.POST,
    text: str | None = "Ayo pilih Arman",
    at: datetime = CAMPAIGN_NOON,
    object: ActObject | None = None,  # noqa: A002
    visibility: Visibility = Visibility.PUBLIC,
    grade: Grade = Grade.B,
    reaction: str | None = None,
    undone_at: datetime | None = None,
    on_duty: bool = False,
    act_id: str = "act-1",
) -> Act:
    return Act(
        act_id=act_id,
        account=AccountReference(platform=Platform.INSTAGRAM, account_id="900", handle="pegawai"),
        verb=verb,
        occurred_at=at,
        occurred_at_raw=at.isoformat(),
        zone_source=ZoneSource.EXPLICIT,
        text=text,
        reaction=reaction,
        object=object,
        visibility=visibility,
        undone_at=undone_at,
        on_duty=on_duty,
        provenance=Provenance(
            source_format="netral.plain.jsonl.v1",
            source_file="acts.jsonl",
            source_sha256="1" * 64,
            pointer="line 1",
            parser_version="1",
            grade=grade,
        ),
    )


def campaign_post(
    *, owner: str = "arman.menang", text: str | None = None, published_at: datetime | None = None
) -> ActObject:
    return ActObject(object_id="post-9", owner_handle=owner, text=text, published_at=published_at)


def target(
    contestant_id: str = "a",
    stance: Stance = Stance.SUPPORT,
    *,
    confidence: float = 0.9,
    why: str = "name",
) -> TargetReading:
    return TargetReading(
        contestant_id=contestant_id,
        stance=stance,
        confidence=confidence,
        spans=(Span(start=0, end=3, why=why),),
    )


def reading(
    *targets: TargetReading,
    voice: Voice = Voice.OWN,
    partisanship: Partisanship = Partisanship.YES,
    abstention: Abstention | None = None,
    hidden_characters: int = 0,
) -> Reading:
    return Reading(
        targets=targets,
        voice=voice,
        voice_confidence=0.9,
        partisanship=partisanship,
        confidence=0.9,
        abstention=abstention,
        hidden_characters=hidden_characters,
        model="scripted.v1",
    )


NO_CONTESTANT = reading(partisanship=Partisanship.NO)


class ScriptedReader:
    """Reads each text as the script says, and every other text as naming nobody."""

    def __init__(self, script: Mapping[str, Reading]) -> None:
        self._script = dict(script)

    def read_many(self, texts: Sequence[tuple[str, datetime]]) -> list[Reading]:
        return [self._script.get(text, NO_CONTESTANT) for text, _ in texts]
