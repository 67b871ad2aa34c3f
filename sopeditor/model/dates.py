"""Indonesian dates: the long form that is printed, and whatever people type read back as a day.

Months, days and their order come from Unicode's CLDR through babel, which is imported when it is first needed.
"""

import datetime
import re
from functools import cache

from msgspec import Struct

from sopeditor.texts import _

LOCALE = "id"
YEARS = range(1900, 2200)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})[\s./-]*([a-z]+)\.?[\s./,-]*(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"(?P<name>[a-z]+(?:['`’][a-z]+)?)\s*[,/]?\s+(?=\d)")
_VARIANTS = {"pebruari": 2, "peb": 2, "nopember": 11, "nop": 11, "agst": 8, "agust": 8, "ags": 8, "sept": 9}
_DAY_VARIANTS = {"jum'at": 4, "ahad": 6}


class FoundDate(Struct, frozen=True):
    """A day, and a sentence about it where what was typed contradicts itself ("" otherwise)."""

    date: datetime.date
    remark: str = ""


def long_date(date: datetime.date, weekday: bool = True) -> str:
    """The day in words, two digits for the day of the month: "Rabu, 02 Mei 2018", or without the weekday."""
    from babel.dates import format_date

    return format_date(date, "EEEE, dd MMMM y" if weekday else "dd MMMM y", locale=LOCALE)


def parse_date(text: str) -> FoundDate | None:
    """The day that a text names, or None.

    Understood are "Kamis, 14 Desember 2017", "14 Des 2017", "14/12/2017", "14-12-17" and "2017-12-14", in any case
    and spacing. A weekday that isn't that day's is tolerated and remarked upon.
    """
    plain = re.sub(r"\s+", " ", text.strip().casefold().replace("’", "'").replace("`", "'"))
    plain = plain.removeprefix("tanggal ").removeprefix("tgl. ").removeprefix("tgl ")
    named = _WEEKDAY.match(plain)
    weekday = _weekdays().get(named["name"]) if named else None
    if named and weekday is not None:
        plain = plain[named.end() :]
    date = _date(plain.rstrip(" ."))
    if date is None:
        return None
    if weekday is None or weekday == date.weekday():
        return FoundDate(date)
    remark = _("{date} adalah hari {right}, bukan {wrong}.").format(
        date=long_date(date, weekday=False), right=_weekday_name(date.weekday()), wrong=_weekday_name(weekday)
    )
    return FoundDate(date, remark)


def _date(plain: str) -> datetime.date | None:
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
    elif match := _FIGURES.fullmatch(plain):
        day, month, year = (int(part) for part in match.groups())
    elif match := _WORDS.fullmatch(plain):
        day, month, year = int(match[1]), _months().get(match[2], 0), int(match[3])
    else:
        return None
    if year < 100:
        year += 2000
    try:
        return datetime.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    names = {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=LOCALE).items()
    }
    return names | _VARIANTS


@cache
def _weekdays() -> dict[str, int]:
    from babel.dates import get_day_names

    names = {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_day_names(width, locale=LOCALE).items()
    }
    return names | _DAY_VARIANTS


def _weekday_name(number: int) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=LOCALE)[number])
