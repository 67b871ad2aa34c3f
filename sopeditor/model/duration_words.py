"""The words in which a Waktu is written, turned into tokens: numbers, units, and the few words that join them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct


class Unit(StrEnum):
    """The units of time that offices write; a working day is kept apart from a day of the calendar."""

    SECOND = "detik"
    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"
    WORKING_DAY = "hari kerja"
    WEEK = "minggu"
    MONTH = "bulan"
    QUARTER = "triwulan"
    SEMESTER = "semester"
    YEAR = "tahun"


class Token(Struct, frozen=True):
    """A piece of a text. `sign` is N for a number, U for a unit, W for another word, or a sign of `_PHRASES`."""

    sign: str
    text: str
    value: float = 0.0
    unit: Unit | None = None


_SPELLINGS = {
    Unit.SECOND: "detik dtk",
    Unit.MINUTE: "menit mnt mnit menitt minit minute minutes",
    Unit.HOUR: "jam hour hours",
    Unit.DAY: "hari hr day days",
    Unit.WORKING_DAY: "hk",
    Unit.WEEK: "minggu mgg pekan week weeks",
    Unit.MONTH: "bulan bln month months",
    Unit.QUARTER: "triwulan tw",
    Unit.SEMESTER: "semester",
    Unit.YEAR: "tahun thn th",
}
_UNITS = {word: unit for unit, words in _SPELLINGS.items() for word in words.split()}

RANGE, AT_MOST, AT_LEAST, ABOUT, EACH, AND, OR, AFTER, BEFORE, FILLER = "-<>~/;|»«ƒ"
_PHRASES = (
    (AT_MOST, r"selambat-lambatnya|selama-lamanya|sebanyak-banyaknya"),
    (AT_MOST, r"paling (?:lambat|lama|banyak)|tidak lebih dari|kurang dari|maksimal|maksimum|maks|max"),
    (AT_LEAST, r"sekurang-kurangnya|paling (?:sedikit|cepat|kurang)|tidak kurang dari|lebih dari"),
    (AT_LEAST, r"minimal|minimum|min"),
    (ABOUT, r"kurang lebih|lebih kurang|kira-kira|sekitar"),
    (RANGE, r"sampai dengan|sampai|hingga|s\s*[./]\s*d|sd"),
    (FILLER, r"dalam jangka waktu|jangka waktu|dalam waktu|dalam|selama|antara"),
    (EACH, r"untuk (?:se)?tiap|setiap|tiap|per"),
    (AFTER, r"setelah|sesudah|sejak|semenjak|terhitung"),
    (BEFORE, r"sebelum"),
    (OR, r"atau"),
    (AND, r"dan"),
)
_SYMBOLS = str.maketrans(
    {
        "⁄": "/",
        "×": "x",
        "≤": "<",
        "≥": ">",
        "±": "~",
        "≈": "~",
        "&": AND,
        "+": AND,
        "\n": AND,
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_FRACTIONS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4"})
_NUMBER = r"\d+\s?/\s?\d+|\d+(?:[.,]\d+)*"
_PRIME = re.compile(r"(\d)\s?(?:['\u2032\u2019](?!['\u2032\u2019\w])|min\b\.?(?!\s*\d))")
"""30' and 30 min: thirty minutes; "min" before a number asks for at least so much."""

_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<x>x(?=\s*\d))|(?P<sign>[-<>~/;|»«ƒ])|(?P<word>[^\W\d_]+)")
_DAY_KINDS = {"kerja": Unit.WORKING_DAY, "efektif": Unit.WORKING_DAY, "kalender": Unit.DAY}

_ONES = {
    word: float(value)
    for value, word in enumerate(
        (
            *("nol", "satu", "dua", "tiga", "empat", "lima"),
            *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
        )
    )
}
_SCALES = {"belas": (1.0, 10.0), "puluh": (10.0, 0.0), "ratus": (100.0, 0.0)}
"""What the word before is multiplied by, and what is added."""

_PARTS = {"setengah": 0.5, "seperempat": 0.25, "seratus": 100.0}
_LONGEST_NUMBER = 12
"""Characters: more is no time in which anybody does anything."""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a Waktu; remarks in brackets are left out unless there is nothing else."""
    plain = unicodedata.normalize("NFKC", text.translate(_FRACTIONS)).casefold()
    return tuple(_restated(_joined(list(_raw(_without_remarks(plain))))))


def _without_remarks(text: str) -> str:
    bare = re.sub(r"\((?!\s*(?:\d+|[a-z ]+)\s*\)\s*\w)[^()]*\)", " ", text)
    return bare if re.search(r"\w", bare) else text


def _raw(text: str) -> Iterator[Token]:
    text = _PRIME.sub(r"\1 menit", text)
    for sign, pattern in _PHRASES:
        text = re.sub(rf"\b(?:{pattern})\b\.?", f" {sign} ", text)
    text = re.sub(r"(?<!\d),|,(?!\d)", AND, text).translate(_SYMBOLS)
    return (_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    if match["number"]:
        value = _number(text)
        return Token("W", text) if value is None else Token("N", text, value)
    if match["word"]:
        return _word(text)
    return Token(text, text)


def _word(word: str) -> Token:
    if word in _UNITS:
        return Token("U", word, unit=_UNITS[word])
    if word in _ONES or word in _PARTS:
        return Token("N", word, _ONES.get(word, _PARTS.get(word, 0.0)))
    if word.startswith("se") and word[2:] in _UNITS:
        return Token("U", word, 1.0, _UNITS[word[2:]])
    return Token("W", word)


def _number(text: str) -> float | None:
    """A number as Indonesians write it ("1.000" a thousand, "1,5" and "1.5" one and a half), or None."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if "/" in text:
        above, below = (float(part) for part in text.split("/"))
        return above / below if below else None
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+", text):
        return float(re.sub(r"\D", "", text))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


def _joined(raw: list[Token]) -> Iterator[Token]:
    """Puts together what is one thing in several words: "1 0", "1 1/2", "dua puluh lima", "hari kerja", "sehari"."""
    while raw:
        token = raw.pop(0)
        if token.sign == "N":
            while raw and (more := _grown(token, raw[0])) is not None:
                token = more
                raw.pop(0)
        elif token.sign == "U":
            if token.value:
                yield Token("N", "1", token.value)
            token = _day_kind(token, raw)
        yield token


def _grown(first: Token, then: Token) -> Token | None:
    text = f"{first.text} {then.text}"
    if then.sign == "W" and then.text in _SCALES:
        times, plus = _SCALES[then.text]
        hundreds, rest = divmod(first.value, 100.0)
        return Token("N", text, hundreds * 100.0 + rest * times + plus)
    if then.sign != "N":
        return None
    if first.text.isdigit() and then.text.isdigit():
        return Token("N", first.text + then.text, float(first.text + then.text))
    if "/" in then.text or then.text in _PARTS or first.text.endswith(("puluh", "ratus", "seratus")):
        return Token("N", text, first.value + then.value)
    return None


def _day_kind(token: Token, raw: list[Token]) -> Token:
    if not raw or raw[0].text not in _DAY_KINDS:
        return token
    kind = _DAY_KINDS[raw.pop(0).text]
    return Token("U", token.text, unit=kind if token.unit is Unit.DAY else token.unit)


def _restated(found: Iterable[Token]) -> Iterator[Token]:
    """Leaves out the second of two equal numbers: "7 (tujuh) hari"."""
    last: Token | None = None
    for token in found:
        if not (last and last.sign == token.sign == "N" and last.value == token.value):
            yield token
        last = token
