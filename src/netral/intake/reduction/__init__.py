"""Reduces answers of platforms to what declared accounts did, before anything is written."""

from netral.intake.reduction.bluesky import reduce_event
from netral.intake.reduction.mastodon import StatusPage, reduce_statuses
from netral.intake.reduction.sieve import NamedAccounts, Sieve
from netral.intake.reduction.x import PostPage, reduce_posts
from netral.intake.reduction.youtube import (
    CommentPage,
    Thread,
    ThreadPage,
    reduce_replies,
    reduce_threads,
)

__all__ = [
    "CommentPage",
    "NamedAccounts",
    "PostPage",
    "Sieve",
    "StatusPage",
    "Thread",
    "ThreadPage",
    "reduce_event",
    "reduce_posts",
    "reduce_replies",
    "reduce_statuses",
    "reduce_threads",
]
