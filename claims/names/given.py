"""Short forms and spellings of given names: which of them may be one person's."""

from __future__ import annotations

_FORMS = """
alexander alex sandy
alexandra alex sandra
andrew andy drew
anthony tony
benjamin ben benny
charles charlie chuck
christopher chris
christine chris
daniel dan danny
david dave
donald don donnie
edward ed eddie ted ned
elizabeth liz beth lizzie betty
francis frank
frederick fred freddie
gerald gerry jerry
gregory greg
james jim jimmy jamie
jeffrey jeff
jennifer jen jenny
jonathan jon
joseph joe
joshua josh
katherine kate kathy katie
kenneth ken kenny
lawrence larry
leonard len
margaret maggie meg peggy
matthew matt
michael mike mick
nicholas nick
nikolai nikolay
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
raymond ray
rebecca becky
richard rick dick richie
robert bob bobby rob robbie
ronald ron ronnie
samuel sam
samantha sam
stephen steven steve
susan sue susie
theodore ted theo
theresa teresa terry
thomas tom tommy
timothy tim
victoria vicky
william bill will billy
zachary zach zac
mohammed muhammad mohamed mohammad mohamad muhammed
hussein hussain husayn
ahmed ahmad
yusuf youssef yousef yousuf
"""


def _pairs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _FORMS.strip().splitlines():
        full, *short = row.split()
        for form in short:
            found.setdefault(full, set()).add(form)
            found.setdefault(form, set()).add(full)
    return {name: frozenset(forms) for name, forms in found.items()}


SHORT_FORMS = _pairs()
"""Folded given name → the folded forms that may be the same person's: "joe" → "joseph"."""
