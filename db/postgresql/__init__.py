"""A ledger in PostgreSQL: opening, its schema and rules, and its backup."""
