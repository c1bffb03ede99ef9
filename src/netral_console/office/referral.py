"""The package that is handed on: made from the case and the vault, and kept sealed."""

import io
import os
import secrets
import zipfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from netral.casework import Case, make_package
from netral.casework.package import Package
from netral.evidence.errors import BlobMissingError
from netral.evidence.signing_key import SEED_BYTES, SigningKey, read_signing_key, write_signing_key
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.documents.letters import gather_facts
from netral_console.documents.referral_package import (
    Handing,
    make_referral_package,
    print_letters,
)
from netral_console.exhibits.store import get_vault
from netral_console.sealing.envelope import seal, unseal

_PLACE = "package"


def package_of(case: Case) -> Package:
    """Put the list of the package together, with the letters as they are printed now."""
    return make_package(case, list(print_letters(gather_facts(case, wiring.get_procedure()))))


def write_referral_package(case: Case, *, at: datetime) -> bytes:
    """Write the package as one zip that `netral evidence verify` reads as it is.

    Args:
        case: The case, with its decision.
        at: Now; the making of the bundle is logged.

    Returns:
        The zip.

    Raises:
        EventRefusedError: If the case is not that far.
        EvidenceError: If an exhibit is not there or does not verify.
    """
    letters = print_letters(gather_facts(case, wiring.get_procedure()))
    with get_vault() as vault:
        attachments = {}
        for each in (part for reply in case.replies for part in reply.attachments):
            try:
                attachments[each.sha256] = vault.blobs.get(each.sha256)
            except BlobMissingError:
                continue  # the list still binds its digest
        handing = Handing(vault=vault, key=get_log_key(), exchange=_no_witness)
        return make_referral_package(
            case, letters=letters, attachments=attachments, handing=handing, at=at
        )


def keep_package(case: Case, *, at: datetime) -> None:
    """Keep the package as it is handed on, sealed under the key of its case.

    It is durable before the step that hands it on is recorded; that step names its digest.

    Args:
        case: The case as it is before the step.
        at: Now.
    """
    content = write_referral_package(case, at=at)
    folder = _package_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with asking_as_store(using="default"):
        sealed = seal(case.case_id, _PLACE, content)
    staged = folder / f".{case.case_id}.part"
    with staged.open("wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    staged.replace(folder / case.case_id)


def read_package(case: Case, *, at: datetime) -> bytes:
    """Read the package that was handed on, or make what would be handed on now.

    Raises:
        EventRefusedError: If the case is not that far.
        SealBrokenError: If the kept file was changed.
    """
    kept = _read_kept(case)
    return write_referral_package(case, at=at) if kept is None else kept


def read_letter(case: Case, name: str) -> bytes | None:
    """Read a letter as it was handed on; `None` if nothing was, or it is of no package."""
    kept = _read_kept(case)
    if kept is None:
        return None
    with zipfile.ZipFile(io.BytesIO(kept)) as package:
        found = [each for each in package.namelist() if each.rpartition("/")[2] == name]
        return package.read(found[0]) if found else None


def _read_kept(case: Case) -> bytes | None:
    path = _package_folder() / case.case_id
    if not case.package_sha256 or not path.exists():
        return None
    with asking_as_store(using="default"):
        return unseal(case.case_id, _PLACE, path.read_bytes())


def _package_folder() -> Path:
    return Path(settings.DATA_FOLDER) / "packages"


def get_log_key() -> SigningKey:
    """Get the key that signs the heads of this console's log, made at its first use."""
    path = Path(settings.KEY_FOLDER) / "log.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = os.environ.get("NETRAL_LOG_NAME", "netral.localhost/log")
        write_signing_key(path, SigningKey(name=name, seed=secrets.token_bytes(SEED_BYTES)))
    return read_signing_key(path)


def _no_witness(*_: object) -> tuple[int, bytes]:
    raise NotImplementedError
