"""A vault with a log, two witnesses and a time authority, and bundles made of it."""

from dataclasses import dataclass
from pathlib import Path

from netral.evidence.bundle.request import BundleRequest, Notice, Purpose, Reply
from netral.evidence.bundle.writing import write_bundle
from netral.evidence.cosigning import WitnessAddress
from netral.evidence.errors import EvidenceError, OtherSizeHeldError
from netral.evidence.exhibit import ExhibitId
from netral.evidence.time_token import keep_time_token, request_time
from netral.evidence.vault import Vault, open_vault
from netral.evidence.witness import Witness, choose_status
from tests.evidence.authority import OpensslAuthority
from tests.evidence.builders import NOON, SECOND, counting_bytes, event, intake, signing_key

LOG_KEY = signing_key(second=True)
REPLY = b"Unggahan itu kutipan berita, bukan dukungan."


@dataclass
class House:
    """One institution, with whom it needs to make a bundle."""

    vault: Vault
    witnesses: list[Witness]

    @property
    def log_key(self) -> str:
        return str(LOG_KEY.log_keys()[0])

    @property
    def witness_keys(self) -> list[str]:
        return [str(witness.key) for witness in self.witnesses]

    def exchange(self, url: str, body: bytes) -> tuple[int, bytes]:
        """Carry a request to a witness without any connection."""
        witness = self.witnesses[int(url.split("/")[2])]
        try:
            line = witness.add_checkpoint(body, at=NOON + 60 * SECOND)
        except OtherSizeHeldError as refusal:
            return 409, f"{refusal.held_size}\n".encode()
        except EvidenceError as refusal:
            return choose_status(refusal), b""
        return 200, f"{line}\n".encode()

    def bundle(self, asked: BundleRequest | None = None, *, seconds: int = 30) -> bytes:
        addresses = [
            WitnessAddress(url=f"loop://{number}", key=witness.key)
            for number, witness in enumerate(self.witnesses)
        ]
        return write_bundle(
            self.vault,
            asked or request(),
            key=LOG_KEY,
            witnesses=addresses,
            exchange=self.exchange,
            at=NOON + seconds * SECOND,
        )


def request(
    *,
    bundle_id: str = "PAKET-1",
    exhibits: tuple[str, ...] = ("EX-1", "EX-2"),
    purpose: Purpose = Purpose.REFERRAL,
    reply: Reply | None = None,
    notices: int = 1,
    trace: bytes = b'{"rule": "contoh"}\n',
) -> BundleRequest:
    return BundleRequest(
        bundle_id=bundle_id,
        purpose=purpose,
        exhibit_ids=tuple(ExhibitId(each) for each in exhibits),
        trace=trace,
        notices=(Notice(content=b"Anda diberi tahu.", sent_at=NOON),) * notices,
        reply=Reply(content=REPLY) if reply is None else reply,
    )


def house_in(folder: Path, *, witnesses: int = 2) -> House:
    """Make a house with three exhibits and some events."""
    vault = open_vault(folder / "vault", random_bytes=counting_bytes())
    vault.keep([intake(1), intake(2, media_type="image/png")], at=NOON)
    vault.note([event(number) for number in range(4)], at=NOON + SECOND)
    vault.keep([intake(3)], at=NOON + 2 * SECOND)
    return House(
        vault=vault,
        witnesses=[
            Witness(
                folder / f"witness{number}",
                key=signing_key(f"saksi.invalid/{number}"),
                logs=[LOG_KEY.log_keys()[0]],
            )
            for number in range(witnesses)
        ],
    )


def stamp(house: House, authority: OpensslAuthority, *exhibit_ids: str) -> None:
    """Get a time token for exhibits."""
    trusted = authority.trusted()
    for exhibit_id in exhibit_ids:
        exhibit, _ = house.vault.get_exhibit(ExhibitId(exhibit_id))
        token = request_time(exhibit.statement, authority=trusted, ask=authority.answer)
        keep_time_token(
            house.vault,
            ExhibitId(exhibit_id),
            token=token,
            authority=trusted,
            at=NOON + 20 * SECOND,
        )
