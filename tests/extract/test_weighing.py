"""Whose army it is, by the countries that the report tells of."""

import pytest


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("في بيروت قصف الجيش مواقع المسلحين", "lebanon-army"),
        ("في الخرطوم قصف الجيش مواقع المسلحين", "sudan-army"),
        ("قصف الجيش مواقع المسلحين", None),
    ],
)
def test_the_country_decides_whose_army_it_is(analysed, text, army):
    found = [n.id for n in analysed(text).names if n.sort == "force"]
    assert found == ([army] if army else [])
