"""The `netral screen` command."""


def screen() -> None:
    """Files in, indications out: the main job."""
    raise NotImplementedError
