"""Whatever a file holds: it opens, or it is refused with a sentence; nothing else happens."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.integrity import faults
from sopeditor.storage.documents import StorageError, load, save

WHOLE = (Path(__file__).parents[1] / "files" / "format-1.0.sop.json").read_bytes()

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "a.sop.json"


def opens_or_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with suppress(StorageError):
        opened = load(path)
        assert faults(opened.document) == ()
        save(path, opened.document)
        assert load(path).document == opened.document


@given(data=st.data())
def test_any_value_in_any_place(file: Path, data: st.DataObject) -> None:
    tables = json.loads(WHOLE)
    place: Any = tables
    while True:
        keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        deeper = place[key]
        if not isinstance(deeper, dict | list) or not deeper or data.draw(st.integers(0, 9)) == 0:
            place[key] = data.draw(ANYTHING)
            break
        place = deeper
    opens_or_is_refused(file, msgspec.json.encode(tables))


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=10))
def test_any_bytes_in_any_place(file: Path, start: int, length: int, put: bytes) -> None:
    opens_or_is_refused(file, WHOLE[:start] + put + WHOLE[start + length :])
