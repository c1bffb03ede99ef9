"""The `netral practice` command."""


def practice() -> None:
    """Write a practice election with its ground truth."""
    raise NotImplementedError
