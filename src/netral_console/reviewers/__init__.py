"""The reviewers' pages: one item, everything needed, nobody's name and nobody else's vote."""
