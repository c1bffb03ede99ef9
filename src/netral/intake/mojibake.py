"""Repairs the texts of Meta's archives, in which each byte of UTF-8 stands as a sign of its own."""

import msgspec


def repair_text(text: str) -> str:
    """Repair a text whose UTF-8 bytes were written as if each were a letter.

    A text that is not damaged in this way as a whole stays as it is: some archives
    were repaired already, and some hold proper escapes beside damaged ones.

    Args:
        text: A text as the archive has it.

    Returns:
        The text as it was written.

    Example:
        >>> repair_text("caf\u00c3\u00a9"), repair_text("café"), repair_text("👍 baik")
        ('café', 'café', '👍 baik')
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def repair_record(value: object) -> object:
    """Repair every text and every key of a decoded record.

    Args:
        value: What a decoder gave: texts, lists, dicts and structs; structs are
            repaired in place.

    Returns:
        The repaired record.
    """
    if isinstance(value, str):
        return repair_text(value)
    if isinstance(value, list):
        return [repair_record(item) for item in value]
    if isinstance(value, dict):
        return {
            repair_text(key) if isinstance(key, str) else key: repair_record(item)
            for key, item in value.items()
        }
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            # Most texts are plain; this is walked for every record of an archive.
            if inner is not None and not (type(inner) is str and inner.isascii()):
                setattr(value, name, repair_record(inner))
    return value
