"""Whatever a command is given: one sentence with file and reason, exit code 2, and nothing written or lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from storage.hardship import forbid_reading, forbid_writing, no_room, powerless

from sopeditor.model.profile import Paper
from sopeditor.storage.documents import load, save

from .conftest import SAMPLE, Run

EXCHANGE: dict[str, Any] = {
    "judul": "Penerbitan surat",
    "identity": {"nomor_sop": "01", "judul": "Penerbitan surat"},
    "pelaksana": ["Kabag", "Staf"],
    "steps": [
        {"no": 1, "kegiatan": "Menerima", "pelaksana": ["Kabag"], "type": "start", "next": [2]},
        {"no": 2, "kegiatan": "Mengarsipkan", "pelaksana": ["Staf"], "type": "end", "next": []},
    ],
    "shapes": [
        {"id": "1a", "step": 1, "lane": 0, "type": "start"},
        {"id": "2a", "step": 2, "lane": 1, "type": "end"},
    ],
    "edges": [{"from": "1a", "to": "2a", "arrow": "to"}],
}


def document_with(change: Any) -> bytes:
    path = Path("benar.sop.json")
    save(path, SAMPLE)
    tables = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    change(tables)
    return json.dumps(tables).encode()


def exchange_with(change: Any) -> bytes:
    value = json.loads(json.dumps(EXCHANGE))
    change(value)
    return json.dumps(value).encode()


def chart(tables: Any) -> Any:
    return tables["charts"]["1"]


BAD = {
    "empty.sop.json": lambda: b"",
    "cut.sop.json": lambda: document_with(lambda tables: None)[:400],
    "prose.sop.json": lambda: b"Notulen rapat, Senin",
    "other.sop.json": lambda: b'{"name": "lain", "version": 3}',
    "other.json": lambda: b'{"name": "lain", "version": 3}',
    "newer.sop.json": lambda: document_with(lambda tables: tables["format"]["1"].update(version="9.0")),
    "stray.sop.json": lambda: document_with(lambda tables: tables["format"].update({"2": 5})),
    "nowhere.sop.json": lambda: document_with(lambda tables: chart(tables)["flows"][0].update(target="Z")),
    "twice.sop.json": lambda: document_with(lambda tables: chart(tables)["steps"][0].update(id="b")),
    "huge.sop.json": lambda: document_with(
        lambda tables: chart(tables)["steps"][0].update(activity="x" * 10_000_000)
    ),
    "empty.json": lambda: b"",
    "cut.json": lambda: exchange_with(lambda value: None)[:-40],
    "number.json": lambda: exchange_with(lambda value: value["steps"][0].update(no="--1")),
    "lane.json": lambda: exchange_with(lambda value: value["shapes"][0].update(lane=9)),
    "nowhere.json": lambda: exchange_with(lambda value: value["edges"][0].update(to="9z")),
    "twice.json": lambda: exchange_with(lambda value: value["shapes"][1].update(id="1a")),
    "huge.json": lambda: exchange_with(lambda value: value["steps"][0].update(kegiatan="x" * 10_000_000)),
    "picture.png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


def is_one_sentence_about(path: Path | str, err: str) -> bool:
    return err.startswith(f"sopeditor: {path}: ") and err.count("\n") == 1 and "Traceback" not in err


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["check", "export", "import"])
def test_a_bad_file_is_refused_by_every_command(here: Path, run: Run, command: str, name: str) -> None:
    Path(name).write_bytes(BAD[name]())
    to = {"check": (), "export": ("--to", "hasil.pdf"), "import": ("--to", "hasil.sop.json")}[command]
    done = run(command, name, *to)
    assert (done.code, done.out) == (2, "")
    assert is_one_sentence_about(name, done.err), done.err
    assert [path.name for path in here.iterdir()] == [name]


@pytest.mark.parametrize("name", ["hilang.sop.json", "hilang.txt", "folder.sop.json", "folder"])
def test_what_is_not_there_or_no_file_is_refused(here: Path, run: Run, name: str) -> None:
    if name.startswith("folder"):
        Path(name).mkdir()
    done = run("geometry", name)
    assert (done.code, done.out) == (2, "")
    assert is_one_sentence_about(name, done.err)


@pytest.mark.parametrize("name", ["a.sop.json", "a.txt"])
def test_what_may_not_be_read_is_refused(run: Run, name: str) -> None:
    with powerless() as folder:
        save(folder / name, SAMPLE)
        forbid_reading(folder / name)
        done = run("check", folder / name)
        assert done.code == 2
        assert "izin" in done.err
        assert is_one_sentence_about(folder / name, done.err)


def test_control_characters_are_left_out_with_a_remark(here: Path, run: Run) -> None:
    Path("a.json").write_bytes(exchange_with(lambda value: value["steps"][0].update(kegiatan="Meneri\x07ma")))
    done = run("import", "a.json", "--to", "a.sop.json")
    assert done.code == 0
    assert "Karakter kendali dibuang" in done.err
    assert load(Path("a.sop.json")).document.sop.charts[0].steps[0].activity == "Menerima"


def test_emoji_and_arabic_are_kept_and_what_the_font_lacks_is_reported(here: Path, run: Run) -> None:
    text = "Mengirim 📄 ke المكتب"
    Path("a.json").write_bytes(exchange_with(lambda value: value["steps"][0].update(kegiatan=text)))
    assert run("import", "a.json", "--to", "a.sop.json").code == 0
    assert load(Path("a.sop.json")).document.sop.charts[0].steps[0].activity == text
    done = run("export", "a.sop.json", "--to", "a.pdf")
    assert done.code == 0
    assert "📄" in done.err
    assert "a.sop.json" in done.err


def test_a_picture_that_no_memory_holds_is_refused(here: Path, run: Run) -> None:
    huge = replace(SAMPLE, profile=replace(SAMPLE.profile, paper=Paper(width=9000.0, height=9000.0)))
    save(Path("a.sop.json"), huge)
    done = run("export", "a.sop.json", "--to", "a.png", "--dpi", "1200")
    assert done.code == 2
    assert is_one_sentence_about("a.png", done.err)
    assert [path.name for path in here.iterdir()] == ["a.sop.json"]


class TestWriting:
    """A place that can't be written."""

    COMMANDS = (
        ("export", "hasil.pdf"),
        ("export", "hasil.svg"),
        ("export", "hasil.png"),
        ("import", "hasil.sop.json"),
    )

    @pytest.mark.parametrize(("command", "name"), COMMANDS)
    def test_that_is_full_keeps_what_was_there(
        self, sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str, name: str
    ) -> None:
        run(command, sample, "--to", name)
        before = {path.name: path.read_bytes() for path in Path().iterdir()}
        with no_room(100, monkeypatch):
            done = run(command, sample, "--to", name, *(["--force"] if command == "import" else []))
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert "hasil" in done.err
        assert {path.name: path.read_bytes() for path in Path().iterdir()} == before

    def test_that_is_full_is_told_once_of_many(
        self, sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        save(Path("lain.sop.json"), SAMPLE)
        with no_room(100, monkeypatch):
            done = run("export", "hilang.sop.json", sample, "lain.sop.json", "--to", "folder", "--jobs", 1)
        assert (done.code, done.out) == (2, "")
        assert [line.split(": ")[1] for line in done.err.splitlines()] == [
            "hilang.sop.json",
            str(Path("folder/rapat.pdf")),
        ]
        assert not list(Path("folder").iterdir())

    @pytest.mark.parametrize(("command", "name"), COMMANDS)
    def test_that_is_forbidden_or_gone(self, sample: Path, run: Run, command: str, name: str) -> None:
        assert run(command, sample, "--to", name).code == 0
        with powerless() as folder:
            document = folder / "a.sop.json"
            save(document, SAMPLE)
            forbid_writing(folder)
            for place in (folder / name, folder / "tidak ada" / name, document / name):
                done = run(command, document, "--to", place)
                assert done.code == 2
                assert is_one_sentence_about(place, done.err), done.err
            assert [path.name for path in folder.iterdir()] == ["a.sop.json"]

    @pytest.mark.parametrize(("command", "suffix"), [("export", ".pdf"), ("import", ".sop.json")])
    def test_under_a_name_that_is_too_long(self, sample: Path, run: Run, command: str, suffix: str) -> None:
        name = "x" * 300 + suffix
        done = run(command, sample, "--to", name)
        assert done.code == 2
        assert is_one_sentence_about(name, done.err)

    def test_a_folder_in_the_outputs_place(self, sample: Path, run: Run) -> None:
        Path("hasil.sop.json").mkdir()
        done = run("import", sample, "--to", "hasil.sop.json", "--force")
        assert done.code == 2
        assert is_one_sentence_about("hasil.sop.json", done.err)
