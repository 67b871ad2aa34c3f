"""A file without a drawing is drawn after its rows, and what a sloppy writer meant is understood."""

import pytest
from exchange.exchanges import SIMPLE, chart_of, drawn, read_value

from sopeditor.storage.errors import StorageError


def test_without_a_drawing_the_rows_aredrawn():
    imported = read_value(SIMPLE)
    assert drawn(imported.document.sop.charts[0]) == [
        "Staf:terminator",
        "Kabag:decision",
        "Staf:process Kabag:process",
        "Kabag:decision",
        "Staf:process",
        "Staf:process Staf:terminator",
        "1.1>2.1",
        "2.1>3.1 Ya",
        "2.1>1.1 Tidak",
        "3.1-3.2",
        "3.2>4.1",
        "4.1>5.1 Besar",
        "4.1>6.1 Kecil",
        "5.1>6.1",
        "6.1-6.2",
    ]
    assert any("Periksalah" in note for note in imported.notes)


def test_rows_that_say_nothing_of_what_comes_next_are_a_chain():
    rows = [
        {"kegiatan": "A", "pelaksana": "Staf"},
        {"kegiatan": "B", "pelaksana": ["Kabag"]},
        {"pelaksana": "Staf"},
    ]
    chart = chart_of({"steps": rows})
    assert [actor.name for actor in chart.actors] == ["Staf", "Kabag"]
    assert drawn(chart)[3:] == ["1.1>2.1", "2.1>3.1"]


def test_an_arrow_to_a_row_that_nobody_acts_in_is_named():
    imported = read_value(
        {"pelaksana": ["Staf"], "steps": [{"pelaksana": ["Staf"], "next": [2]}, {"kegiatan": "?"}]}
    )
    assert any("langkah 1 ke 2" in note for note in imported.notes)


def test_a_simple_view_that_leads_nowhere_is_refused():
    with pytest.raises(StorageError, match="langkah 9 tidak ada"):
        read_value({"pelaksana": ["Staf"], "steps": [{"pelaksana": ["Staf"], "next": [9]}]})


def test_a_sloppy_writer_is_understood():
    raw = {
        "pelaksana": ["Staf"],
        "identity": [],
        "columns": None,
        "steps": [{"no": "1", "kegiatan": 7, "waktu": None, "kelengkapan": ["1. A", "2. B"]}],
        "shapes": [{"id": 11, "step": "1", "lane": 0, "type": None, "text": None}],
        "edges": [{"from": 11, "to": "11", "label": None, "arrow": None}],
        "footnote": None,
    }
    chart = chart_of(raw)
    assert (chart.steps[0].activity, chart.steps[0].supplies) == ("7", "1. A\n2. B")
    assert drawn(chart) == ["Staf:process", "1.1>1.1"]
