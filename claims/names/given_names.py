"""Given names that news English uses of men, and those that it uses of women.

Names of both ("Alex", "Kim", "Andrea") are left out: a name that is in neither list tells nothing.
"""

from __future__ import annotations

from claims.word_list import words_of

MEN = words_of(
    """aaron abdul abdullah adam adrian ahmed alan albert alejandro aleksandr alexander alexei ali
    alistair amir andrei andrew andrey andy angus anthony antonio antony arthur barack ben benjamin
    bernard bernie bill bob boris brad brendan brian bruce carl carlos charles chris christopher
    colin connor craig daniel darren dave david dennis derek diego dmitri dmitry dominic donald
    doug douglas duncan ed eddie edward emmanuel enrique eric ernest fernando francisco frank fred
    gareth gary gavin geoff geoffrey george gerald gerard giorgio giovanni glenn gordon graham greg
    gregory guillermo gustavo hans harold harry hassan henry howard hugh hugo ian ibrahim igor ivan
    jack jacob jacques jake james jason javier jeff jeffrey jeremy jim jimmy joe john johannes
    jonathan jorge jose joseph josh joshua juan justin karl keir keith ken kenneth kevin klaus larry
    lawrence leo leonard liam lloyd louis luis luke marc marcus mario mark martin matt matthew max
    michael miguel mike mohamed mohammad mohammed muhammad nathan neil nicholas nick nigel nikolai
    oleg oliver omar oscar owen patrick paul pedro pete peter phil philip pierre rafael ralph
    ramon ray raymond ricardo richard rick robert roberto rodrigo roger roland ron ronald roy
    russell ryan samuel scott sean sebastian sergei sergey simon stefan stephen steve steven
    stuart ted theodore thomas tim timothy toby tom tomas tony trevor vincent viktor vladimir
    volodymyr walter warren wayne william yusuf"""
)
WOMEN = words_of(
    """abigail ada agnes aisha alexandra alice alicia alison amanda amelia amy ana angela anita ann
    anna anne annie barbara beatrice beth betty brenda bridget camilla carmen carol caroline
    carolyn catherine cecilia charlotte christina christine claire clara claudia cynthia daniela
    deborah debra diana diane donna dorothy edith elaine eleanor elena elizabeth ella ellen emily
    emma erica erin esther eva evelyn fatima fiona florence frances gabriela georgia gloria grace
    greta hannah harriet heather helen helena hillary ida ingrid irene isabel isabella jane janet
    janice jennifer jessica joan joanna josephine joyce judith judy julia juliana julie kamala karen
    kate katherine kathleen kathryn katie kirsten kristina laura lauren lena leanne lillian linda
    lisa liz louise lucia lucy lydia madeleine margaret maria marie marina marta martha mary
    megan melania melissa michelle mildred miriam monica nancy naomi natalia natalie natasha nicola
    nicole nina nora olga olivia olena pamela patricia paula pauline penelope phyllis rachel
    rebecca rita rosa rose rosemary ruth sandra sara sarah shirley silvia sofia sonia sophia
    sophie stephanie susan susanna svetlana sylvia tatiana teresa theresa ursula valentina
    valerie vanessa vera veronica victoria virginia yasmin yulia yvonne zoe"""
)


def pronoun_of(name: str) -> str | None:
    """Return "he" or "she" for a full name whose given name tells, or None."""
    given, _, family = name.partition(" ")
    if not family:
        return None
    if given.lower() in MEN:
        return "he"
    return "she" if given.lower() in WOMEN else None
