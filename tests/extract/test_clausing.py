"""Clauses: where a verb, a relative or «أن» opens a new one."""

from itertools import pairwise

import pytest


def clauses(analysis):
    return [(" ".join(analysis.forms[c.first : c.last]), c.link) for c in analysis.clauses]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("حاصرت قسد الحي", [""]),
        ("قالت قسد إن مسلحين قصفوا الحي", ["", "that"]),
        ("اعتقلت قسد الشاب الذي قصف الحي", ["", "which"]),
        ("حاصرت قسد الحي وقصفت المبنى", ["", "and"]),
        ("حاصرت قسد الحي، وقصفت المبنى", ["", "and"]),
        # «و» that is the word's own letter, or joins two names, opens nothing.
        ("حاصرت قسد وفصائل الجيش الوطني الحي", [""]),
        ("حاصرت قسد الحي ووصل المبنى", ["", "and"]),
        # A name that is written like «بأن» opens none.
        ("اتهم الأمين العام بان كي مون النظام السوري بالقصف", [""]),
        # A time between a light verb and its noun opens none.
        ("أجرى الوزير خلال اليومين الماضيين محادثات", [""]),
        ("حاصرت قسد الحي خلال محادثات", ["", "adverb"]),
        # What tells nothing belongs to the clause before.
        ("حاصرت قسد الحي، منذ أيام", [""]),
    ],
)
def test_links_of_clauses(analysed, text, links):
    assert [link for _, link in clauses(analysed(text))] == links


def test_clauses_cover_the_sentences_without_overlap(analysed):
    analysis = analysed("قال المرصد إن قسد حاصرت الحي، وقصفت المبنى. واعتقلت الأسايش شاباً في الحسكة.")
    edges = [(c.first, c.last) for c in analysis.clauses]
    assert all(a < b <= c for (a, b), (c, _) in pairwise(edges))
    assert all(any(a <= t.at < b for a, b in edges) for t in analysis.triggers)
