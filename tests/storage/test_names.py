"""What a document or profile is called becomes a name that a file can have on every system."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopeditor.storage.names import LONGEST, plain_name


@given(st.text(max_size=200))
@example("a" * (LONGEST - 1) + " b")
@example(" . ")
def test_every_name_makes_a_file_name(called: str) -> None:
    name = plain_name(called, "SOP")
    assert 1 <= len(name) <= LONGEST + 1
    assert name == name.strip(". ")
    assert name.isprintable()
    assert not set(name) & set('\\/:*?"<>|')


@pytest.mark.parametrize("called", ["Con", "nul", "LPT1", "aux.surat"])
def test_what_windows_takes_for_a_device_is_called_otherwise(called: str) -> None:
    assert plain_name(called, "SOP") == f"_{called}"


def test_a_plain_title_stays() -> None:
    assert plain_name("Penerbitan Surat: Tugas", "SOP") == "Penerbitan Surat Tugas"
    assert plain_name("Conto", "SOP") == "Conto"
