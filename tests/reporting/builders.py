"""Builders for the reporting tests: an invented election and acts written for these tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Inspection, UnreadPart
from netral.language.reading import Partisanship, Reading, Span, TargetReading
from netral.reporting.counts import Counts
from netral.reporting.record import RecordContext, context_of_run
from netral.reporting.run import RunReport, SourceRead, versions_of_run
from netral.rulebook.edition import Edition
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer, ExceptionCheck, RuleMatch, Trace
from netral.screening.indication import (
    Effect,
    GuardKind,
    GuardResult,
    Indication,
    Result,
    Screened,
    indications_of,
)
from netral.values.account import AccountReference
from netral.values.act_kind import ActKind, Verb
from netral.values.instant import WIB
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice

NOON = datetime(2024, 10, 12, 5, 0, tzinfo=UTC)
RUN_AT = datetime(2024, 12, 20, 2, 0, tzinfo=UTC)
EDITION = "contoh_2022"


def election() -> Election:
    """Build an election of an invented province with two pairs."""
    return Election(
        election_id="nusa_2024",
        title="Pemilihan Gubernur Nusa Contoh 2024",
        zone=WIB,
        stages=(
            _stage(Phase.BEFORE, date(2024, 8, 1), date(2024, 9, 22)),
            _stage(Phase.DESIGNATED, date(2024, 9, 22), date(2024, 9, 25)),
            _stage(Phase.CAMPAIGN, date(2024, 9, 25), date(2024, 11, 24)),
            _stage(Phase.QUIET, date(2024, 11, 24), date(2024, 11, 27)),
            _stage(Phase.VOTING, date(2024, 11, 27), date(2024, 11, 28)),
            _stage(Phase.AFTER, date(2024, 11, 28), date(2024, 12, 17)),
        ),
        contests=(
            Contest(contest_id="gubernur", title="Gubernur", contestant_ids=("surya", "melati")),
        ),
        contestants=(
            _pair("surya", "Surya Pratama dan Intan Wulandari", "Surya-Intan", 1),
            _pair("melati", "Melati Anggraini dan Bagus Hartono", "Melati-Bagus", 2),
        ),
        campaign_accounts=(
            CampaignAccount(
                account=AccountReference(
                    platform=Platform.X, account_id="900", handle="suryaintan"
                ),
                contestant_id="surya",
                kind="campaign",
            ),
            CampaignAccount(
                account=AccountReference(platform=Platform.INSTAGRAM, handle="melatibagus"),
                contestant_id="melati",
                kind="campaign",
            ),
        ),
        editions=(EDITION,),
        election_words=("pilgub", "coblos"),
        digest="a" * 64,
    )


def _stage(phase: Phase, first: date, until: date) -> Stage:
    return Stage(phase=phase, first_date=first, until_date=until)


def _pair(contestant_id: str, title: str, short: str, number: int) -> Contestant:
    return Contestant(
        contestant_id=contestant_id,
        kind="pair",
        title=title,
        short_name=short,
        ballot_number=number,
        names=(Name(text=short, kind=NameKind.NAME),),
    )


def edition() -> Edition:
    """Build an edition; the report needs its names alone."""
    return Edition(
        edition_id=EDITION,
        title="Ketentuan contoh 2022",
        in_force_from=date(2022, 9, 22),
        in_force_until=None,
        rules=(),
        circumstances=(),
        digest="b" * 64,
    )


def provenance(**changes: object) -> Provenance:
    """Build the provenance of a record of an X archive."""
    made = Provenance(
        source_format="netral.x.archive.v1",
        source_file="arsip.zip",
        source_sha256="c" * 64,
        pointer="data/tweets.js#/4",
        parser_version="1",
        grade=Grade.A,
    )
    return replace(made, **changes)


def act(**changes: object) -> Act:
    """Build a post that names the first pair."""
    made = Act(
        act_id="ACT-1",
        account=AccountReference(platform=Platform.X, account_id="77", handle="pegawai_contoh"),
        verb=Verb.POST,
        occurred_at=NOON,
        occurred_at_raw="2024-10-12T12:00:00+07:00",
        zone_source=ZoneSource.EXPLICIT,
        text="Ayo coblos Surya-Intan, satu-satunya pilihan untuk Nusa Contoh!",
        visibility=Visibility.PUBLIC,
        visibility_basis="akun publik menurut arsip",
        provenance=provenance(),
    )
    return replace(made, **changes)


def like(**changes: object) -> Act:
    """Build a like of a post of the first pair's campaign account."""
    facts: dict[str, object] = {
        "act_id": "ACT-2",
        "verb": Verb.REACTION,
        "reaction": "like",
        "text": None,
        "object": ActObject(
            object_id="55",
            url="https://x.com/suryaintan/status/55",
            owner_id="900",
            owner_handle="suryaintan",
            text="Bersama Surya-Intan kita menang.",
            published_at=NOON - timedelta(hours=3),
        ),
    }
    return act(**{**facts, **changes})


def reading(text: str, name: str = "Surya-Intan", **changes: object) -> Reading:
    """Build a reading that found the first pair by its name."""
    start = text.find(name)
    spans = (Span(start=start, end=start + len(name), why="name"),) if start >= 0 else ()
    made = Reading(
        targets=(
            TargetReading(
                contestant_id="surya", stance=Stance.SUPPORT, confidence=0.93, spans=spans
            ),
        ),
        voice=Voice.OWN,
        voice_confidence=0.97,
        partisanship=Partisanship.YES,
        confidence=0.91,
        abstention=None,
        hidden_characters=0,
        model="netral.first.v1 sha256:0123456789ab",
    )
    return replace(made, **changes)


def match(code: str = "CT-06", **changes: object) -> RuleMatch:
    """Build a rule that was raised, with two exceptions and a contested point."""
    made = RuleMatch(
        code=code,
        answer=Answer.INDICATION,
        class_printed="berat",
        class_kind="discipline",
        articles=("UU 20/2023 pasal 9 ayat (2)",),
        facts_used=("act kind: post", "about: candidate"),
        exceptions=(
            ExceptionCheck(
                key="not_own_account",
                code="OK-10",
                ask="Apakah akun ini sungguh dikuasai yang bersangkutan saat itu?",
                ask_en="Was the account really in the person's hands at that time?",
                applies=None,
                why="the facts do not tell",
                why_id="fakta tidak memberi tahu",
            ),
            ExceptionCheck(
                key="on_duty",
                code="OK-04",
                ask="Apakah dilakukan dalam tugas?",
                ask_en="Was it done on duty?",
                applies=False,
                why="the source marks no duty",
                why_id="sumber tidak menandai tugas",
            ),
        ),
        contested=("Sources print different classes.",),
        contested_id=("Sumber mencetak golongan yang berbeda.",),
        would_change=("before 22 September 2024: ethics, CT-04",),
        would_change_id=("sebelum 22 September 2024: kode etik, CT-04",),
        edition_id=EDITION,
        title_id="Membuat unggahan, komentar, atau tanda suka pada akun pemenangan",
        title_en="Posting, commenting or liking on a campaign account",
    )
    return replace(made, **changes)


def trace(*matches: RuleMatch, **changes: object) -> Trace:
    """Build the trace of an act with the given rules raised."""
    made = Trace(
        edition=EDITION,
        facts=ActFacts(
            act_kind=ActKind.POST,
            about=About.CANDIDATE,
            stance=Stance.SUPPORT,
            phase=Phase.CAMPAIGN,
            on=date(2024, 10, 12),
        ),
        answer=Answer.INDICATION,
        matches=matches or (match(),),
        not_matched=("CT-99 does not match: no official.",),
        not_matched_id=("CT-99 tidak cocok: bukan pejabat.",),
    )
    return replace(made, **changes)


def screened(made: Act | None = None, **changes: object) -> Screened:
    """Build a screened act that is an indication."""
    done = made if made is not None else act()
    facts: dict[str, object] = {
        "act": done,
        "person": "P-7f3a9c21",
        "phase": Phase.CAMPAIGN,
        "result": Result.INDICATION,
        "contestant_id": "surya",
        "stance": Stance.SUPPORT,
        "about": About.CANDIDATE,
        "reading": reading(done.text or "") if done.text else None,
        "read_text": "own" if done.text else "none",
        "guards": (
            GuardResult(
                guard=GuardKind.QUOTATION,
                effect=Effect.PASSES,
                why="no quotation marks in the text",
            ),
            GuardResult(
                guard=GuardKind.UNKNOWN_VISIBILITY,
                effect=Effect.NOTES,
                why="the source does not say who could see it",
            ),
        ),
        "trace": trace(),
    }
    return Screened(**{**facts, **changes})


def unclear(made: Act | None = None, **changes: object) -> Screened:
    """Build a screened act of which it cannot be told."""
    facts: dict[str, object] = {
        "result": Result.UNCLEAR,
        "guards": (
            GuardResult(
                guard=GuardKind.UNKNOWN_OBJECT,
                effect=Effect.LIMITS,
                why="praise without an object in the text",
            ),
        ),
        "trace": trace(match(answer=Answer.UNCLEAR), answer=Answer.UNCLEAR),
    }
    done = made if made is not None else act(act_id="ACT-3", text="Mantap, lanjutkan Surya-Intan?")
    return screened(done, **{**facts, **changes})


def indication(made: Act | None = None, **changes: object) -> Indication:
    """Build the first indication of a screened act."""
    return indications_of(screened(made, **changes))[0]


def rejected(**changes: object) -> RejectedRecord:
    """Build a record that no reader understood."""
    made = RejectedRecord(
        source_file="kegiatan.csv",
        source_sha256="d" * 64,
        pointer="row 12",
        code="missing-time",
        reason="Kolom occurred_at kosong.",
        remedy="Isi waktu dengan zona.",
    )
    return replace(made, **changes)


def source(**changes: object) -> SourceRead:
    """Build a source of which one part was not read."""
    made = SourceRead(
        file="arsip.zip",
        sha256="c" * 64,
        read=100,
        quarantined=2,
        inspection=Inspection(
            source_format="netral.x.archive.v1",
            format_name="X archive (2019 and later)",
            version="2024",
            grade=Grade.A,
            would_read=("data/tweets.js", "data/like.js"),
            would_not_read=(UnreadPart(path="data/direct-messages.js", reason="private messages"),),
            record_count=100,
            notes=("Likes carry no time of their own.",),
        ),
    )
    return replace(made, **changes)


def counts(**changes: object) -> Counts:
    """Build counts that close."""
    made = Counts(
        read=100,
        undeclared=40,
        not_valid=3,
        outside_window=15,
        quarantined={"missing-time": 2},
        screened=40,
        indication_acts=1,
        indications=1,
        unclear=1,
        nothing=38,
    )
    return replace(made, **changes)


def run(
    *,
    indications: Sequence[Indication] | None = None,
    unclear_acts: Sequence[Screened] | None = None,
    **changes: object,
) -> RunReport:
    """Build a run whose counts close over the given indications and unclear acts."""
    found = [indication()] if indications is None else list(indications)
    unsure = [unclear()] if unclear_acts is None else list(unclear_acts)
    acts = len({each.act.act_id for each in found})
    screened_count = acts + len(unsure) + 38
    made_election, editions = election(), (edition(),)
    made = RunReport(
        election=made_election,
        editions=editions,
        versions=versions_of_run(
            program="0.1.0",
            election=made_election,
            editions=editions,
            model="netral.first.v1 sha256:0123456789ab",
        ),
        screened_at=RUN_AT,
        counts=counts(
            read=60 + screened_count,
            screened=screened_count,
            indication_acts=acts,
            indications=len(found),
            unclear=len(unsure),
        ),
        sources=(source(),),
        indications=found,
        unclear=unsure,
        declared_accounts={"x": 120, "instagram": 80},
    )
    return replace(made, **changes)


def context(made: RunReport | None = None) -> RecordContext:
    """Build the context in which records of a run are written."""
    done = made if made is not None else run()
    return context_of_run(done.election, versions=done.versions)
