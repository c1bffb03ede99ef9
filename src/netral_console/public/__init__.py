"""The public's pages: a report, its receipt, and a dialogue by code without a name."""
