"""What a reviewer marks for themselves: items at work on, and choices of filters."""

from datetime import datetime

from netral_console.cases.asking import asking_as_store
from netral_console.reviewers.models import ItemClaim, SavedView

MOST_VIEWS = 20
NAME_LETTERS = 60


def claim_item(reviewer: str, case_id: str, *, at: datetime) -> None:
    """Mark an item as the one at work; it was drawn for this reviewer, so nobody loses it."""
    with asking_as_store(using="default"):
        ItemClaim.objects.get_or_create(
            reviewer=reviewer, case_id=case_id, defaults={"claimed_at": at}
        )


def release_item(reviewer: str, case_id: str) -> None:
    """Take the mark away again."""
    with asking_as_store(using="default"):
        ItemClaim.objects.filter(reviewer=reviewer, case_id=case_id).delete()


def save_view(reviewer: str, name: str, query: str) -> bool:
    """Save a choice of filters under a name; the same name again replaces it.

    Returns:
        Whether it was saved: a name is needed, and a reviewer has twenty at most.
    """
    name = name.strip()[:NAME_LETTERS]
    if not name:
        return False
    with asking_as_store(using="default"):
        views = SavedView.objects.filter(reviewer=reviewer)
        views.filter(name=name).delete()
        if views.count() >= MOST_VIEWS:
            return False
        SavedView.objects.create(reviewer=reviewer, name=name, query=query)
    return True


def list_views(reviewer: str) -> list[SavedView]:
    """List a reviewer's saved choices by name."""
    with asking_as_store(using="default"):
        return list(SavedView.objects.filter(reviewer=reviewer).order_by("name"))


def drop_view(reviewer: str, number: int) -> bool:
    """Drop a saved choice; whether there was one."""
    with asking_as_store(using="default"):
        gone, _ = SavedView.objects.filter(reviewer=reviewer, position=number).delete()
    return bool(gone)
