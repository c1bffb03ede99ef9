"""What an X archive says of itself: whose it is, whether it is whole, how many records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from netral.intake.errors import DamagedSourceError, UnfitRecordError
from netral.intake.json_record import decode_record
from netral.intake.x_archive.part import Part, PartKind, find_kind
from netral.intake.x_archive.wrapper import unwrap_manifest


class _User(msgspec.Struct):
    accountId: str | None = None  # noqa: N815  (X's own spelling)


class _Info(msgspec.Struct):
    isPartialArchive: bool = False  # noqa: N815


class _File(msgspec.Struct):
    fileName: str | None = None  # noqa: N815
    count: object = None


class _DataType(msgspec.Struct):
    files: list[_File] | None = None


class _Manifest(msgspec.Struct):
    userInfo: _User | None = None  # noqa: N815
    archiveInfo: _Info | None = None  # noqa: N815
    dataTypes: dict[str, _DataType] | None = None  # noqa: N815


_DECODER = msgspec.json.Decoder(_Manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The few facts of the manifest that are used."""

    account_id: str | None
    is_partial: bool
    counts: Mapping[str, int]
    """File name to the number of records that X wrote into it."""


def read_manifest(parts: Sequence[Part], *, archive: str) -> Manifest | None:
    """Read the manifest of an archive.

    Args:
        parts: Its parts.
        archive: Its name, for an error.

    Returns:
        The manifest, or ``None`` if there is none; older archives have none.

    Raises:
        DamagedSourceError: If it cannot be read.
    """
    part = next((part for part in parts if part.kind is PartKind.MANIFEST), None)
    if part is None:
        return None
    content = unwrap_manifest(part.item.read(), archive=archive, part=part.name)
    try:
        manifest = decode_record(_DECODER.decode, content)
    except UnfitRecordError as error:
        raise DamagedSourceError(archive, part.name, "it cannot be read") from error
    return Manifest(
        account_id=manifest.userInfo.accountId if manifest.userInfo else None,
        is_partial=manifest.archiveInfo.isPartialArchive if manifest.archiveInfo else False,
        counts=dict(_iter_counts((manifest.dataTypes or {}).values())),
    )


def check_counts(manifest: Manifest | None, found: Mapping[str, int]) -> list[str]:
    """Compare what is there with what the manifest says.

    Args:
        manifest: The manifest.
        found: File name to number of records, for the files that are opened.

    Returns:
        A remark for each difference.
    """
    if manifest is None:
        return []
    remarks = []
    for name, stated in manifest.counts.items():
        there = found.get(name)
        if there is None and stated and find_kind(name) is not None:
            remarks.append(f"{name} is missing; the manifest says it has {stated} records.")
        elif there is not None and there != stated:
            remarks.append(f"{name} has {there} records; the manifest says {stated}.")
    if remarks and manifest.is_partial:
        remarks.insert(0, "Parts of this archive are missing: put all its zips into one folder.")
    return remarks


def _iter_counts(types: Iterable[_DataType]) -> Iterator[tuple[str, int]]:
    for data_type in types:
        for file in data_type.files or ():
            count = str(file.count)
            if file.fileName and count.isascii() and count.isdecimal():
                yield file.fileName, int(count[:12])
