"""A console full of invented cases, for practice and to be looked at."""
