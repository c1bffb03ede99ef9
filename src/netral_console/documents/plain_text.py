"""Text that no font and no program trips over: hidden characters become visible marks."""

import unicodedata

_KEPT = {"\n", "\t"}


def show_hidden(text: str) -> str:
    """Show characters that no eye sees, so that a letter cannot carry them unseen.

    Example:
        >>> show_hidden("satu" + chr(0x202e) + "dua")
        'satu[U+202E]dua'
    """
    return "".join(
        f"[U+{ord(mark):04X}]"
        if mark not in _KEPT and unicodedata.category(mark) in ("Cc", "Cf", "Cs", "Co")
        else mark
        for mark in text
    )
