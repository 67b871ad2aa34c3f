"""The simple view of an exchange file, for one that has no shapes: who acts in a row, and which rows come next.

What it doesn't say is drawn as most offices would: pelaksana of one row are joined by a plain line, an arrow leaves
from the diamond of its row or else from its last symbol, and reaches the first symbol of the next.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase

from msgspec.structs import replace

from sopeditor.exchange.interchange.drawing import read_kind
from sopeditor.exchange.interchange.loose import as_objects, as_rows, as_text, as_wholes
from sopeditor.exchange.interchange.rows import Lanes, Row
from sopeditor.exchange.outcome import Unfit
from sopeditor.model.records import Arrow, Flow, Symbol, SymbolKind
from sopeditor.texts import _

YES, NO = "Ya", "Tidak"


def simple_symbols(lanes: Lanes, rows: tuple[Row, ...]) -> dict[int, tuple[Symbol, ...]]:
    """The symbols that the rows' `pelaksana`, `type` and `multi_shape` tell of, by row number."""
    return {row.number: _symbols(row, lanes) for row in rows}


def simple_flows(
    rows: tuple[Row, ...], symbols: dict[int, tuple[Symbol, ...]], notes: list[str]
) -> tuple[Flow, ...]:
    """The flows of the rows' `next`, `yes`, `tidak` and `branches`; `notes` gets those that can't be drawn."""
    flows: list[Flow] = []
    known = {row.number for row in rows}
    for row, after in zip(rows, (*rows[1:], None), strict=False):
        flows += _together(symbols.get(row.number, ()))
        flows += _onward(row, after, known, symbols, notes)
    if flows:
        notes.append(_("Berkas tidak memuat panah; panah dibuat dari daftar langkahnya. Periksalah."))
    return tuple(replace(flow, id=f"f{number}") for number, flow in enumerate(flows, 1))


def _symbols(row: Row, lanes: Lanes) -> tuple[Symbol, ...]:
    value, place = row.raw.get("pelaksana"), f"{row.place}.pelaksana"
    if not isinstance(value, list):
        value = [] if value in (None, "") else [value]
    where = [lanes.find(item, at) for item, at in as_rows(value, place)]
    kinds = [
        read_kind(item, at) for item, at in as_rows(row.raw.get("multi_shape"), f"{row.place}.multi_shape")
    ]
    main = read_kind(row.raw.get("type"), f"{row.place}.type")
    kinds = kinds or [main, *[SymbolKind.PROCESS] * (len(where) - 1)]
    if not where:
        return ()
    where += [where[-1]] * (len(kinds) - len(where))
    kinds += [SymbolKind.PROCESS] * (len(where) - len(kinds))
    return tuple(
        Symbol(f"s{row.number}{_letter(index)}", lane, kind)
        for index, (lane, kind) in enumerate(zip(where, kinds, strict=True))
    )


def _together(symbols: tuple[Symbol, ...]) -> Iterator[Flow]:
    for left, right in pairwise(symbols):
        yield Flow("", left.id, right.id, arrow=Arrow.NONE)


def _onward(
    row: Row,
    after: Row | None,
    known: set[int],
    symbols: dict[int, tuple[Symbol, ...]],
    notes: list[str],
) -> Iterator[Flow]:
    for label, number, place in _targets(row, after):
        if number not in known:
            raise Unfit(place, _("langkah {number} tidak ada.").format(number=number))
        source = _exit(symbols.get(row.number, ()))
        target = _entry(symbols.get(number, ()), row.number == number)
        if source is None or target is None:
            notes.append(
                _(
                    "Panah dari langkah {source} ke {target} tidak digambar: langkah {empty} tanpa pelaksana."
                ).format(source=row.number, target=number, empty=row.number if source is None else number)
            )
            continue
        yield Flow("", source.id, target.id, label)


def _targets(row: Row, after: Row | None) -> Sequence[tuple[str, int, str]]:
    """Label, number and place of each target; a row that names none at all goes on to the one below."""
    raw, place = row.raw, row.place
    found: list[tuple[str, int, str]] = []
    for branch, where in as_objects(raw.get("branches"), f"{place}.branches"):
        label = as_text(branch.get("label"), f"{where}.label")
        found += [(label, number, where) for number in as_wholes(branch.get("target"), f"{where}.target")]
    if not found:
        for label, key in ((YES, "yes"), (NO, "tidak")):
            found += [
                (label, number, f"{place}.{key}") for number in as_wholes(raw.get(key), f"{place}.{key}")
            ]
    reached = {number for _label, number, _place in found}
    found += [
        ("", number, f"{place}.next")
        for number in as_wholes(raw.get("next"), f"{place}.next")
        if number not in reached
    ]
    is_last = after is None or as_text(raw.get("type"), f"{place}.type").strip().casefold() == "end"
    if not found and raw.get("next") is None and not is_last and after is not None:
        found.append(("", after.number, place))
    return found


def _exit(symbols: tuple[Symbol, ...]) -> Symbol | None:
    decisions = [symbol for symbol in symbols if symbol.kind is SymbolKind.DECISION]
    return next(iter(decisions or symbols[-1:]), None)


def _entry(symbols: tuple[Symbol, ...], is_own_row: bool) -> Symbol | None:
    others = [symbol for symbol in symbols if symbol.kind is not SymbolKind.DECISION] if is_own_row else []
    return next(iter(others or symbols), None)


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < len(ascii_lowercase) else f"_{index}"
