"""The index of names: leftmost, longest, with whatever is attached, without overlap."""

import pytest

from sijill.lexicon.names import NameIndex, Naming

INDEX = NameIndex(
    [
        ("قوات سوريا الديمقراطية", Naming("actor", "sdf")),
        ("سوريا", Naming("place", "سوريا")),
        ("قوات النظام", Naming("actor", "syria-army")),
        ("النظام", Naming("actor", "syria-gov")),
        ("النظام", Naming("actor", "syria-former-regime", since="2024-12-09")),
        ('حركة "حماس"', Naming("actor", "hamas")),
    ]
)


def found(text):
    return [(f.first, f.last, f.namings[0].id) for f in INDEX.find(text.split())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قوات سوريا الديمقراطيه", [(0, 3, "sdf")]),
        ("وقوات سوريا الديمقراطيه", [(0, 3, "sdf")]),
        ("لقوات النظام في سوريا", [(0, 2, "syria-army"), (3, 4, "سوريا")]),
        ("قوات في سوريا", [(2, 3, "سوريا")]),
        ("حركه حماس", [(0, 2, "hamas")]),
        ("قوات", []),
        ("", []),
    ],
)
def test_names_are_found(text, names):
    assert found(text) == names


def test_all_that_a_name_may_stand_for_is_kept():
    assert {n.id for n in INDEX.find(["النظام"])[0].namings} == {"syria-gov", "syria-former-regime"}


def test_what_is_attached_is_told():
    reading = INDEX.find(["وبالنظام"])[0].reading
    assert (reading.conjunction, reading.preposition) == ("و", "ب")


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("قوات النظام في سوريا", None),
        ("النظام", None),
        ("القياده العامه للجيش", None),
        ("الجيش السوري الحر", "army"),
    ],
)
def test_the_next_shorter_name_is_told(text, shorter):
    names = [("الجيش", Naming("actor", "army")), ("الجيش السوري الحر", Naming("actor", "fsa"))]
    names += [("قوات النظام", Naming("actor", "syria-army")), ("النظام", Naming("actor", "syria-gov"))]
    index = NameIndex([*names, ("القيادة العامة للجيش", Naming("actor", "command"))])
    words = text.split()
    found = index.shorter(words, index.find(words)[0])
    assert (found.namings[0].id if found else None) == shorter
