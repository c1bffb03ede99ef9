"""Cases in PostgreSQL: tables without rules of their own, guards in SQL, one writer."""
