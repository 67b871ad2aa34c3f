"""What no document may be: the faults that would make it impossible to draw, to edit or to save it whole.

These are not the guideline's rules (those are findings of `sopeditor.checks`): a draft may be as unfinished as it
likes. A wish or a stored width that names a lane or row which is gone is no fault either; it has no effect.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sopeditor.model.lookup import symbols
from sopeditor.model.profile import Column, Profile
from sopeditor.model.records import Asset, Chart, Document, Sop
from sopeditor.texts import _, digits

WIDEST = 10_000.0
"""Points; no paper of an office is a fifth as wide."""

MOST_LANES = 2_000
"""Lanes that a page can be divided into at all."""

MOST_PAGES = 999
"""The highest number of pages that a table can be told to fit on."""

SMALLEST_TYPE, LARGEST_TYPE = 3.0, 72.0
"""Points."""


class Fault(Struct, frozen=True):
    """Where in the document, and an Indonesian sentence why it can't be used so."""

    place: str
    reason: str


def faults(document: Document) -> tuple[Fault, ...]:
    """All faults of the draft, its frozen revisions, its pictures and its form; empty for a sound document."""
    found = [*_in_sop(document.sop, "", document.assets)]
    for revision in document.revisions:
        place = _("revisi {number}, ").format(number=revision.number)
        found += _in_sop(revision.sop, place, document.assets)
    found += _in_assets(document.assets)
    found += faults_of_form(document.profile)
    return tuple(found)


def _in_sop(sop: Sop, before: str, assets: tuple[Asset, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, chart in enumerate(sop.charts, 1):
        place = before + (
            _("bagan {number}, ").format(number=number) if len(sop.charts) > 1 or before else ""
        )
        yield from _repeated_ids(chart, place, seen)
        if len(chart.actors) > MOST_LANES:
            told = _("paling banyak {most} dalam satu bagan.").format(most=digits(MOST_LANES))
            yield Fault(place + _("{count} pelaksana").format(count=digits(len(chart.actors))), told)
        yield from _homeless_symbols(chart, place)
        yield from _loose_flows(chart, place)
        yield from _bad_widths(chart, place)
        yield from _bad_fit(chart, place)
    if sop.identity.logo and all(asset.key != sop.identity.logo for asset in assets):
        yield Fault(before + _("identitas"), _("gambar logonya tidak ada di dalam dokumen."))


def _repeated_ids(chart: Chart, place: str, seen: set[str]) -> Iterator[Fault]:
    for part_id, name in _named(chart):
        if not part_id:
            yield Fault(place + name, _("id-nya kosong."))
        elif part_id in seen:
            yield Fault(place + name, _('id "{id}" dipakai lebih dari sekali.').format(id=part_id))
        seen.add(part_id)


def _named(chart: Chart) -> Iterator[tuple[str, str]]:
    yield chart.id, _("bagan")
    for number, actor in enumerate(chart.actors, 1):
        yield actor.id, _("pelaksana {number}").format(number=number)
    for number, step in enumerate(chart.steps, 1):
        yield step.id, _("langkah {number}").format(number=number)
        for symbol in step.symbols:
            yield symbol.id, _("langkah {number}, simbol").format(number=number)
    for number, flow in enumerate(chart.flows, 1):
        yield flow.id, _("panah {number}").format(number=number)


def _homeless_symbols(chart: Chart, place: str) -> Iterator[Fault]:
    lanes = {actor.id for actor in chart.actors}
    for number, step in enumerate(chart.steps, 1):
        for symbol in step.symbols:
            if symbol.actor not in lanes:
                yield Fault(
                    place + _('langkah {number}, simbol "{id}"').format(number=number, id=symbol.id),
                    _('pelaksana "{id}" tidak ada.').format(id=symbol.actor),
                )


def _loose_flows(chart: Chart, place: str) -> Iterator[Fault]:
    known = {symbol.id for _step, symbol in symbols(chart)}
    for number, flow in enumerate(chart.flows, 1):
        for end in dict.fromkeys((flow.source, flow.target)):
            if end not in known:
                yield Fault(
                    place + _('panah {number} ("{id}")').format(number=number, id=flow.id),
                    _('simbol "{id}" tidak ada di bagan ini.').format(id=end),
                )


def _bad_widths(chart: Chart, place: str) -> Iterator[Fault]:
    for width in chart.widths:
        if not _within(width.points, 0.0, WIDEST):
            yield Fault(
                place + _('lebar kolom "{column}"').format(column=width.column),
                _("{points} bukan lebar yang dapat dipakai.").format(points=width.points),
            )


def _bad_fit(chart: Chart, place: str) -> Iterator[Fault]:
    if not 0 <= chart.fit_pages <= MOST_PAGES:
        yield Fault(
            place + _("jumlah halaman"),
            _("seharusnya bilangan dari 0 sampai {most}.").format(most=MOST_PAGES),
        )


def _in_assets(assets: tuple[Asset, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, asset in enumerate(assets, 1):
        place = _("gambar {number}").format(number=number)
        if asset.key in seen:
            yield Fault(place, _("gambar ini tersimpan dua kali."))
        if hashlib.sha256(asset.data).hexdigest() != asset.key:
            yield Fault(place, _("isi gambar tidak cocok dengan kuncinya; gambar ini rusak."))
        seen.add(asset.key)


def faults_of_form(profile: Profile) -> Iterator[Fault]:
    """All faults of an agency's form."""
    paper, place = profile.paper, _("format cetak")
    width, height = paper.size
    margins = (paper.left, paper.top, paper.right, paper.bottom)
    if not all(_within(length, 0.0, WIDEST) for length in (width, height)) or not _lengths(margins):
        yield Fault(place, _("ukuran kertas atau margin bukan bilangan yang dapat dipakai."))
    elif not _lengths((profile.signature_room,)):
        yield Fault(place, _("ruang tanda tangan bukan bilangan yang dapat dipakai."))
    elif paper.left + paper.right >= width or paper.top + paper.bottom + profile.signature_room >= height:
        yield Fault(place, _("margin tidak menyisakan tempat di kertas."))
    if not _within(profile.typeface.size, SMALLEST_TYPE, LARGEST_TYPE):
        yield Fault(place, _("ukuran huruf {size} tidak dapat dipakai.").format(size=profile.typeface.size))
    lines = profile.lines
    if not _lengths((lines.frame, lines.table, lines.symbol, lines.flow, lines.padding)):
        yield Fault(place, _("tebal garis bukan bilangan yang dapat dipakai."))
    if len(set(profile.columns)) < len(profile.columns):
        yield Fault(place, _("satu kolom disebut dua kali."))
    if Column.ACTORS not in profile.columns:
        yield Fault(place, _("kolom pelaksana tidak boleh hilang."))


def _lengths(lengths: Iterable[float]) -> bool:
    return all(length == 0.0 or _within(length, 0.0, WIDEST) for length in lengths)


def _within(value: float, least: float, most: float) -> bool:
    return math.isfinite(value) and least <= value <= most and value > 0.0
