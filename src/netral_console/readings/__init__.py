"""Who looked at what, and when: one line for each page that showed a case."""
