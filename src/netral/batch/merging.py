"""The same act from two sources is one act with two provenances; the better grade leads."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from netral.intake import RejectedRecord
from netral.screening import Screened


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedActs:
    """Each act once, and the records that told of it again."""

    acts: list[Screened]
    """In the order in which each act first appeared."""
    repeated: list[RejectedRecord]
    """Every record counts once: those that do not lead are set aside, and named."""


def merge_repeated(screened: Iterable[Screened]) -> MergedActs:
    """Merge records of the same act.

    The record of the best provenance grade leads, the earlier one among equals; where
    else the act was read stays with it. So a capture handed in after the owner's
    archive adds a provenance and no act, and the archive handed in later takes the lead.

    Args:
        screened: Acts in the order of the sources.

    Returns:
        Each act once, and what was set aside.
    """
    groups: dict[tuple[str, str], list[Screened]] = {}
    for each in screened:
        groups.setdefault((each.act.act_id, each.person), []).append(each)
    acts, repeated = [], []
    for group in groups.values():
        leading = min(group, key=lambda each: each.act.provenance.grade.value)
        others = [each for each in group if each is not leading]
        repeated += [_set_aside(each) for each in others]
        acts.append(_name_sources(leading, others) if others else leading)
    return MergedActs(acts=acts, repeated=repeated)


def _name_sources(leading: Screened, others: list[Screened]) -> Screened:
    also_from = tuple(each.act.provenance for each in others)
    return dataclasses.replace(leading, act=dataclasses.replace(leading.act, also_from=also_from))


def _set_aside(screened: Screened) -> RejectedRecord:
    provenance = screened.act.provenance
    return RejectedRecord(
        source_file=provenance.source_file,
        source_sha256=provenance.source_sha256,
        pointer=provenance.pointer,
        code="repeated-act",
        reason=f"The act {screened.act.act_id} was already read from another place.",
        remedy="Nothing to do: it is one act, counts once, and names this place too.",
    )
