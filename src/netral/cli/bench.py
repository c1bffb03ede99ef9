"""The `netral bench` command."""


def bench() -> None:
    """Measure Netral beside its peers in one run."""
    raise NotImplementedError
