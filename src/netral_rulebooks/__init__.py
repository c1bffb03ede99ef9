"""The law and the elections as data; no code."""
