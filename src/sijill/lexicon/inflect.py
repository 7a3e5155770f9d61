"""Inflection: the written forms of a verb, a noun or a participle, in the folded spelling.

Only the third person is made, as newswires use it, and one form stands for all readings that are
spelled alike without vowels (active and regular passive, indicative and subjunctive).

Source of the rules: W. Wright, A Grammar of the Arabic Language, I (1896), the paradigms of the
strong and weak verb, and of the attached pronouns.
"""

from msgspec import Struct

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم")
# Objects of verbs in news are in the third person; the others make common nouns («الحكم»).
_OBJECTS = PRONOUNS[:5]


class VerbForm(Struct, frozen=True):
    """One written form of a verb.

    Attributes:
        form: as folded. tense: past or present.
        plural: True for a form that names its own subject (they), so that no noun need follow.
        feminine: True where the form agrees with a feminine subject.
        pronoun: the attached object pronoun, ``""`` where there is none.
        short: True for the jussive of a weak verb («يجبِ»), which stands after «لم» and «لا» alone.
    """

    form: str
    past: bool
    plural: bool = False
    feminine: bool = False
    pronoun: str = ""
    short: bool = False


def verb_forms(past: str, present: str) -> list[VerbForm]:
    """Return the third-person forms of a verb.

    Args:
        past: third person masculine singular, folded. Example: ``"حاصر"``.
        present: the same of the present. Example: ``"يحاصر"``.

    Example:
        >>> {"حاصرت", "تحاصر", "يحاصرون", "حاصرتها"} <= {f.form for f in verb_forms("حاصر", "يحاصر")}
        True
        >>> {"ادعت", "يدعون", "ادعاه"} <= {f.form for f in verb_forms("ادعي", "يدعي")}
        True
        >>> {"لجات", "لجاوا", "يلجوون"} <= {f.form for f in verb_forms("لجا", "يلجا")}
        True
    """
    hamza = _ends_in_hamza(past, present)
    forms = [*_past(past, sound=hamza), *_present(present, sound=hamza)]
    return [*forms, *_on_waw(past, present)] if hamza else forms


def _ends_in_hamza(past: str, present: str) -> bool:
    """Tell whether a verb ends in a hamza, whose seat is folded: «لجأ يلجأ», «أنشأ ينشئ», «أُنشئ يُنشأ».

    The weak verbs that end in alef have a present in waw («دعا يدعو»), or are spelled with «ى».
    """
    return present.endswith("ا") or (past.endswith("ا") and present.endswith("ي"))


def _on_waw(past: str, present: str) -> list[VerbForm]:
    """Return the plurals that write the hamza on a waw: «لجؤوا», «يلجؤون»."""
    they = [VerbForm(past[:-1] + "ووا", past=True, plural=True)] if past.endswith("ا") else []
    if not present.endswith("ا"):
        return they
    return they + [VerbForm(present[:-1] + "وو" + end, past=False, plural=True) for end in ("ن", "ا")]


def _past(past: str, *, sound: bool) -> list[VerbForm]:
    weak = past.endswith(("ي", "ا")) and len(past) > 2 and not sound
    stem = past[:-1] if weak else past
    joined = stem + "ا" if weak else past
    forms = [VerbForm(past, past=True), VerbForm(stem + "ت", past=True, feminine=True)]
    forms += [VerbForm(stem + "وا", past=True, plural=True)]
    forms += [VerbForm((stem + "ي" if weak else stem) + "ن", past=True, plural=True, feminine=True)]
    forms += [VerbForm((stem + "ي" if weak else stem) + "ا", past=True, plural=True)]
    forms += [VerbForm(stem + "تا", past=True, plural=True, feminine=True)]
    if weak or past[-2:-1] != "ا":  # «سيطرنا», «استولينا»; «قال» is «قلنا»
        forms += [VerbForm((stem + "ي" if weak else stem) + "نا", past=True, plural=True)]
    for pronoun in _OBJECTS:
        forms.append(VerbForm(joined + pronoun, past=True, pronoun=pronoun))
        forms.append(VerbForm(stem + "ت" + pronoun, past=True, feminine=True, pronoun=pronoun))
        forms.append(VerbForm(stem + "و" + pronoun, past=True, plural=True, pronoun=pronoun))
    return forms


def _present(present: str, *, sound: bool) -> list[VerbForm]:
    weak = present.endswith(("ي", "ا", "و")) and len(present) > 3 and not sound
    forms: list[VerbForm] = []
    for full, feminine in ((present, False), ("ت" + present[1:], True)):
        stem = full[:-1] if weak else full
        joined = stem + "ا" if full.endswith("ي") and weak and _ends_in_alef(full) else full
        forms.append(VerbForm(full, past=False, feminine=feminine))
        if weak:
            forms.append(VerbForm(stem, past=False, feminine=feminine, short=True))
        forms += [VerbForm(stem + ending, past=False, plural=True) for ending in ("ون", "وا")]
        forms += [VerbForm(full + ending, past=False, plural=True) for ending in ("ان", "ا")]
        forms += [VerbForm(joined + p, past=False, feminine=feminine, pronoun=p) for p in _OBJECTS]
        forms += [VerbForm(stem + "ون" + p, past=False, plural=True, pronoun=p) for p in PRONOUNS[:4]]
    return forms


def _ends_in_alef(present: str) -> bool:
    # «يتبنى» and «يدعي» are spelled alike once folded; the fifth and sixth forms end in alef.
    return present[1:2] == "ت" and len(present) > 4


def noun_forms(noun: str) -> list[tuple[str, str]]:
    """Return the forms of a noun without proclitics, each with its attached pronoun or ``""``.

    Example:
        >>> dict(noun_forms("محاصره"))["محاصرتها"]
        'ها'
        >>> dict(noun_forms("لقاء"))["لقايهما"]  # as «لقائهما» is folded
        'هما'
    """
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    plain = [(noun, "")]
    if not noun.endswith(("ه", "ات", "ا", "ين", "ان", "ون")):
        plain.append((noun + "ا", ""))
    stems = (stem, stem[:-1] + "ي") if noun.endswith("اء") else (stem,)
    return plain + [(written + pronoun, pronoun) for written in stems for pronoun in PRONOUNS]


def participle_forms(participle: str) -> list[str]:
    """Return gender, number and case of a participle given in the masculine singular.

    Example:
        >>> participle_forms("داعي")[1:4]
        ['داعيا', 'داعيه', 'داعين']
        >>> participle_forms("مطالب")
        ['مطالب', 'مطالبا', 'مطالبه', 'مطالبين', 'مطالبون', 'مطالبات', 'مطالبان']
    """
    weak = participle.endswith("ي")
    stem = participle[:-1] if weak else participle
    whole = [participle + end for end in ("ا", "ه")]
    return [
        participle,
        *whole,
        *(stem + end for end in ("ين", "ون")),
        *(participle + end for end in ("ات", "ان")),
    ]
