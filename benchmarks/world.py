"""The input of the benchmarks: a large table of acts, most of them of nobody registered."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

DECLARED = 5_000
DISTINCT = 100_000
CAMPAIGN_START = datetime(2024, 9, 25, 1, tzinfo=UTC)
CAMPAIGN_MINUTES = 59 * 24 * 60

CONTESTANT = ("Pramono", "Mas Pram", "Ridwan Kamil", "Dharma Pongrekun", "Bang Doel", "RIDO")
OPENING = ("Ayo", "Yuk", "Kita", "Warga", "Teman-teman", "Semua", "Mari", "Pagi ini", "Tadi")
DEED = ("dukung", "pilih", "menangkan", "tonton debat", "jangan pilih", "lihat program", "dengar")
PLAIN = (
    "rapat koordinasi di kantor kecamatan",
    "antre bus di halte, hujan deras sekali",
    "masak sayur asem buat keluarga",
    "harga cabai naik lagi di pasar",
    "layanan KTP hari ini cepat, terima kasih petugas",
    "macet parah di jalan layang",
    "anak-anak ikut lomba melukis di sekolah",
    "kerja bakti membersihkan selokan RT",
    "nonton bola bareng tetangga",
    "berangkat kerja naik kereta pagi",
)
TAIL = ("ya", "dong", "hari ini", "bersama keluarga", "semoga lancar", "mantap", "🙏", "besok")
SHARE_WITH_CONTESTANT = 0.2


def make_text(draw: random.Random) -> str:
    """Make one text; one in five names a contestant."""
    number = draw.randrange(10_000)
    if draw.random() < SHARE_WITH_CONTESTANT:
        words = (draw.choice(OPENING), draw.choice(DEED), draw.choice(CONTESTANT))
        return f"{' '.join(words)} {draw.choice(TAIL)} {draw.choice(TAIL)} {number}"
    return f"{draw.choice(OPENING)} {draw.choice(PLAIN)} {draw.choice(TAIL)} {number}"


def write_world(folder: Path, *, acts: int, seed: int = 1) -> None:
    """Write a register, declared accounts and one Parquet table of acts."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)  # noqa: S311 - an invented world, not a secret
    nips = [_nip(number) for number in range(DECLARED)]
    pl.DataFrame(
        {
            "NIP BARU": nips,
            "NAMA": [f"Pegawai Rekaan {number}" for number in range(DECLARED)],
            "JENIS PEGAWAI": ["PNS"] * DECLARED,
            "UNOR": [f"Unit {number % 30}" for number in range(DECLARED)],
        }
    ).write_csv(folder / "register.csv")
    pl.DataFrame(
        {
            "nip": nips,
            "platform": ["x"] * DECLARED,
            "handle": [f"rekaan_{number}" for number in range(DECLARED)],
            "account_id": [_account_id(number) for number in range(DECLARED)],
            "valid_from": ["2024-01-01"] * DECLARED,
        }
    ).write_csv(folder / "declared_accounts.csv")
    actors = [draw.randrange(DISTINCT) for _ in range(acts)]
    moments = [
        (CAMPAIGN_START + timedelta(minutes=draw.randrange(CAMPAIGN_MINUTES))).isoformat()
        for _ in range(acts)
    ]
    pl.DataFrame(
        {
            "act_id": [f"a{number}" for number in range(acts)],
            "platform": ["x"] * acts,
            "actor_id": [_account_id(actor) for actor in actors],
            "verb": ["post"] * acts,
            "text": [make_text(draw) for _ in range(acts)],
            "occurred_at_utc": moments,
            "visibility": ["public"] * acts,
        }
    ).write_parquet(folder / "acts.parquet")


def _account_id(number: int) -> str:
    return str(1_500_000_000_000_000_000 + number * 7919)


def _nip(number: int) -> str:
    year = 1970 + number % 25
    month = number // 999 % 12 + 1
    return f"{year}{month:02d}15{year + 25}{month:02d}1{number % 999 + 1:03d}"
