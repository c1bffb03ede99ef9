"""The register in the console: who the civil servants are, sealed under a key of their own."""
