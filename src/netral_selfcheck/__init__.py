"""The self-check on one's own device: the same core and the same model, in the browser."""

from netral_selfcheck.building import build_site
from netral_selfcheck.serving import SiteServer

__all__ = ["SiteServer", "build_site"]
