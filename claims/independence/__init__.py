"""Which texts are independent of each other: publishers, pages, wires and copies."""
