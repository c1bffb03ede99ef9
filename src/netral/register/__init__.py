"""Who is a civil servant, which accounts they declared, and the gate that drops all others."""
