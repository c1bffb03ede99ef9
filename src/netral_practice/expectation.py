"""Which rules a partisan act should raise, by its kind, its object and its phase.

Written down anew from the catalogue of acts and on purpose without the rulebook: a
ground truth that asked the rulebook could not find the rulebook's mistakes.
"""

from netral.election import CampaignAccount, Election
from netral.values.act_kind import ActKind
from netral.values.phase import Phase

_EDITION = "skb_2022"
_BARE = (ActKind.LIKE, ActKind.FOLLOW, ActKind.JOIN_GROUP)


def list_rules(
    election: Election, *, kind: ActKind, phase: Phase | None, on_account: CampaignAccount | None
) -> tuple[str, ...]:
    """List the rules of which at least one should be raised.

    Args:
        election: The election; rules are known for the joint decree of 2022 only.
        kind: The kind of the act.
        phase: The phase in which it was done.
        on_account: The campaign account it was done on, if any.

    Returns:
        Rule codes; empty if no rule of the decree reaches the act.
    """
    if _EDITION not in election.editions or phase is None:
        return ()
    is_before = phase is Phase.BEFORE
    if kind is ActKind.PHOTO:
        return ("KE-05", "KE-02") if is_before else ("DS-07", "DS-02")
    if kind in _BARE:
        return _rules_of_bare_act(is_before=is_before, on_account=on_account)
    if not is_before:
        return ("DS-02", "DS-06")
    is_campaign = on_account is not None and on_account.kind == "campaign"
    return ("KE-02", "KE-04") if is_campaign else ("KE-02",)


def _rules_of_bare_act(*, is_before: bool, on_account: CampaignAccount | None) -> tuple[str, ...]:
    if on_account is None:
        return ()
    if not is_before:
        return ("DS-06",)
    # Before designation the decree names groups and accounts of the winning team only.
    return ("KE-04",) if on_account.kind == "campaign" else ()
