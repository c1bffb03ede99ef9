"""Bundles: one zip that a stranger can verify, offline, with the verifier inside."""
