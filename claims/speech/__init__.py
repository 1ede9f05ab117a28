"""Who said what, and what is denied or hedged."""
