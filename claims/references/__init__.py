"""Reference files and the ratings of fact-checkers."""
