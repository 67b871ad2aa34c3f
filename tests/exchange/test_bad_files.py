"""A file that can't be read gets one sentence that names the file, the place in it and the reason."""

from pathlib import Path

import pytest

from sopeditor.exchange.reading import read, read_file
from sopeditor.storage.errors import StorageError

FILE = Path("masuk.bin")
HEAD = "No\tKegiatan\tWaktu\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "berkas ini kosong."),
        (b" \n\t\r\n", "berkas ini kosong."),
        (b"\xef\xbb\xbf", "berkas ini kosong."),
        (b'{"steps": [{"no": 1, "kegiatan": "Meneri', "berkas ini terpotong di tengah"),
        (b'{"steps": [{"no": 1}', "berkas ini terpotong di tengah"),
        (b'{"steps": [\n  {,}]}', "baris 2, kolom 4: ini bukan JSON yang benar."),
        (b'{"nodes": [], "edges": []}', "ini JSON milik program lain"),
        (b"[1, 2, 3]", "ini JSON milik program lain"),
        (b'{"format": {"1": {"program": "sopeditor"}}}', "ini dokumen sopeditor; bukalah langsung"),
        (b'{"steps": NaN}', "NaN bukan bilangan JSON."),
        (b'{"steps": [{"no": ' + b"1" * 6000 + b"}]}", "ada bilangan yang terlalu panjang."),
        (b"[" * 100_000, "isinya bersarang terlalu dalam."),
        (b"\x00\x01\x02\xff\xfe", "ini bukan berkas teks."),
        (b"abc\x00def", "ini bukan berkas teks."),
        (b"\xff\xfea\x00\x00\xd8", "ini bukan berkas teks."),
        (b"PK\x03\x04....", "ini berkas Word, Excel, atau arsip ZIP, bukan teks"),
        (b"%PDF-1.7", "ini berkas PDF, bukan teks"),
        (b"Dengan hormat,\nmohon izin cuti.\n", "tidak ada tabel SOP"),
        (b'{"steps": [{"kegiatan": "' + b"x" * 10_000_000 + b'"}]}', "dokumen.steps[0].kegiatan: teksnya"),
        (
            HEAD.encode() + b"1\tMenerima surat\t1 jam\n" * 2_001,
            "ini daftar berisi 2.001 langkah; sebuah SOP",
        ),
        (HEAD.encode() + b"1\tMenerima surat\t1 jam\n" * 300_000, "teks ini berisi 300.001 baris"),
        (HEAD.encode() + b"1\t" + b"x" * 10_000_000 + b"\t1 jam", "baris 2, kolom 2: teksnya"),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str):
    with pytest.raises(StorageError) as refused:
        read(FILE, data)
    assert str(refused.value).startswith(f"masuk.bin: {said}")
    assert "\n" not in str(refused.value)


def test_a_folder_a_device_and_a_missing_file(tmp_path: Path):
    with pytest.raises(StorageError):
        read_file(Path("/dev/zero"))
    with pytest.raises(StorageError, match="ini folder"):
        read_file(tmp_path)
    with pytest.raises(StorageError, match="tidak ditemukan"):
        read_file(tmp_path / "tiada.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_of_a_windows_program_is_read(encoding: str, tmp_path: Path):
    path = tmp_path / "tabel.txt"
    path.write_bytes((HEAD + "1\tMencatat – rapi\t1 jam\n").replace("\n", "\r\n").encode(encoding))
    imported = read_file(path)
    assert imported.document.sop.charts[0].steps[0].activity == "Mencatat – rapi"


def test_old_windows_letters_are_read_with_a_note():
    imported = read(FILE, (HEAD + "1\tMencatat – rapi\t1 jam\n").encode("cp1252"))
    assert imported.document.sop.charts[0].steps[0].activity == "Mencatat – rapi"
    assert any("baris 2" in note for note in imported.notes)


def test_control_characters_are_dropped_and_named():
    imported = read(FILE, (HEAD + "1\tMen\x07cata\x0bt\t1 jam\n").encode())
    assert imported.document.sop.charts[0].steps[0].activity == "Mencata\nt"
    assert any("Karakter kendali dibuang dari baris 2, kolom 2" in note for note in imported.notes)
    imported = read(FILE, rb'{"pelaksana": [], "steps": [{"kegiatan": "a\u0001b\ud800"}]}')
    assert imported.document.sop.charts[0].steps[0].activity == "ab\ufffd"


def test_emoji_and_arabic_are_kept():
    imported = read(FILE, (HEAD + "1\tMembaca 📄 بسم الله\t1 jam\n").encode())
    assert imported.document.sop.charts[0].steps[0].activity == "Membaca 📄 بسم الله"
    assert not any("kendali" in note for note in imported.notes)
