"""Where an act was written: the file and the position in it, as a reader names them."""

from dataclasses import dataclass

from netral_practice.deed import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One act and the place where a reader finds it again."""

    deed: Deed
    source_file: str
    pointer: str

    @property
    def act_key(self) -> str:
        """File and pointer in one word; no two acts share it."""
        return f"{self.source_file}#{self.pointer}"
