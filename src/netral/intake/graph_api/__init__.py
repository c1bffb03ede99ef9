"""Answers of Meta's Graph API: own Pages, own Instagram accounts, Threads."""

from netral.intake.graph_api.reader import GraphApiReader

__all__ = ["GraphApiReader"]
