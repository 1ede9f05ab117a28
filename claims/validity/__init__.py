"""Since when and until when a statement holds, and which statements fill the same slot."""
