"""What a Waktu says: how long a step takes, in which unit, or why it says no such thing.

The printed text stays as it was typed; this is what is read out of it (1,202 real texts were the measure: single
values, working days, ranges, times per piece of work, limits, points in the calendar, and words that are no time).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from sopeditor.model.duration_words import (
    ABOUT,
    AFTER,
    AND,
    AT_LEAST,
    AT_MOST,
    BEFORE,
    EACH,
    FILLER,
    OR,
    RANGE,
    Token,
    Unit,
    tokens,
)
from sopeditor.texts import _

LONGEST = 400
"""Characters; a longer text is prose and not searched for a time."""


class DurationKind(StrEnum):
    """What sort of thing a Waktu says; from DURATION to PER_UNIT it is a length of time."""

    DURATION = "duration"
    WORKING_DAYS = "working days"
    RANGE = "range"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    PER_UNIT = "per unit"
    PERIODIC = "periodic"
    DEADLINE = "deadline"
    FREE = "free"
    EMPTY = "empty"


class Amount(Struct, frozen=True):
    """So many of one unit."""

    value: float
    unit: Unit


class Duration(Struct, frozen=True):
    """A Waktu, read. What takes no length of time has no amounts.

    `minimum` and `maximum` are sums of amounts, equal unless a range was written; `per` is the piece of work that
    the time is for ("berkas"); `about` tells of "±" and its like.
    """

    kind: DurationKind
    minimum: tuple[Amount, ...] = ()
    maximum: tuple[Amount, ...] = ()
    per: str = ""
    about: bool = False

    @property
    def is_length(self) -> bool:
        """Whether this is a length of time."""
        return bool(self.maximum)

    @property
    def unit(self) -> Unit | None:
        """The one unit of all amounts, or None if there are several or none."""
        units = {amount.unit for amount in (*self.minimum, *self.maximum)}
        return units.pop() if len(units) == 1 else None


class Total(Struct, frozen=True):
    """The sum of several Waktu: `counted` of them are lengths of time, `left_out` are not."""

    minimum: tuple[Amount, ...]
    maximum: tuple[Amount, ...]
    counted: int
    left_out: int


_ONE = "N(?:xN)?U"
_SUM = rf"{_ONE}(?:;?{_ONE})*"
_AROUND = re.escape(ABOUT + FILLER)
_LIMITS = re.escape(AT_MOST + AT_LEAST + RANGE)
_LENGTH = re.compile(
    rf"[{_AROUND}]*(?P<limit>[{_LIMITS}])?[{_AROUND}]*"
    rf"(?:(?P<low>{_SUM}(?=[^{AND}])|N)[{re.escape(RANGE + OR + EACH + AND)}][{_AROUND}]*)?(?P<high>{_SUM})"
    rf"(?:{EACH}(?P<per>N?[WU].*)|(?P<tail>[W{AFTER}{FILLER}].*)|;)?"
)
_ROUGH_MINUTES = {
    Unit.SECOND: 1 / 60,
    Unit.MINUTE: 1.0,
    Unit.HOUR: 60.0,
    Unit.DAY: 1440.0,
    Unit.WORKING_DAY: 1440.0,
    Unit.WEEK: 10_080.0,
    Unit.MONTH: 43_200.0,
    Unit.QUARTER: 129_600.0,
    Unit.SEMESTER: 259_200.0,
    Unit.YEAR: 525_600.0,
}
"""Only to tell which of two amounts is the longer one, never to add them up."""

_COUNTDOWN = re.compile(r"\bh\s*[-+–]\s*\d", re.IGNORECASE)
"""H-7: seven days before the day."""

_REPEATED = re.compile(r"^(?:se)?tiap\b|\bsekali\b|\b\d+\s*(?:x|kali)\b(?!\s*\d)", re.IGNORECASE)
_PERIODIC = re.compile(
    r"\b(?:harian|mingguan|bulanan|(?:tri|catur)wulan(?:an)?|semester(?:an)?|tahunan|berkala|rutin|periodik"
    r"|sepanjang (?:tahun|waktu)|(?:se)?tiap|januari|februari|maret|april|juni|juli|agustus|september|oktober"
    r"|november|desember)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:sebelum|paling lambat|selambat|maksimal|batas|tanggal|tgl)\b", re.IGNORECASE)
_LIST_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•])\s+(?=\S*\d)", re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=4096)
def parse_duration(text: str, unit: Unit | None = None) -> Duration:
    """What a Waktu says; every text gives something, at the least DurationKind.FREE or DurationKind.EMPTY.

    A bare number is so many of `unit`, where the column's heading names one (see `unit_in`).
    """
    if not re.search(r"\w", text):
        return Duration(DurationKind.EMPTY)
    if len(text) > LONGEST:
        return Duration(DurationKind.FREE)
    if _COUNTDOWN.search(text):
        return Duration(DurationKind.DEADLINE)
    if _REPEATED.search(text):
        return Duration(DurationKind.PERIODIC)
    found = tokens(_LIST_MARKER.sub("", text.strip()))
    if unit is not None and found and found[-1].sign == "N":
        found = (*found, Token("U", unit.value, unit=unit))
    return _length(found) or Duration(_other(text))


def unit_in(heading: str) -> Unit | None:
    """The unit that a column's heading names, as in "Waktu (menit)"."""
    words = tokens(re.sub(r"[()]", " ", heading))
    return next((token.unit for token in words if token.unit), None)


def total(durations: Iterable[Duration]) -> Total:
    """The sum, with what no rule can convert kept apart: days, working days, weeks, months, and hours of work.

    A time per piece of work counts once; how a day is worth so many hours is for whoever plans the staff to say.
    """
    listed = tuple(durations)
    lengths = [duration for duration in listed if duration.is_length]
    return Total(
        minimum=_added(amount for duration in lengths for amount in duration.minimum),
        maximum=_added(amount for duration in lengths for amount in duration.maximum),
        counted=len(lengths),
        left_out=len(listed) - len(lengths),
    )


def sentence(total: Total) -> str:
    """A total as a user reads it: "2 hari 5 jam 35 menit"."""
    if not total.counted:
        return _("belum ada waktu yang dapat dijumlahkan")
    said = _span(total.minimum, total.maximum)
    if total.left_out:
        said += _(" ({count} langkah belum terhitung)").format(count=total.left_out)
    return said


def read_back(duration: Duration) -> str:
    """What was understood, in a user's words: "5 sampai 10 menit untuk setiap berkas"."""
    if not duration.is_length:
        return {
            DurationKind.PERIODIC: _("berulang; bukan lama pengerjaan"),
            DurationKind.DEADLINE: _("batas waktu; bukan lama pengerjaan"),
            DurationKind.EMPTY: _("belum diisi"),
        }.get(duration.kind, _("bukan lama yang dapat dihitung"))
    said = _span(duration.minimum, duration.maximum)
    if duration.about:
        said = _("sekitar {time}").format(time=said)
    if duration.kind is DurationKind.AT_MOST:
        said = _("paling lama {time}").format(time=said)
    if duration.kind is DurationKind.AT_LEAST:
        said = _("paling sedikit {time}").format(time=said)
    return _("{time} untuk setiap {piece}").format(time=said, piece=duration.per) if duration.per else said


def _length(found: Sequence[Token]) -> Duration | None:
    signs = "".join(token.sign for token in found)
    match = _LENGTH.fullmatch(signs)
    if match is None or BEFORE in signs:
        return None
    high = _amounts(found[slice(*match.span("high"))])
    low = _amounts(found[slice(*match.span("low"))], high[0].unit) if match["low"] else high
    if _rough(low) > _rough(high):
        low, high = high, low
    per = " ".join(token.text for token in found[slice(*match.span("per"))]) if match["per"] else ""
    kind = DurationKind.PER_UNIT if per else _kind(match["limit"], low, high)
    return Duration(kind, low, high, per, about=ABOUT in signs)


def _kind(limit: str | None, low: tuple[Amount, ...], high: tuple[Amount, ...]) -> DurationKind:
    if low != high:
        return DurationKind.RANGE
    if limit:
        return DurationKind.AT_LEAST if limit == AT_LEAST else DurationKind.AT_MOST
    return (
        DurationKind.WORKING_DAYS
        if {amount.unit for amount in high} == {Unit.WORKING_DAY}
        else DurationKind.DURATION
    )


def _amounts(found: Sequence[Token], unit: Unit | None = None) -> tuple[Amount, ...]:
    """The amounts of tokens like NU, NxNU or NUNU; a lone N is so many of `unit`."""
    amounts: list[Amount] = []
    numbers: list[float] = []
    for token in found:
        if token.sign == "N":
            numbers.append(token.value)
        if token.unit is not None:
            amounts.append(_product(numbers, token.unit))
            numbers = []
    if numbers and unit is not None:
        amounts.append(Amount(numbers[0], unit))
    return tuple(amounts)


def _product(numbers: Sequence[float], unit: Unit) -> Amount:
    """The product of one or two numbers; "1 x 24 jam" is a day around the clock, not 24 hours of work."""
    times, value = (1.0, *numbers)[-2:]
    if len(numbers) > 1 and unit is Unit.HOUR and value == 24:
        return Amount(times, Unit.DAY)
    return Amount(times * value, unit)


def _rough(amounts: Iterable[Amount]) -> float:
    return sum(amount.value * _ROUGH_MINUTES[amount.unit] for amount in amounts)


def _other(text: str) -> DurationKind:
    if _PERIODIC.search(text):
        return DurationKind.PERIODIC
    return DurationKind.DEADLINE if _LIMIT.search(text) else DurationKind.FREE


_SUMS = {
    Unit.HOUR: (Unit.MINUTE, 60.0),
    Unit.SECOND: (Unit.MINUTE, 1 / 60),
    Unit.QUARTER: (Unit.MONTH, 3.0),
    Unit.SEMESTER: (Unit.MONTH, 6.0),
    Unit.YEAR: (Unit.MONTH, 12.0),
}


def _added(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    sums: dict[Unit, float] = {}
    for amount in amounts:
        unit, factor = _SUMS.get(amount.unit, (amount.unit, 1.0))
        sums[unit] = sums.get(unit, 0.0) + amount.value * factor
    largest_first = sorted(sums, key=lambda unit: -_ROUGH_MINUTES[unit])
    parts = [part for unit in largest_first for part in _split(sums[unit], unit)]
    return tuple(part for part in parts if part.value) or tuple(parts[:1])


def _split(value: float, unit: Unit) -> Iterator[Amount]:
    """Minutes as hours and minutes, months as years and months."""
    larger = {Unit.MINUTE: (Unit.HOUR, 60), Unit.MONTH: (Unit.YEAR, 12)}.get(unit)
    rest = round(value, 6)
    if larger:
        whole, rest = divmod(rest, larger[1])
        if whole:
            yield Amount(whole, larger[0])
    yield Amount(rest, unit)


def _span(low: tuple[Amount, ...], high: tuple[Amount, ...]) -> str:
    if low == high:
        return _spoken(high)
    if len(low) == len(high) == 1 and low[0].unit is high[0].unit:
        return _("{low} sampai {high}").format(low=_figure(low[0].value), high=_spoken(high))
    return _("{low} sampai {high}").format(low=_spoken(low), high=_spoken(high))


def _spoken(amounts: Iterable[Amount]) -> str:
    return " ".join(f"{_figure(amount.value)} {_(amount.unit.value)}" for amount in amounts)


def _figure(value: float) -> str:
    """A number the Indonesian way: 1.250,5."""
    plain = f"{value:,.2f}".rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,"))
