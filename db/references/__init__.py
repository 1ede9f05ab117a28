"""References in the ledger: their versions, the pages they stand on, and what became of them."""
