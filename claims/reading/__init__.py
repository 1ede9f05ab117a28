"""From the bytes of a page or file to an article, and from its text to sentences."""
