"""Takes a few named places out of JSON objects and skips the rest of them."""

from collections.abc import Iterable, Mapping

import msgspec

from netral.intake.json_record import decode_record


class PlaceDecoder:
    """Decodes some places of an object.

    All other places are skipped without becoming Python objects. That is faster,
    and nothing of a record is looked at before the door has answered.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        """Prepare the decoder.

        Args:
            places: Our name to the key; a dot leads into a nested object.
        """
        struct, names = _build_struct(places.values())
        self._decoder = msgspec.json.Decoder(struct)
        self._names = tuple(places)
        self._ways = tuple(names[path] for path in places.values())

    def decode(self, record: bytes) -> dict[str, object]:
        """Decode one record.

        Returns:
            Our name to the value, ``None`` where the record has nothing.

        Raises:
            UnfitRecordError: If the record cannot be decoded.
        """
        decoded = decode_record(self._decoder.decode, record)
        cells: dict[str, object] = {}
        for name, way in zip(self._names, self._ways, strict=True):
            value: object = decoded
            for attribute in way:
                value = getattr(value, attribute, None)
            cells[name] = value
        return cells


def take_places(record: Mapping[str, object], places: Mapping[str, str]) -> dict[str, object]:
    """Take places out of an object that is decoded already.

    Args:
        record: The object.
        places: Our name to the key; a dot leads into a nested object.

    Returns:
        Our name to the value, ``None`` where the object has nothing.
    """
    return {
        name: record[path] if path in record else _follow(record, path) if "." in path else None
        for name, path in places.items()
    }


def _follow(record: Mapping[str, object], path: str) -> object:
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _build_struct(
    paths: Iterable[str],
) -> tuple[type[msgspec.Struct], dict[str, tuple[str, ...]]]:
    below: dict[str, list[str]] = {}
    for path in sorted(set(paths)):
        head, _, rest = path.partition(".")
        below.setdefault(head, []).extend([rest] if rest else [])
    fields: list[tuple[str, object, None]] = []
    ways: dict[str, tuple[str, ...]] = {}
    renames = {}
    for number, (head, rests) in enumerate(below.items()):
        attribute = f"at_{number}"
        renames[attribute] = head
        ways[head] = (attribute,)
        kind: object = object
        if rests:
            nested, nested_ways = _build_struct(rests)
            kind = nested | None
            ways.update({f"{head}.{rest}": (attribute, *way) for rest, way in nested_ways.items()})
        fields.append((attribute, kind, None))
    struct = msgspec.defstruct("Places", fields, rename=renames, gc=False)
    return struct, ways
