"""Live collection from official interfaces: asks, lets the gate decide in memory, then writes."""

from netral_collect.authorisation import Authorisation, load_authorisation
from netral_collect.collecting import Collection, Outcome, collect
from netral_collect.stopping import StopReason

__all__ = [
    "Authorisation",
    "Collection",
    "Outcome",
    "StopReason",
    "collect",
    "load_authorisation",
]
