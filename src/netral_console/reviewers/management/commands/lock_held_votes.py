"""Locks votes whose seconds have passed, for reviewers who closed their browser at once."""

from typing import Any

from django.core.management.base import BaseCommand

from netral_console import clock
from netral_console.reviewers.holding import lock_due_votes


class Command(BaseCommand):
    """Lock the held votes of everybody; to be run every minute."""

    help = "Lock the votes whose ten seconds have passed."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """Lock them, and say how many there were."""
        self.stdout.write(f"[netral] {lock_due_votes(at=clock.now())} votes locked")
