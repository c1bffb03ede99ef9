"""Exhibits on pages: only re-encoded pictures and plain text, from a host without cookies."""
