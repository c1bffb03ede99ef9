"""Who is a civil servant, which accounts they declared, and the gate that drops all others."""

from netral.register.civil_servant import CivilServant, CivilServantId
from netral.register.declared_account import DeclaredAccount
from netral.register.errors import (
    EmptyFileError,
    EmptyRosterError,
    EmptyWindowError,
    MissingFileError,
    NoFilesError,
    PseudonymCollisionError,
    RegisterError,
    UnknownLayoutError,
    UnreadableFileError,
    WeakKeyError,
)
from netral.register.gate import DeclaredKeys, Gate, GateCounts
from netral.register.nip import Nip, NipKind, parse_nip
from netral.register.roster import Roster, RosterSource, import_roster, read_roster
from netral.register.window import Window

__all__ = [
    "CivilServant",
    "CivilServantId",
    "DeclaredAccount",
    "DeclaredKeys",
    "EmptyFileError",
    "EmptyRosterError",
    "EmptyWindowError",
    "Gate",
    "GateCounts",
    "MissingFileError",
    "Nip",
    "NipKind",
    "NoFilesError",
    "PseudonymCollisionError",
    "RegisterError",
    "Roster",
    "RosterSource",
    "UnknownLayoutError",
    "UnreadableFileError",
    "WeakKeyError",
    "Window",
    "import_roster",
    "parse_nip",
    "read_roster",
]
