"""People, organisations, countries, places and posts in a text."""
