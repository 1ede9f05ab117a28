"""Numbers with units in a text, as intervals with comparators."""
