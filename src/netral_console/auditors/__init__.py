"""The dashboard: counts of cases, never of persons, each number with the rows behind it."""
