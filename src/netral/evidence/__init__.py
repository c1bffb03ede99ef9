"""The evidence room: exhibits that anyone can verify and nobody can rewrite unseen."""

from netral.evidence.exhibit import CaptureFacts, Exhibit, ExhibitId
from netral.evidence.exhibit_index import ExhibitIndex, IntakeKey, LoggedRecord
from netral.evidence.log_entry import EntryKind
from netral.evidence.log_verification import verify_log, verify_records
from netral.evidence.sealing import seal_exhibit, verify_can_indicate, verify_seal
from netral.evidence.vault import Intake, Statement, Vault, open_vault

__all__ = [
    "CaptureFacts",
    "EntryKind",
    "Exhibit",
    "ExhibitId",
    "ExhibitIndex",
    "Intake",
    "IntakeKey",
    "LoggedRecord",
    "Statement",
    "Vault",
    "open_vault",
    "seal_exhibit",
    "verify_can_indicate",
    "verify_log",
    "verify_records",
    "verify_seal",
]
