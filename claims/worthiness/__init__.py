"""Scores how much a claim is worth checking, by named signals."""
