"""Imports that officers ask for in the console, and a worker makes as the tables' owner."""
