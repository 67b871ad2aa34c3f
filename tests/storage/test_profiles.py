"""Profile files: what is written is read, what is spoiled is told, and a document's form can be taken."""

import json
from pathlib import Path

import pytest
from building import document
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from storage.hardship import forbid_writing, powerless

from sopeditor.model.profile import Profile, Typeface
from sopeditor.storage.documents import is_document, save
from sopeditor.storage.errors import StorageError
from sopeditor.storage.profiles import (
    SUFFIX,
    builtin_profiles,
    discard_profile,
    keep_profile,
    own_profiles,
    profile_file_name,
    read_profile,
    write_profile,
)

BUILTIN = builtin_profiles()


def test_the_first_builtin_profile_is_what_a_new_document_is_printed_in() -> None:
    assert BUILTIN[0].profile == Profile()
    assert len(BUILTIN) >= 4


@pytest.mark.parametrize("stored", BUILTIN, ids=lambda stored: stored.profile.name)
def test_every_builtin_profile_is_exchanged_unchanged(tmp_path: Path, stored) -> None:
    file = tmp_path / profile_file_name(stored.profile.name)
    write_profile(file, stored.profile)
    assert read_profile(file) == (stored.profile, ())
    assert not is_document(file)


def test_a_profile_is_taken_from_a_document(tmp_path: Path) -> None:
    form = replace(BUILTIN[1].profile, name="Milik Kami")
    save(tmp_path / "a.sop.json", replace(document("A:Staf"), profile=form))
    assert read_profile(tmp_path / "a.sop.json") == (form, ())


class TestOwn:
    """The user's own profiles."""

    def test_are_listed_by_name_and_replaced_under_the_same(self, tmp_path: Path) -> None:
        folder = tmp_path / "profil"
        for name in ("Dinas B", "dinas a", "Dinas: B"):
            keep_profile(folder, Profile(name=name))
        changed = Profile(name="Dinas B", typeface=Typeface(size=11.0))
        keep_profile(folder, changed)
        assert [stored.profile.name for stored in own_profiles(folder)] == ["dinas a", "Dinas B", "Dinas: B"]
        assert own_profiles(folder)[1].profile == changed

    def test_are_removed(self, tmp_path: Path) -> None:
        discard_profile(keep_profile(tmp_path, Profile(name="Dinas")))
        assert own_profiles(tmp_path) == ()

    def test_survive_a_spoiled_neighbour(self, tmp_path: Path) -> None:
        keep_profile(tmp_path, Profile(name="Dinas"))
        (tmp_path / f"rusak{SUFFIX}").write_text("{", encoding="utf-8")
        assert [stored.profile.name for stored in own_profiles(tmp_path)] == ["Dinas"]

    def test_are_none_in_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        assert own_profiles(tmp_path / "tidak" / "ada") == ()

    def test_that_can_not_be_kept_are_told(self) -> None:
        with powerless() as folder:
            forbid_writing(folder)
            with pytest.raises(StorageError, match="izin"):
                keep_profile(folder / "profil", Profile(name="Dinas"))


def written(tmp_path: Path, change) -> Path:
    file = tmp_path / f"a{SUFFIX}"
    write_profile(file, Profile(name="Dinas"))
    tables = json.loads(file.read_text(encoding="utf-8"))
    change(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda tables: tables["profile"]["1"].update(name=7), "profile.1.name: seharusnya teks"),
        (lambda tables: tables["profile"]["1"].update(capsule="bulat"), "tidak dikenal"),
        (lambda tables: tables["profile"]["1"]["paper"].update(left=900.0), "margin"),
        (lambda tables: tables["profile"]["1"]["typeface"].update(size=0), "huruf"),
        (lambda tables: tables["profile"]["1"].update(columns=["number"]), "pelaksana"),
        (lambda tables: tables["profile"]["1"].update(signature_room=700.0), "margin"),
        (lambda tables: tables["profile"].clear(), "kosong"),
        (lambda tables: tables.update(profile=[1]), "tabel"),
        (lambda tables: tables["format"]["1"].update(version="9.0"), "perbarui"),
        (lambda tables: tables["format"]["1"].update(program="lain"), "bukan profil"),
        (lambda tables: tables.clear(), "bukan profil"),
    ],
)
def test_a_spoiled_profile_is_told_in_one_sentence(tmp_path: Path, change, words: str) -> None:
    file = written(tmp_path, change)
    with pytest.raises(StorageError) as caught:
        read_profile(file)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{file}: ")
    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize("depth", [900, 5000, 200_000])
def test_a_profile_nested_beyond_reason_is_told_in_one_sentence(tmp_path: Path, depth: int) -> None:
    """Where Python gives up depends on its version; the sentence comes in any case."""
    file = written(tmp_path, lambda tables: tables["profile"]["1"].update(name="sarang"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"sarang"', "[" * depth + "]" * depth), encoding="utf-8")
    with pytest.raises(StorageError, match=r"bersarang|seharusnya teks|bukan JSON"):
        read_profile(file)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_profile_or_a_sentence(tmp_path_factory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("profil") / f"a{SUFFIX}"
    file.write_bytes(data)
    with pytest.raises(StorageError):
        read_profile(file)


def test_what_a_later_version_added_is_passed_over_and_named(tmp_path: Path) -> None:
    file = written(tmp_path, lambda tables: tables["profile"]["1"].update(warna="merah"))
    profile, notes = read_profile(file)
    assert profile == Profile(name="Dinas")
    assert len(notes) == 1
    assert "warna" in notes[0]


def test_a_profile_without_a_name_is_called_after_its_file(tmp_path: Path) -> None:
    file = written(tmp_path, lambda tables: tables["profile"]["1"].update(name=" "))
    assert read_profile(file)[0].name == "a"
