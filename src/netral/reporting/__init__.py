"""What people read: the report of a run and its summary, with counts that close."""
