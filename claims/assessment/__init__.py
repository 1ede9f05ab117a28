"""How probable it is that a reference supports or refutes a claim: named signals, added up."""
