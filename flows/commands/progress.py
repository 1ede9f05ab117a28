"""Telling a person who waits how far a long job is."""

from __future__ import annotations

from time import monotonic

from flows.commands.output import say

PAUSE_SECONDS = 5.0


class SpokenProgress:
    """Says now and then, and at the end of each part, how many are done and how fast."""

    def __init__(self) -> None:
        self._part = ""
        self._began = self._said = monotonic()

    def __call__(self, part: str, done: int, total: int) -> None:
        """Take how many of `total` are done in a part of the job."""
        now = monotonic()
        if part != self._part:
            self._part, self._began, self._said = part, now, now
        if done < total and now - self._said < PAUSE_SECONDS:
            return
        self._said = now
        elapsed = now - self._began  # none where all of it came at once
        rate = f", {done / elapsed:,.0f} a second" if elapsed > 0.1 else ""
        say(f"{part}: {done:,} of {total:,}{rate}")
