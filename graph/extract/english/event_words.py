"""English words for events: head nouns and their types, verbs by which they take place, words that end a name."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued

_TYPES = {
    "conference": "conference|symposium|congress|summit|convention",
    "forum": "forum|seminar|workshop|webinar|session|colloquium|lecture|hearing",
    "exhibition": "exhibition|expo|fair|festival|show|exposition|biennale|week|fest",
    "launch": "launch|inauguration|kick-off|kickoff",
    "signing": "memorandum of understanding|memorandums of understanding|memoranda of understanding|memorandum of cooperation"
    "|memorandum|mou|mous|agreement|agreements|contract|pact|letter of intent|joint statement|joint declaration|loi",
    "meeting": "roundtable|round table|meeting|talks|dialogue|dialog|consultation|consultations|luncheon|dinner|breakfast|council"
    "|committee|commission|reception|assembly|videoconference|meetup|roadshow|ministerial|round",
    "ceremony": "ceremony|anniversary|groundbreaking|celebration|awards",
    "announcement": "briefing",
    "visit": "visit|tour|inspection|mission|trip",
    "other": "event|gathering|edition|concert|hackathon",
}
TYPE_OF = {head: kind for kind, heads in _TYPES.items() for head in heads.split("|")}
"""Head nouns and the types of event that they tell."""
BODIES = frozenset({"council", "committee", "commission"})
"""Heads of standing bodies whose meetings go by their names."""
BARE = frozenset(
    "show launch tour visit inspection briefing anniversary lecture hearing pact contract reception event gathering edition week fest concert consultation consultations ministerial round mission trip".split()
)
"""Heads that make no name of an event without a capital before them."""
_HEADS = "|".join(sorted(map(re.escape, TYPE_OF), key=len, reverse=True))
HEAD = cued(rf"(?<![\w-])(?P<head>{_HEADS})(?P<more>s)?(?![\w-]|[’']s \w+ (?:CEO|President))", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:held|hold|holds|holding|took place|takes? place|taking place|host(?:s|ed|ing)?|co-?host(?:s|ed|ing)?|attend(?:s|ed|ing)?|chair(?:s|ed|ing)?"
    r"|co-?chaired|sign(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed)? off|launch(?:es|ed)?|conven(?:e|es|ed|ing)|met|gather(?:s|ed)?|r[au]ns?|drew|attracted"
    r"|organi[sz]e[sd]?|organi[sz]ing|participat(?:e|es|ed|ing)|presid(?:ed|es)|took part|speak(?:s|ing)?|spoke|delivered|joined|brought together|wrapped up"
    r"|closed|began|begins?|started|starts?|conclud(?:ed|es)|scheduled|slated|concluded|exchanged|inked|visit(?:s|ed)?|ended|cut the (?:tape|ribbon)|broke ground|tour(?:s|ed)?|inspected|marked"
    r"|welcomed|get underway|got underway|underway|celebrated|staged|staging|had|pos(?:e[sd]?|ing)|come|came|saw|featured|brings? together|set for|dealt with|focused on|followed)\b"
)
"""Verbs by which the text says that something takes place."""
SIGNED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|conclud(?:ed|es|ing)|exchang(?:ed|es|ing)|inked|entered into|struck|clinched|initialed)\b"
)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ORDINAL = re.compile(
    rf"\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<w>{'|'.join(ORDINALS)}|inaugural))\b", re.IGNORECASE
)
OTHER_TIME = re.compile(r"\b(?:last year[’']s|previous|last|next|upcoming)\b", re.IGNORECASE)
DETERMINERS = frozenset(
    "a an the its their this that his her our another each these those today’s today's no any some".split()
)
STOPS = frozenset(
    """
    is are was were be been being am has have had will would can could should may might must do does did said says say
    of for in on at by with to from as than into onto over under during after before since until till through between among
    within without via against about around toward towards including include includes included following regarding concerning
    and or but nor so that which who whom whose where when while if because although though also not only both either neither
    he she it they we you i him them us there here then thus hence however meanwhile
    hold held holding holds host hosts hosted hosting attend attends attended attending join joins joined joining chair chairs chaired
    chairing co-chaired sign signs signed open opens opened launch launches launched announce announces announced announcing unveil unveiled
    visit visits visited visiting tour toured met meet meets meeting’s convene convened convenes organize organizes organized organised
    organizing sponsor sponsors sponsored support supports supported participate participated participating gather gathered took take takes
    taking place made make makes making gave give gives giving called named dubbed titled entitled told discuss discussed discussing
    agreed agree agrees plan plans planned will’ve
    stage staged began begin begins start started starts conclude concluded concludes reached reach seek seeks sought held-in cover covers
    every all most more less such other one two three four five six seven eight nine ten several many few
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
    provide provides provided providing strengthen strengthens strengthened promote promotes promoted expand expands expanded conduct conducts
    conducted continue continues continued pursue pursued boost boosted seek prepare prepares prepared support-for offer offers offered
    next-day later earlier recently jointly just
    """.split()
) - {"planned"}
"""Words that no name of an event runs over to the left."""
