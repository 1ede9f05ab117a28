"""English words that propose nothing: they stand in nearly every statement."""

from __future__ import annotations

_WORDS = """
a about above after again all also am among an and any are as at be because been before being below
between both but by can could did do does doing down during each either else even ever every few for
from further had has have having he her here hers herself him himself his how i if in into is it its
itself just may me might more most must my myself neither no nor not now of off on once only or
other our ours ourselves out over own per rather s said same say says shall she should since so some
such t than that the their theirs them themselves then there these they this those though through
thus to too toward towards under until up upon us very was we were what when where whether which
while who whom whose why will with within without would yet you your yours yourself
"""

STOP_WORDS = frozenset(_WORDS.split())
