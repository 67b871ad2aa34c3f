"""A file that contradicts itself is refused with the place and the reason, whatever is in it."""

import json
from typing import Any

import pytest
from exchange.exchanges import LEAVE, SIMPLE, read_value
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.integrity import faults
from sopeditor.storage.errors import StorageError


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"edges": [{"from": "1a", "to": "9z"}]}, 'edges[0].to: bentuk "9z" tidak ada.'),
        ({"edges": [{"to": "1a"}]}, 'edges[0].from: bentuk "" tidak ada.'),
        (
            {"edges": [{"from": "1a", "to": "2a", "arrow": "zigzag"}]},
            'edges[0].arrow: panah "zigzag" tidak dikenal',
        ),
        ({"edges": 7}, "edges: seharusnya daftar […], bukan bilangan 7."),
        ({"edges": ["1a"]}, 'edges[0]: seharusnya objek {…}, bukan teks "1a".'),
        ({"shapes": [LEAVE["shapes"][0]] * 2}, 'shapes[1].id: id "1a" sudah dipakai bentuk lain.'),
        ({"shapes": [{"id": "x", "step": 9, "lane": 0}]}, "shapes[0].step: langkah 9 tidak ada."),
        ({"shapes": [{"id": "x", "step": 1, "lane": 3}]}, "shapes[0].lane: pelaksana 3 tidak ada"),
        ({"shapes": [{"id": "x", "step": 1, "lane": -1}]}, "shapes[0].lane: pelaksana -1 tidak ada"),
        (
            {"shapes": [{"id": "x", "step": 1, "lane": "Lurah"}]},
            'shapes[0].lane: pelaksana "Lurah" tidak ada',
        ),
        (
            {"shapes": [{"id": "x", "step": 1, "lane": 0, "type": "awan"}]},
            'shapes[0].type: bentuk "awan" tidak dikenal',
        ),
        ({"shapes": [{"id": "", "step": 1, "lane": 0}]}, "shapes[0].id: tidak boleh kosong."),
        ({"lane_groups": [{"name": "X", "lanes": [3]}]}, "lane_groups[0].lanes: pelaksana 3 tidak ada"),
        ({"steps": [{"no": 1}, {"no": 1}]}, "steps[1].no: nomor 1 sudah dipakai langkah lain."),
        ({"steps": [{"no": "satu"}]}, 'steps[0].no: seharusnya bilangan bulat, bukan teks "satu".'),
        ({"steps": [{"kegiatan": {"a": 1}}]}, "steps[0].kegiatan: seharusnya teks, bukan objek."),
        ({"identity": ["a"]}, "identity: seharusnya objek {…}, bukan daftar."),
    ],
)
def test_nonsense_is_refused_with_its_place(change: dict[str, Any], said: str):
    with pytest.raises(StorageError) as refused:
        read_value(LEAVE | change)
    assert str(refused.value).startswith(f"tukar.json: {said}")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each object or list of a JSON value with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


@given(st.data())
def test_a_file_with_anything_in_it_is_read_or_refused_in_one_sentence(data: st.DataObject):
    raw = json.loads(json.dumps(data.draw(st.sampled_from([LEAVE, SIMPLE]))))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(raw)))
        holder[key] = data.draw(JUNK)
    try:
        said = faults(read_value(raw).document)
    except StorageError as refused:
        said = str(refused).splitlines()[1:]
    assert not said
