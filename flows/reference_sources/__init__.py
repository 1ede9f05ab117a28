"""Where references come from: one small class for each kind of source."""
