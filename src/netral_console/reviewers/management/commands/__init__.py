"""Commands of the desk, run by a timer."""
