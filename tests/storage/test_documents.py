"""What is saved is what is opened, and what can't be opened says why in one sentence."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from building import document
from hypothesis import given, settings
from hypothesis import strategies as st
from storage.hardship import forbid_reading, powerless
from tinydb import TinyDB

from sopeditor.model.profile import Profile, Typeface
from sopeditor.model.records import (
    Asset,
    Chart,
    Document,
    Identity,
    Revision,
    Sop,
    Status,
    Step,
)
from sopeditor.storage import atomic
from sopeditor.storage.cleaning import clean
from sopeditor.storage.database import AtomicStorage
from sopeditor.storage.documents import StorageError, fingerprint, load, save

SAMPLE = document("A:Kabag( B:Staf? C:Staf)", "A>B B>C:Y B>A:T")


def with_texts(text: str) -> Document:
    step = Step(id="s", activity=text, remark=text)
    return Document(sop=Sop(Identity(title=text, warnings=(text, text)), (Chart(id="c", steps=(step,)),)))


def changed(path: Path, change: Any) -> Path:
    """A file of the sample after `change` was made to its JSON."""
    save(path, SAMPLE)
    tables = json.loads(path.read_text(encoding="utf-8"))
    change(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def failure(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        load(path)
    error = caught.value
    assert error.file == path
    assert error.reason.endswith(".")
    assert "\n" not in str(error)
    return error


class TestRoundTrip:
    def test_every_part_of_a_document_comes_back(self, tmp_path: Path) -> None:
        whole = msgspec.structs.replace(
            SAMPLE,
            revisions=(Revision(1, "2017-12-14", SAMPLE.sop, "pertama"),),
            status=Status.REVIEW,
            profile=Profile(name="Dinas", typeface=Typeface("Arial", 10), severities=(("MB-03", "off"),)),
            ignored=("FC-01 a",),
            assets=(Asset(sha256(bytes(range(256))).hexdigest(), "image/png", bytes(range(256))),),
        )
        save(tmp_path / "a.sop.json", whole)
        opened = load(tmp_path / "a.sop.json")
        assert opened.document == whole
        assert not opened.read_only
        assert opened.notes == ()

    @given(st.text())
    @settings(max_examples=60)
    def test_any_text_comes_back_without_its_control_characters(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        path = tmp_path_factory.mktemp("files") / "a.sop.json"
        save(path, with_texts(text))
        assert load(path).document == with_texts(clean(text))

    @pytest.mark.parametrize(
        "text", ["Menyusun 📄👩‍💼 draf", "اللغة العربية", "1. satu\n   a. dua\ttiga", "½ × 3 – “kutip”"]
    )
    def test_emoji_arabic_and_list_markers_are_kept(self, tmp_path: Path, text: str) -> None:
        save(tmp_path / "a.sop.json", with_texts(text))
        assert load(tmp_path / "a.sop.json").document == with_texts(text)

    def test_line_breaks_of_other_programs_become_ordinary_ones(self, tmp_path: Path) -> None:
        save(tmp_path / "a.sop.json", with_texts("a\r\nb\x0bc\u2028d"))
        opened = load(tmp_path / "a.sop.json")
        assert opened.document == with_texts("a\nb\nc\nd")
        assert opened.notes == ()

    def test_control_characters_in_a_file_are_left_out_and_reported(self, tmp_path: Path) -> None:
        def spoil(tables: Any) -> None:
            tables["charts"]["1"]["steps"][1]["activity"] = "Meme\x00riksa"

        opened = load(changed(tmp_path / "a.sop.json", spoil))
        assert opened.document.sop.charts[0].steps[1].activity == "Memeriksa"
        assert opened.notes == ("Karakter kendali dibuang dari charts.1.steps[1].activity.",)

    def test_a_byte_order_mark_is_forgiven(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        save(path, SAMPLE)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        assert load(path).document == SAMPLE

    def test_a_file_that_notepad_saved_as_what_it_calls_unicode_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        save(path, SAMPLE)
        path.write_bytes(path.read_text("utf-8").encode("utf-16"))
        assert load(path).document == SAMPLE

    def test_letters_of_another_encoding_are_named_as_the_reason(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        save(path, SAMPLE)
        path.write_bytes(path.read_bytes().replace(b"Kabag", b"K\xe4bag"))
        with pytest.raises(StorageError, match="hurufnya bukan UTF-8"):
            load(path)

    def test_a_new_folder_with_a_strange_name_is_no_obstacle(self, tmp_path: Path) -> None:
        path = tmp_path / "Bagian Umum & Tata Usaha – ½" / "SOP 1.sop.json"
        path.parent.mkdir()
        save(path, SAMPLE)
        assert load(path).document == SAMPLE


class TestTheFile:
    def test_is_a_database_that_plain_tinydb_reads(self, tmp_path: Path) -> None:
        save(tmp_path / "a.sop.json", SAMPLE)
        with TinyDB(tmp_path / "a.sop.json", encoding="utf-8", access_mode="r") as database:
            assert database.table("format").all() == [{"program": "sopeditor", "version": "1.0"}]
            assert database.table("charts").get(doc_id=1)["id"] == "chart"

    def test_is_written_exactly_once_a_save(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        writes = []
        original = atomic.write

        def counting(path: Path, data: bytes, **options: Any) -> None:
            writes.append(path)
            original(path, data, **options)

        monkeypatch.setattr(atomic, "write", counting)
        save(tmp_path / "a.sop.json", SAMPLE)
        assert writes == [tmp_path / "a.sop.json"]

    def test_shows_an_inserted_row_as_added_lines_only(self, tmp_path: Path) -> None:
        chart = SAMPLE.sop.charts[0]
        more = msgspec.structs.replace(chart, steps=(Step(id="new", activity="Baru"), *chart.steps))
        save(tmp_path / "a.sop.json", SAMPLE)
        before = (tmp_path / "a.sop.json").read_text(encoding="utf-8").splitlines()
        save(tmp_path / "a.sop.json", Document(sop=Sop(charts=(more,))))
        after = (tmp_path / "a.sop.json").read_text(encoding="utf-8").splitlines()
        remaining = iter(after)
        assert all(line in remaining for line in before)
        assert len(after) == len(before) + 4

    def test_has_the_same_bytes_each_time(self, tmp_path: Path) -> None:
        assert save(tmp_path / "a.sop.json", SAMPLE) == save(tmp_path / "b.sop.json", SAMPLE)

    def test_keeps_its_predecessor(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        save(path, SAMPLE)
        save(path, Document())
        assert load(atomic.backup_path(path)).document == SAMPLE

    def test_tells_when_another_program_changed_it(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        mark = save(path, SAMPLE)
        assert mark == load(path).fingerprint == fingerprint(path)
        path.touch()
        assert fingerprint(path) == mark
        save(path, Document())
        assert fingerprint(path) != mark
        path.unlink()
        assert fingerprint(path) == ""

    def test_of_tinydb_starts_empty(self, tmp_path: Path) -> None:
        with TinyDB(tmp_path / "x.json", storage=AtomicStorage) as database:
            assert database.tables() == set()
            database.insert({"satu": 1})
        with TinyDB(tmp_path / "x.json", storage=AtomicStorage) as database:
            assert database.all() == [{"satu": 1}]


class TestVersions:
    def test_a_newer_minor_version_is_opened_to_read_only(self, tmp_path: Path) -> None:
        def newer(tables: Any) -> None:
            tables["format"]["1"]["version"] = "1.7"
            tables["charts"]["1"]["steps"][0]["risk"] = "tinggi"

        opened = load(changed(tmp_path / "a.sop.json", newer))
        assert opened.document == SAMPLE
        assert opened.read_only
        assert "lebih baru" in opened.notes[0]

    def test_what_a_newer_minor_version_means_and_this_one_cannot_know_is_refused(
        self, tmp_path: Path
    ) -> None:
        def newer(tables: Any) -> None:
            tables["format"]["1"]["version"] = "1.7"
            tables["charts"]["1"]["steps"][0]["symbols"][0]["kind"] = "cloud"

        error = failure(changed(tmp_path / "a.sop.json", newer))
        assert "'cloud' tidak dikenal" in error.reason
        assert "perbarui sopeditor" in error.reason

    def test_a_newer_major_version_is_refused(self, tmp_path: Path) -> None:
        def newer(tables: Any) -> None:
            tables["format"]["1"]["version"] = "2.0"

        error = failure(changed(tmp_path / "a.sop.json", newer))
        assert error.place == "format.1.version"
        assert "berformat 2.0, program ini mengenal 1.0" in error.reason

    def test_an_unknown_field_in_this_version_is_not_dropped_by_saving(self, tmp_path: Path) -> None:
        def misspell(tables: Any) -> None:
            tables["charts"]["1"]["flow"] = []

        opened = load(changed(tmp_path / "a.sop.json", misspell))
        assert opened.read_only
        assert "charts.1.flow" in opened.notes[0]


def broken_flow(tables: Any) -> None:
    tables["charts"]["1"]["flows"][1]["target"] = "tidak-ada"


def twice_the_same_id(tables: Any) -> None:
    tables["charts"]["1"]["steps"][2]["id"] = tables["charts"]["1"]["steps"][0]["id"]


def lane_that_is_not_there(tables: Any) -> None:
    tables["charts"]["1"]["steps"][0]["symbols"][0]["actor"] = "lajur-9"


def number_for_text(tables: Any) -> None:
    tables["charts"]["1"]["steps"][1]["activity"] = 12


def no_id(tables: Any) -> None:
    del tables["charts"]["1"]["steps"][1]["id"]


def table_as_list(tables: Any) -> None:
    tables["charts"] = []


def huge_cell(tables: Any) -> None:
    tables["charts"]["1"]["steps"][1]["output"] = "x" * 10_000_000


def broken_picture(tables: Any) -> None:
    tables["assets"] = {"1": {"key": "k", "media_type": "image/png", "data": "###"}}


def no_format(tables: Any) -> None:
    del tables["format"]


class TestBadFiles:
    @pytest.mark.parametrize(
        ("change", "place", "words"),
        [
            (broken_flow, "", "tidak-ada"),
            (twice_the_same_id, "", ""),
            (lane_that_is_not_there, "", "lajur-9"),
            (number_for_text, "charts.1.steps[1].activity", "seharusnya teks, bukan bilangan bulat."),
            (no_id, "charts.1.steps[1]", 'isian wajib "id" tidak ada.'),
            (table_as_list, "charts", "seharusnya tabel"),
            (huge_cell, "charts.1.steps[1].output", "10.000.000 huruf"),
            (broken_picture, "assets.1.data", "gambarnya rusak"),
            (no_format, "", "JSON milik program lain"),
        ],
    )
    def test_json_that_is_not_a_document_is_refused_with_place_and_reason(
        self, tmp_path: Path, change: Any, place: str, words: str
    ) -> None:
        error = failure(changed(tmp_path / "a.sop.json", change))
        assert error.place.startswith(place)
        assert words in str(error)

    @pytest.mark.parametrize(
        ("data", "place", "words"),
        [
            (b"", "", "kosong"),
            (b" \n\n ", "", "kosong"),
            (b"Halo, ini catatan rapat.", "baris 1", "bukan JSON"),
            (b'{\n "a": 1,\n}', "baris 3", "bukan JSON"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "baris 1", "bukan JSON"),
            (b'{"a": "\xff"}', "", "bukan UTF-8"),
            (b"[" * 100_000, "", ""),
            (b'{"a":' * 900 + b"1" + b"}" * 900, "", "program lain"),
            (b"[1, 2, 3]", "", "program lain"),
            (b'"teks"', "", "program lain"),
            (b'{"_default": {"1": {"nama": "Budi"}}}', "", "program lain"),
            (b'{"format": {"1": {"program": "lain", "version": "1.0"}}}', "", "program lain"),
            (b'{"format": {"1": {"program": "sopeditor", "version": "satu"}}}', "", "program lain"),
        ],
    )
    def test_other_contents_are_refused(self, tmp_path: Path, data: bytes, place: str, words: str) -> None:
        path = tmp_path / "a.sop.json"
        path.write_bytes(data)
        error = failure(path)
        assert error.place == place
        assert words in error.reason

    @pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
    def test_a_file_that_was_cut_short_says_so(self, tmp_path: Path, share: float) -> None:
        path = tmp_path / "a.sop.json"
        save(path, SAMPLE)
        data = path.read_bytes().rstrip()
        path.write_bytes(data[: int(len(data) * share)])
        assert "terpotong" in failure(path).reason

    def test_too_deeply_nested_fields_are_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sop.json"
        start = b'{"format": {"1": {"program": "sopeditor", "version": "1.0"}}, "x": '
        path.write_bytes(start + b"[" * 990 + b"]" * 990 + b"}")
        assert failure(path).reason

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        assert failure(tmp_path).reason == "ini folder, bukan berkas."

    def test_a_file_that_vanished_is_refused(self, tmp_path: Path) -> None:
        assert "tidak ditemukan" in failure(tmp_path / "hilang.sop.json").reason

    def test_a_device_is_refused(self) -> None:
        device = Path("/dev/zero")
        assert failure(device).reason

    def test_a_file_that_may_not_be_read_is_refused(self) -> None:
        with powerless() as folder:
            path = folder / "a.sop.json"
            save(path, SAMPLE)
            forbid_reading(path)
            assert "izin" in failure(path).reason
