"""Tests of what words end with."""

import pytest

from sijill.extract.closed import pronoun_of


@pytest.mark.parametrize(
    ("form", "pronoun"),
    [("سجونه", "ه"), ("سجونها", "ها"), ("لديهم", "هم"), ("عليه", "ه"), ("سجون", ""), ("", "")],
)
def test_pronoun_of(form: str, pronoun: str) -> None:
    """The longest pronoun that fits; none where there is none."""
    assert pronoun_of(form) == pronoun
