"""The law as data: rules, exceptions, and the trace from an act to a rule."""
