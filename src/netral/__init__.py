"""Netral keeps civil servants neutral in an election, and is fair to every one of them."""

__version__ = "0.1.0"
