"""What no text of a document may hold, taken out of plain JSON values."""

import re
from typing import Any

from sopeditor.texts import _, digits

LONGEST_TEXT = 100_000
"""Characters of one text. The longest cell of 318 real documents has 658."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")


class TooLong(ValueError):
    """A text is longer than `LONGEST_TEXT`; `place` says where."""

    def __init__(self, place: str, length: int) -> None:
        super().__init__(place, length)
        self.place = place
        self.reason = _("teksnya {length} huruf; paling banyak {most}.").format(
            length=digits(length), most=digits(LONGEST_TEXT)
        )


def clean(text: str) -> str:
    """A text without control characters and broken halves of characters, and with one kind of line break."""
    return _HALVES.sub("\ufffd", _FORBIDDEN.sub("", _BREAKS.sub("\n", text)))


def cleaned(value: Any, place: str, lost: list[str]) -> Any:
    """A JSON value with all its texts cleaned; the places that lost a character are added to `lost`.

    TooLong if a text is. Keys of objects are left alone: those that aren't names of the format are noticed elsewhere.
    """
    return value if _is_clean(value) else _cleaned(value, place, lost)


def _cleaned(value: Any, place: str, lost: list[str]) -> Any:
    if isinstance(value, str):
        return _cleaned_text(value, place, lost)
    if isinstance(value, list | tuple):
        return [_cleaned(item, f"{place}[{index}]", lost) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _cleaned(item, f"{place}.{key}", lost) for key, item in value.items()}
    return value


def _is_clean(value: Any) -> bool:
    """Whether there is nothing to clean, as there hardly ever is."""
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT and not _SUSPECT.search(value)
    if isinstance(value, list | tuple):
        return all(map(_is_clean, value))
    return all(map(_is_clean, value.values())) if isinstance(value, dict) else True


def _cleaned_text(text: str, place: str, lost: list[str]) -> str:
    if len(text) > LONGEST_TEXT:
        raise TooLong(place, len(text))
    if not _SUSPECT.search(text):
        return text
    broken = _BREAKS.sub("\n", text)
    if _FORBIDDEN.search(broken) or _HALVES.search(broken):
        lost.append(place)
    return clean(broken)
