"""Arabic number words and the form that a number asks of the noun it counts.

Source: the rules of the counted noun in W. Wright, "A Grammar of the Arabic Language" (3rd ed., vol. I §§
318-328 and vol. II §§ 99-112): one and two agree with the noun; three to ten take the other gender and a
plural in the genitive; eleven to ninety-nine a singular in the accusative; hundreds, thousands and millions a
singular in the genitive. Spelling as in the press of today («مئة», not «مائة»).
"""

from typing import Literal

from msgspec import Struct

Case = Literal["nominative", "oblique"]
Gender = Literal["m", "f"]


class Noun(Struct, frozen=True):
    """A noun with the forms that numbers ask for.

    Attributes:
        one: singular. Example: «قتيل».
        two: dual in the nominative, two_oblique: in the other cases. Example: «قتيلان», «قتيلين».
        few: plural in the genitive, after three to ten. Example: «قتلى».
        many: singular in the accusative, after eleven to ninety-nine. Example: «قتيلاً».
        gender: of the singular.
    """

    one: str
    two: str
    two_oblique: str
    few: str
    many: str
    gender: Gender


# After a noun of the masculine, after one of the feminine; of eight the form before a noun.
_UNITS: dict[int, tuple[str, str]] = {
    3: ("ثلاثة", "ثلاث"), 4: ("أربعة", "أربع"), 5: ("خمسة", "خمس"), 6: ("ستة", "ست"), 7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"), 9: ("تسعة", "تسع"), 10: ("عشرة", "عشر"),
}  # fmt: skip
_TENS = {
    2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع",
}  # fmt: skip
_HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
# Before a noun the dual loses its end («مئتا قتيل») and the accusative its tanwin («أحد عشر ألف قتيل»).
_THOUSAND = {
    True: Noun("ألف", "ألفا", "ألفي", "آلاف", "ألف", "m"),
    False: Noun("ألف", "ألفان", "ألفين", "آلاف", "ألفاً", "m"),
}
_MILLION = {
    True: Noun("مليون", "مليونا", "مليوني", "ملايين", "مليون", "m"),
    False: Noun("مليون", "مليونان", "مليونين", "ملايين", "مليوناً", "m"),
}
_MOST = 10**9  # exclusive: what is larger stands in digits


def spelled(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return a number in words with the noun it counts; from a thousand millions on in digits.

    Example:
        >>> KILLED = Noun("قتيل", "قتيلان", "قتيلين", "قتلى", "قتيلاً", "m")
        >>> [spelled(n, KILLED) for n in (1, 2, 3, 11, 100)]
        ['قتيل واحد', 'قتيلان', 'ثلاثة قتلى', 'أحد عشر قتيلاً', 'مئة قتيل']

    Raises:
        ValueError: the number is below zero.
    """
    if number < 0:
        raise ValueError(number)
    if number >= _MOST:
        return f"{number} {form(number, noun, case)}"
    if number == 0:
        return f"لا {noun.few}"
    if number == 1:
        return f"{noun.one} {'واحد' if noun.gender == 'm' else 'واحدة'}"
    return _spelled(number, noun, case)


def _spelled(number: int, noun: Noun, case: Case) -> str:
    rest = number % 100
    if number == 2:
        return _dual(noun, case)
    whole = _above_hundred(number - rest, case, before_noun=rest <= 2)
    if rest == 0:
        return f"{whole} {noun.one}"
    if rest in (1, 2):
        return f"{whole} {noun.one} و{noun.one if rest == 1 else _dual(noun, case)}"
    said = f"{_below_hundred(rest, noun.gender, case)} {noun.few if rest <= 10 else noun.many}"
    return f"{whole} و{said}" if whole else said


def _dual(noun: Noun, case: Case) -> str:
    return noun.two if case == "nominative" else noun.two_oblique


def _below_hundred(number: int, gender: Gender, case: Case) -> str:
    """Return the words of three to ninety-nine."""
    if number <= 10:
        return _UNITS[number][gender == "f"]
    if number < 20:
        return _teen(number - 10, gender, case)
    unit, ten = number % 10, _TENS[number // 10] + ("ون" if case == "nominative" else "ين")
    return f"{_unit_before_ten(unit, gender, case)} و{ten}" if unit else ten


def _teen(unit: int, gender: Gender, case: Case) -> str:
    ten = "عشر" if gender == "m" else "عشرة"
    if unit == 1:
        return f"{'أحد' if gender == 'm' else 'إحدى'} {ten}"
    if unit == 2:
        return f"{_two(gender, case, before='noun')} {ten}"
    return f"{_UNITS[unit][gender == 'f']} {ten}"


def _unit_before_ten(unit: int, gender: Gender, case: Case) -> str:
    if unit == 1:
        return "واحد" if gender == "m" else "إحدى"
    if unit == 2:
        return _two(gender, case, before="and")
    # without a noun after it the weak ya of eight falls away: «ثمانٍ وعشرون»
    return "ثمانٍ" if (unit, gender) == (8, "f") else _UNITS[unit][gender == "f"]


def _two(gender: Gender, case: Case, before: Literal["noun", "and"]) -> str:
    stem = "اثن" if gender == "m" else "اثنت"
    end = "ا" if case == "nominative" else "ي"
    return stem + end + ("ن" if before == "and" else "")


def _above_hundred(number: int, case: Case, *, before_noun: bool) -> str:
    """Return the words of a multiple of a hundred, ``""`` for none; a noun may stand after the last."""
    millions, below = divmod(number, 10**6)
    thousands, hundreds = divmod(below, 1000)
    parts = [
        _scaled(millions, _MILLION[before_noun and not below], case),
        _scaled(thousands, _THOUSAND[before_noun and not hundreds], case),
        _hundred(hundreds, case, before_noun=before_noun),
    ]
    return " و".join(filter(None, parts))


def _hundred(number: int, case: Case, *, before_noun: bool) -> str:
    hundreds = number // 100
    if hundreds == 0:
        return ""
    if hundreds == 1:
        return "مئة"
    if hundreds == 2:
        return "مئت" + ("ا" if case == "nominative" else "ي") + ("" if before_noun else "ن")
    return f"{_HUNDREDS[hundreds]}مئة"


def _scaled(times: int, scale: Noun, case: Case) -> str:
    """Return so many thousands or millions. Example: «ثلاثة آلاف», «أحد عشر ألف»."""
    if times == 0:
        return ""
    return scale.one if times == 1 else _spelled(times, scale, case)


def form(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return the noun alone, in the form that a number in digits before it asks for.

    Example:
        >>> KILLED = Noun("قتيل", "قتيلان", "قتيلين", "قتلى", "قتيلاً", "m")
        >>> [form(n, KILLED) for n in (5, 43, 100, 103, 1500)]
        ['قتلى', 'قتيلاً', 'قتيل', 'قتلى', 'قتيل']
    """
    rest = number % 100
    if number == 2:
        return _dual(noun, case)
    if 3 <= rest <= 10:
        return noun.few
    return noun.many if rest >= 11 else noun.one


def counted(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return up to ten in words, more in digits, with the noun in its form: as reports write it.

    Example:
        >>> TRUCK = Noun("شاحنة", "شاحنتان", "شاحنتين", "شاحنات", "شاحنة", "f")
        >>> [counted(n, TRUCK, "oblique") for n in (2, 8, 43)]
        ['شاحنتين', 'ثماني شاحنات', '43 شاحنة']
    """
    return spelled(number, noun, case) if number <= 10 else f"{number} {form(number, noun, case)}"
