"""Lone screenshots: lead material with a safe working copy, never an act."""
