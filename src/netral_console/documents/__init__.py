"""Letters as PDF and as DOCX; the same document always gives the same bytes."""
