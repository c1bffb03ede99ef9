"""The interface for machines: structure to read, for everybody and for auditors."""
