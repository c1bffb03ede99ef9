"""A console of its own with invented cases, for the benchmarks of the console."""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg

from netral.casework import PoolMember
from netral.casework.script import SUBJECT_PERSON, CaseScript
from netral_console.database import APPLICATION_VARIABLE, OWNER_VARIABLE, open_database

PASSWORD = "sandi-rekaan-yang-panjang-7"  # noqa: S105 - of invented logins
REASON = "Bukti menunjukkan ajakan yang jelas kepada satu pasangan calon."
_YEARS_BACK_SECONDS = 2 * 365 * 86_400


@contextmanager
def prepared(folder: Path) -> Iterator[None]:
    """Open a database in a folder and set Django up."""
    folder.chmod(0o711)
    with open_database(folder / "database") as database:
        os.environ |= {
            APPLICATION_VARIABLE: database.application_url,
            OWNER_VARIABLE: database.owner_url,
            "DJANGO_SETTINGS_MODULE": "netral_console.settings",
            "NETRAL_HOSTS": "localhost,127.0.0.1",
            "NETRAL_HTTPS": "0",
            "NETRAL_DATA": str(folder / "data"),
            "NETRAL_SECRET_KEY": secrets.token_urlsafe(48),
            "NETRAL_PRACTICE_OFFSET": str(_YEARS_BACK_SECONDS),
        }
        import django  # noqa: PLC0415 - needs the settings above

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", database="owner", verbosity=0)
        yield


def open_cases(count: int, pool: Sequence[PoolMember], *, logins: int) -> None:
    """Open invented cases, draw them to a pool, and make logins of its first members."""
    from netral_console import clock, wiring  # noqa: PLC0415
    from netral_console.accounts.models import User  # noqa: PLC0415
    from netral_console.accounts.role import ConsoleRole  # noqa: PLC0415

    with psycopg.connect(os.environ[OWNER_VARIABLE]) as link:
        link.execute(
            "INSERT INTO declared_account (person, platform, account_id, valid_from,"
            " document_sha256) VALUES (%s, 'instagram', 'akunrekaan', '2024-01-01', '')",
            [SUBJECT_PERSON],
        )
        link.execute(
            "INSERT INTO election_window (window_id, first_date, until_date, zone)"
            " VALUES ('pilkada_rekaan', '2024-03-22', '2024-12-17', 'Asia/Jakarta')"
        )
    for member in pool[:logins]:
        User.objects.create_login(
            member.reviewer,
            PASSWORD,
            role=ConsoleRole.REVIEWER,
            actor_id=member.reviewer,
            unit=member.unit,
        )
    store, procedure = wiring.get_store(), wiring.get_procedure()
    for number in range(1, count + 1):
        at = clock.now() - timedelta(days=1, minutes=number)
        script = CaseScript(store, procedure, number=number, at=at, pool=pool)
        script.open()
        script.draw()
