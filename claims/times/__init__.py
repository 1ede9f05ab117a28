"""Times in a text, as half-open intervals."""
