"""Plain JSON values taken as what they are meant to be: numbers as texts, one value for a list, null for nothing.

Each function takes a value and its place in the file, and raises Unfit where the value can't be meant so.
"""

import re
from collections.abc import Iterator
from typing import Any

from sopeditor.exchange.listing import split_items
from sopeditor.exchange.outcome import Unfit
from sopeditor.texts import _

Object = dict[str, Any]


def first(raw: Object, *keys: str) -> tuple[Any, str]:
    """The value under the first of these keys that is there and not null, and that key; None and the first key."""
    for key in keys:
        if raw.get(key) is not None:
            return raw[key], key
    return None, keys[0]


def as_object(value: Any, place: str) -> Object:
    """A JSON object."""
    if not isinstance(value, dict):
        raise Unfit(place, _("seharusnya objek {{…}}, bukan {kind}.").format(kind=_kind(value)))
    return value


def as_rows(value: Any, place: str) -> Iterator[tuple[Any, str]]:
    """The items of a list with their places; null is an empty one."""
    if value is None:
        return
    if not isinstance(value, list):
        raise Unfit(place, _("seharusnya daftar […], bukan {kind}.").format(kind=_kind(value)))
    for index, item in enumerate(value):
        yield item, f"{place}[{index}]"


def as_objects(value: Any, place: str) -> Iterator[tuple[Object, str]]:
    """The objects of a list with their places; null is an empty one."""
    for item, where in as_rows(value, place):
        yield as_object(item, where), where


def as_text(value: Any, place: str) -> str:
    """A text: null is empty, a number is written out, a list is written one item a line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(as_text(item, f"{place}[{index}]") for index, item in enumerate(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(place, _("seharusnya teks, bukan {kind}.").format(kind=_kind(value)))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_texts(value: Any, place: str) -> tuple[str, ...]:
    """A list of texts without empty ones; a single text is split at its list markers."""
    if isinstance(value, list):
        texts = tuple(as_text(item, f"{place}[{index}]") for index, item in enumerate(value))
    else:
        texts = split_items(as_text(value, place))
    return tuple(text for text in texts if text.strip())


def as_whole(value: Any, place: str) -> int | None:
    """A whole number, also as a text of digits; None for null and ""."""
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,11}\s*", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit(place, _("seharusnya bilangan bulat, bukan {kind}.").format(kind=_kind(value)))
    return value


def as_wholes(value: Any, place: str) -> tuple[int, ...]:
    """A list of whole numbers; a single one is a list of one, null an empty one."""
    items = value if isinstance(value, list) else [value]
    numbers = (as_whole(item, f"{place}[{index}]") for index, item in enumerate(items))
    return tuple(number for number in numbers if number is not None)


def as_flag(value: Any, default: bool) -> bool:
    """Yes or no; null is the default, and words for no in Indonesian and English are known."""
    if value is None:
        return default
    if isinstance(value, str):
        return value.strip().casefold() not in {"", "0", "tidak", "no", "false", "none", "-"}
    return bool(value)


def _kind(value: Any) -> str:
    if value is None:
        return _("kosong (null)")
    if isinstance(value, bool):
        return _("benar/salah")
    if isinstance(value, str):
        return _('teks "{text}"').format(text=value if len(value) <= 30 else value[:29] + "…")
    if isinstance(value, list):
        return _("daftar")
    return _("objek") if isinstance(value, dict) else _("bilangan {number}").format(number=value)
