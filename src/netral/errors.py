"""The one base of every error that Netral raises on purpose."""

from typing import ClassVar


class NetralError(Exception):
    """Base of every error Netral raises on purpose.

    An error is a code, its facts, a problem and a remedy. Facts are positional
    constructor arguments and are passed on unchanged to ``super().__init__``, so
    that an error survives the trip between processes. No name of a person and no
    content of an act is ever a fact: ids, positions and digests only.
    """

    code: ClassVar[str] = "NTR-000"
    """Stable, unique, searchable. Never reused, not even after removal."""

    @property
    def problem(self) -> str:
        """What is wrong, naming the thing."""
        return "Something went wrong."

    @property
    def remedy(self) -> str:
        """What the reader can do; empty if nothing."""
        return ""

    def __str__(self) -> str:
        """Give the sentence that a person reads: ``[code] problem remedy``."""
        return f"[{self.code}] {self.problem} {self.remedy}".rstrip()


class TransientError(NetralError):
    """An error that a caller may retry unchanged; all others mean "stop and look"."""

    code = "NTR-001"
