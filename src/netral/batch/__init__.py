"""The same screening over Arrow record batches, row for row."""
