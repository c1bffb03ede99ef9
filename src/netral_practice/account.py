"""An account of the practice world: declared, a bystander's, or an impostor's."""

import random
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netral.values.instant import WIB, local_date
from netral.values.platform import Platform
from netral_practice.chance import happens
from netral_practice.invented_name import InventedName
from netral_practice.platform_id import make_account_id
from netral_practice.styling import Style


class Tongue(StrEnum):
    """The language in which an account writes at ease; the value ends grammar symbols."""

    INDONESIAN = "id"
    BETAWI = "betawi"
    JAVANESE = "jawa"
    SUNDANESE = "sunda"


class Standing(StrEnum):
    """What the register knows of an account."""

    DECLARED = "declared"
    EXPIRED = "expired"
    """Declared once; the declaration ended inside the window."""
    LATE = "late"
    """Declared from a day inside the window on."""
    LOST = "lost"
    """Declared and then lost: the handle belongs to somebody else today."""
    REFUSED = "refused"
    """Declared by a person whose register row is damaged and refused."""
    UNDECLARED = "undeclared"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeAccount:
    """An account with its writer's habits."""

    platform: Platform
    account_id: str | None
    handle: str
    display_name: str
    standing: Standing
    nip: str | None = None
    """NIP of the owner, for declared accounts only."""
    declared_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    tongue: Tongue = Tongue.INDONESIAN
    style: Style = Style.CASUAL

    def is_valid_at(self, moment: datetime) -> bool:
        """Whether a declaration holds on the local day of the moment."""
        day = local_date(moment, WIB)
        starts = self.valid_from is not None and self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


_TONGUES = (
    *[Tongue.INDONESIAN] * 14,
    *[Tongue.BETAWI] * 3,
    *[Tongue.JAVANESE] * 2,
    Tongue.SUNDANESE,
)
_STYLES = (*[Style.CASUAL] * 9, *[Style.FORMAL] * 6, *[Style.SLOPPY] * 4, Style.LOUD)


class HandleSource:
    """Makes handles that nobody has yet, per platform.

    Args:
        rng: The only source of chance.
        taken: Handles that belong to campaign accounts.
    """

    def __init__(self, rng: random.Random, *, taken: frozenset[str]) -> None:
        self._rng = rng
        self._taken: set[tuple[Platform, str]] = {
            (platform, handle) for platform in Platform for handle in taken
        }

    def invent(self, platform: Platform, name: InventedName) -> str:
        """Invent a handle that fits a name."""
        given, family = name.given.lower(), name.family.lower()
        joints = ("", "_") if platform is Platform.X else ("", "_", ".")
        while True:
            joint = self._rng.choice(joints)
            form = self._rng.randrange(5)
            base = (
                f"{given}{joint}{family}",
                f"{given}{joint}{family[:4]}",
                f"{family}{joint}{given[:5]}",
                f"si{joint}{given}{self._rng.randrange(10, 99)}",
                f"{given}{joint}{self._rng.randrange(70, 99)}",
            )[form]
            handle = base[:15] if platform is Platform.X else base
            if self._take(platform, handle):
                return handle

    def imitate(self, platform: Platform, handle: str) -> str:
        """Invent a handle that looks like another one (*akun tiruan*)."""
        swaps = (("l", "1"), ("i", "l"), ("o", "0"), ("a", "aa"), ("n", "nn"), ("s", "5"))
        while True:
            old, new = self._rng.choice(swaps)
            twin = handle.replace(old, new, 1) if old in handle else f"{handle}_"
            if happens(self._rng, 0.3):
                twin = f"{handle}{self._rng.choice(('_', '_asli', '_real', 'id'))}"
            if self._take(platform, twin):
                return twin

    def _take(self, platform: Platform, handle: str) -> bool:
        if (platform, handle) in self._taken:
            return False
        self._taken.add((platform, handle))
        return True


def open_account(
    platform: Platform,
    name: InventedName,
    *,
    handle: str,
    rng: random.Random,
    standing: Standing,
    tongue: Tongue | None = None,
) -> PracticeAccount:
    """Open an account for an invented person, with habits of writing.

    Args:
        platform: Where.
        name: The person's name.
        handle: The handle.
        rng: The only source of chance.
        standing: What the register knows of it.
        tongue: The language of the writer; chosen if not given.

    Returns:
        The account, not yet declared by anybody.
    """
    return PracticeAccount(
        platform=platform,
        account_id=make_account_id(platform, rng),
        handle=handle,
        display_name=name.full if happens(rng, 0.6) else name.given,
        standing=standing,
        tongue=tongue or _TONGUES[int(rng.random() * len(_TONGUES))],
        style=_STYLES[int(rng.random() * len(_STYLES))],
    )
