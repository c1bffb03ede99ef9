"""The same screening over many files and record batches, shared among processes."""

from netral.batch.context import RunContext
from netral.batch.part import Part, PartResult, screen_part
from netral.batch.run import RunResult, available_workers, plan_parts, screen_files

__all__ = [
    "Part",
    "PartResult",
    "RunContext",
    "RunResult",
    "available_workers",
    "plan_parts",
    "screen_files",
    "screen_part",
]
