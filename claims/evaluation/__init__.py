"""Measures each part against labelled data, the user's own or public sets."""
