"""A mapping file: what a foreign table's columns mean in ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timezone

from netral.intake.act import ZoneSource
from netral.intake.moment import Moment, read_epoch, read_moment, require_possible
from netral.intake.reason import Reason, refuse

ISO = "iso"
EPOCH_UNITS = {"epoch_seconds": 1, "epoch_milliseconds": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """How a foreign table writes its moments."""

    format: str = ISO
    """``iso``, ``epoch_seconds``, ``epoch_milliseconds`` or a pattern of `strptime`."""
    zone: timezone | None = None
    """For moments that name no zone themselves."""
    zone_source: ZoneSource = ZoneSource.ASSUMED
    """`DOCUMENTED` only if the maker of the table documents the zone."""

    def read(self, value: object, place: str) -> Moment:
        """Read one moment.

        Raises:
            UnfitRecordError: If the value does not keep the format, or has no zone.
        """
        if self.format == ISO or isinstance(value, datetime):
            return read_moment(value, place, zone=self.zone, zone_source=self.zone_source)
        if self.format in EPOCH_UNITS:
            return read_epoch(value, place, per_second=EPOCH_UNITS[self.format])
        if not isinstance(value, str):
            raise refuse(Reason.UNREADABLE_TIME, place)
        raw = value.strip()
        try:
            at = datetime.strptime(raw, self.format)  # noqa: DTZ007  (the zone is looked at below)
        except ValueError as error:
            raise refuse(Reason.UNREADABLE_TIME, place) from error
        zone_source = ZoneSource.EXPLICIT
        if at.tzinfo is None:
            if self.zone is None:
                raise refuse(Reason.MISSING_ZONE, place)
            at, zone_source = at.replace(tzinfo=self.zone), self.zone_source
        try:
            in_utc = at.astimezone(UTC)
        except OverflowError as error:
            raise refuse(Reason.IMPOSSIBLE_TIME, place) from error
        return require_possible(Moment(at=in_utc, raw=raw, zone_source=zone_source), place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What a mapping file says; `netral.intake.plain.mapping_file` loads and checks it."""

    name: str
    """Name of the foreign format; part of the provenance of every act."""
    columns: Mapping[str, str]
    """Our column to the foreign column; a dot leads into a nested JSON object."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """Our column to the value that every row has."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Our column to the foreign values and what they mean."""
    time: TimeRule = field(default_factory=TimeRule)
    header_row: int = 1
    """Row of the header in a CSV file, where a report stands above it."""

    def translate(self, column: str, value: object) -> object:
        """Translate one foreign value of a column; a value without a translation stays."""
        meanings = self.values.get(column)
        if meanings is None or not isinstance(value, str):
            return value
        return meanings.get(value.strip(), value)
