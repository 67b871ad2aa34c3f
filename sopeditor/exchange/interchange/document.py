"""The exchange format for SOP documents: JSON with rows for a table, and shapes and edges for its drawing.

Where the original broke its pages is not kept. Pages are cut by the measured height of the rows here, and forcing the
old breaks as well would leave pages with a row or two on them (7 pages instead of 5 for a real SOP of 29 steps).
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from sopeditor.exchange.interchange.drawing import read_edges, read_shapes
from sopeditor.exchange.interchange.form import read_form
from sopeditor.exchange.interchange.identity import chart_title, read_identity
from sopeditor.exchange.interchange.loose import Object, as_flag, as_text, as_texts, as_wholes
from sopeditor.exchange.interchange.rows import Lanes, Row, read_lanes, read_rows, read_steps
from sopeditor.exchange.interchange.simple import simple_flows, simple_symbols
from sopeditor.exchange.outcome import Imported, Unfit
from sopeditor.model.records import Chart, Document, Flow, Identity, Sop, Symbol
from sopeditor.texts import _, digits

_PARTS = {
    *("identity", "judul", "unit", "pelaksana", "lane_groups", "columns", "steps", "shapes", "edges"),
    *("sections", "footnote", "page_breaks_after", "off_page_connectors", "merged_cells"),
    *("inferred", "inferred_fields"),
}
_DERIVED = {"stats"}
_KNOWN_KEYS = {
    "steps": {
        *("no", "label", "kegiatan", "aktivitas", "uraian", "kelengkapan", "persyaratan", "input", "waktu"),
        *("output", "hasil", "ket", "keterangan", "pelaksana", "type", "multi_shape", "next", "yes", "tidak"),
        *("branches", "section", "inferred"),
    },
    "shapes": {"id", "step", "lane", "type", "text"},
    "edges": {"from", "source", "to", "target", "label", "arrow"},
}
MOST_STEPS = 2_000
"""Rows; an SOP has tens of them, and a list of the whole office's letters is none."""

LONGEST_QUOTE = 200
"""Characters of a value that a note quotes."""


def is_interchange(value: Any) -> bool:
    """Whether a JSON value looks like this format."""
    return isinstance(value, dict) and ("steps" in value or {"identity", "pelaksana"} <= value.keys())


def read_interchange(raw: Object) -> Imported:
    """The document of an exchange object; Unfit where it contradicts itself. No step, shape or edge is left out."""
    notes: list[str] = []
    rows = read_rows(raw)
    if len(rows) > MOST_STEPS:
        told = _("ini daftar berisi {count} langkah; sebuah SOP paling banyak {most}.")
        raise Unfit("", told.format(count=digits(len(rows)), most=digits(MOST_STEPS)))
    lanes = read_lanes(raw, rows, notes)
    steps = read_steps(raw, rows, notes)
    symbols, flows = _drawing(raw, lanes, rows, notes)
    chart = Chart(
        id="c1",
        title=chart_title(raw),
        actors=lanes.actors,
        steps=tuple(
            replace(step, symbols=symbols.get(row.number, ())) for step, row in zip(steps, rows, strict=True)
        ),
        flows=flows,
        footnote=as_text(raw.get("footnote"), "footnote"),
    )
    profile = read_form(raw.get("columns"), chart.steps, chart.flows, notes)
    sop = Sop(identity=read_identity(raw), charts=(chart,))
    _tell(raw, rows, sop.identity, notes)
    return Imported(Document(sop=sop, profile=profile), tuple(notes))


def _drawing(
    raw: Object, lanes: Lanes, rows: tuple[Row, ...], notes: list[str]
) -> tuple[dict[int, tuple[Symbol, ...]], tuple[Flow, ...]]:
    """Symbols by row number, and flows; what the file doesn't draw comes from its rows."""
    if not raw.get("shapes") and not raw.get("edges"):
        symbols = simple_symbols(lanes, rows)
        return symbols, simple_flows(rows, symbols, notes)
    shapes = read_shapes(raw, lanes, rows)
    if raw.get("edges") is None:
        return shapes.symbols, simple_flows(rows, shapes.symbols, notes)
    return shapes.symbols, read_edges(raw, shapes.ids)


def _tell(raw: Object, rows: tuple[Row, ...], identity: Identity, notes: list[str]) -> None:
    """Name what the document does not hold, and what its makers had only guessed."""
    shown = {"judul": identity.title, "unit": ", ".join(identity.institution)}
    unshown = {
        key
        for key, text in shown.items()
        if as_text(raw.get(key), key).casefold() not in ("", text.casefold())
    }
    notes += _guesses(raw, rows)
    breaks = as_wholes(raw.get("page_breaks_after"), "page_breaks_after")
    if breaks:
        notes.append(
            _(
                "Batas halaman asli (setelah langkah {numbers}) tidak dipaksakan: halaman menurut tinggi baris."
            ).format(numbers=", ".join(map(str, breaks)))
        )
    if raw.get("off_page_connectors"):
        notes.append(_("Penghubung antarhalaman digambar ulang menurut halaman yang baru."))
    if raw.get("merged_cells"):
        notes.append(
            _("Sel gabungan tidak dipertahankan: {cells}.").format(cells=_brief(raw["merged_cells"]))
        )
    left_out = [key for key in raw if key not in _PARTS | _DERIVED or key in unshown]
    if left_out:
        notes.append(
            _("Keterangan berkas yang tidak disimpan: {keys}.").format(keys=", ".join(sorted(left_out)))
        )
    for name, known in _KNOWN_KEYS.items():
        unknown = {key for part in raw.get(name) or () for key in part if key not in known}
        if unknown:
            notes.append(
                _("Isian yang tidak dikenal di {name} dan tidak disimpan: {keys}.").format(
                    name=name, keys=", ".join(sorted(unknown))
                )
            )


def _guesses(raw: Object, rows: tuple[Row, ...]) -> Iterator[str]:
    fields = as_texts(raw.get("inferred_fields"), "inferred_fields")
    if fields:
        yield _("Pembuat berkas ini hanya memperkirakan: {fields}. Periksalah.").format(
            fields="; ".join(fields)
        )
    guessed = [row.number for row in rows if as_flag(row.raw.get("inferred"), False)]
    if guessed:
        yield _("Sebagian isi langkah {numbers} hanya perkiraan pembuat berkas ini. Periksalah.").format(
            numbers=_listed(guessed)
        )


def _listed(numbers: list[int]) -> str:
    """Numbers in rising order, neighbours put together: "1-3, 7"."""
    runs = [[*run] for _gap, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)


def _brief(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
