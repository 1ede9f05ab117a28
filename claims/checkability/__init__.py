"""Tells what can be checked, now or from a day on, from what cannot."""
