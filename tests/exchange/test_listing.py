"""Lists in one text, taken apart or put on lines, and what other texts of an identity hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.exchange.identity_texts import NOT_YET_REVISED, signatory, with_revision
from sopeditor.exchange.listing import split_items, with_items_on_lines
from sopeditor.model.records import Identity, Signatory


@pytest.mark.parametrize(
    "text",
    [
        *("1. satu 2. dua", "1.satu 2.dua", "1) satu 2) dua", "(1) satu (2) dua", "1\tsatu\n2\tdua"),
        *("a. satu b. dua", "a) satu\nb) dua", "5. satu\n6. dua", "C. satu\nD. dua", "x) satu\ny) dua"),
        *("iv. satu\nv. dua", "IV. satu\nV. dua", "• satu • dua", "\uf0b7 satu\n\uf0b7 dua"),
        *("- satu\n- dua", "§\tsatu\n§\tdua", "satu\n\n dua ", "  1. satu\n\n2. dua\n"),
    ],
)
def test_a_list_is_its_items_without_markers(text: str) -> None:
    assert split_items(text) == ("satu", "dua")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        (" \n", ()),
        ("satu", ("satu",)),
        ("1. satu", ("satu",)),
        ("1. satu 2. ", ("satu",)),
        ("1. UU Nomor 4 Tahun 2015 2. Perka 7", ("UU Nomor 4 Tahun 2015", "Perka 7")),
        ("1. satu 3. tiga", ("satu 3. tiga",)),
        ("Lihat 1. satu 2. dua", ("Lihat 1. satu 2. dua",)),
        ("5. lima", ("5. lima",)),
        ("5. lima\n7. tujuh", ("5. lima", "7. tujuh")),
        ("5. lima\ntanpa angka", ("5. lima", "tanpa angka")),
        ("q. a\nz. b", ("q. a", "z. b")),
        ("1.5 jam", ("1.5 jam",)),
    ],
)
def test_what_only_looks_like_a_marker_stays(text: str, items: tuple[str, ...]) -> None:
    assert split_items(text) == items


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. satu 2. dua 3. tiga", "1. satu\n2. dua\n3. tiga"),
        ("(a) satu (b) dua", "(a) satu\n(b) dua"),
        ("1. satu", "1. satu"),
        ("  satu  ", "  satu  "),
        ("Lihat 1. satu 2. dua", "Lihat 1. satu 2. dua"),
        ("• satu • dua", "• satu • dua"),
    ],
)
def test_items_of_a_numbered_list_are_put_on_lines(text: str, lines: str) -> None:
    assert with_items_on_lines(text) == lines


@given(st.text(alphabet="ab1.2) (•-\n\t", max_size=25))
def test_on_lines_nothing_but_blanks_is_another(text: str) -> None:
    assert "".join(with_items_on_lines(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "revision", "revised"),
    [
        ("Revisi ke 3, 4 Juli 2025", 3, "4 Juli 2025"),
        ("Revisi ke-2", 2, ""),
        ("☑ revisi ke : 02 / 3 Mei 2020", 2, "3 Mei 2020"),
        ("☐ Revisi ke .....", None, NOT_YET_REVISED),
        ("Revisi ke …", None, NOT_YET_REVISED),
        ("☑ Revisi ke .....", None, "☑ Revisi ke ....."),
        ("☒ Revisi ke", None, "☒ Revisi ke"),
        ("Revisi ke 2025", None, "Revisi ke 2025"),
        ("Revisi ke ..... belum ada", None, "Revisi ke ..... belum ada"),
        ("-", None, "-"),
    ],
)
def test_a_revision_is_taken_apart_where_it_says_one(text: str, revision: int | None, revised: str) -> None:
    found = with_revision(Identity(), text)
    assert (found.revision, found.revised) == (revision, revised)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kepala Biro\nFulan\nPembina\nNIP. 1",
            Signatory(position="Kepala Biro", name="Fulan", rank="Pembina", nip="1"),
        ),
        ("Kepala Biro  Fulan  NIP: 12", Signatory(position="Kepala Biro", name="Fulan", nip="12")),
        ("Kepala Biro  (nama pejabat) NIP. (NIP)", Signatory(position="Kepala Biro")),
        ("Kepala\n(......................)\nNIP ......", Signatory(position="Kepala")),
        ("ttd.", Signatory()),
    ],
)
def test_blanks_to_fill_in_name_nobody(text: str, found: Signatory) -> None:
    assert signatory(text) == found
