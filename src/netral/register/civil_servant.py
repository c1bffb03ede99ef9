"""A person in the register (*ASN*): only what the main job needs of them."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import date
from typing import NewType

from netral.register.nip import Nip

CivilServantId = NewType("CivilServantId", str)

_HASH_PREFIX = "nip-"


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilServant:
    """A civil servant, with the columns that are read and no others.

    There is deliberately no place for NIK, religion, marriage, address, phone,
    e-mail, tax or insurance numbers and education. The name and the NIP do not
    appear when the object is printed.
    """

    civil_servant_id: CivilServantId
    """The PNS ID of SIASN, or a keyed hash of the NIP."""
    nip: Nip
    name: str = field(default="", repr=False)
    """With titles, as the register writes it."""
    employment_kind: str = ""
    """JENIS PEGAWAI."""
    legal_status: str = ""
    """KEDUDUKAN HUKUM. People on leave (CLTN) and others are civil servants too."""
    appointment_status: str = ""
    """STATUS CPNS PNS."""
    position_kind: str = ""
    position: str = ""
    echelon: str = ""
    unit: str = ""
    """UNOR."""
    agency: str = ""
    """INSTANSI KERJA."""
    position_since: date | None = None
    """TMT JABATAN."""
    serving_since: date | None = None
    """TMT CPNS, or what the NIP proves; `None` if neither tells."""

    @property
    def has_pns_id(self) -> bool:
        """Whether the id is the one of SIASN and not made from the NIP."""
        return not self.civil_servant_id.startswith(_HASH_PREFIX)

    def is_serving(self, on: date) -> bool:
        """Whether the person was a civil servant on that day, as far as the file tells.

        Somebody whose start nobody knows counts as serving: the row stands in the
        register, and reviewers see the appointment before anything else happens.
        """
        return self.serving_since is None or self.serving_since <= on


def hash_nip(nip: Nip, *, key: bytes) -> CivilServantId:
    """Make the id of a person who has no PNS ID.

    Without a secret key the id can be traced back by trying all NIPs; then it may be
    used in memory only, and is written nowhere.

    Args:
        nip: The person's NIP.
        key: The register's key.

    Returns:
        An id that is the same for the same NIP and key.
    """
    digest = hmac.new(key, nip.digits.encode("ascii"), hashlib.sha256).hexdigest()
    return CivilServantId(f"{_HASH_PREFIX}{digest[:32]}")
