"""What each command does, prints and returns."""

import json
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from sopeditor.cli.inputs import expanded
from sopeditor.cli.parsing import UsageError
from sopeditor.model.profile import Profile
from sopeditor.storage.documents import load, save

from .conftest import SAMPLE, Run
from .test_bad_input import EXCHANGE


def pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


class TestExport:
    def test_to_pdf(self, sample: Path, run: Run) -> None:
        done = run("export", sample, "--to", "hasil.pdf")
        assert done == (0, "hasil.pdf\n", "")
        assert pages(Path("hasil.pdf")) == 2

    @pytest.mark.parametrize("form", ["svg", "png"])
    def test_to_a_picture_for_each_page(self, sample: Path, run: Run, form: str) -> None:
        done = run("export", sample, "--to", f"hasil.{form}")
        files = [Path(f"hasil.{form}"), Path(f"hasil-2.{form}")]
        assert (done.code, done.err) == (0, "")
        assert done.out.split() == [str(path) for path in files]
        assert all(path.stat().st_size > 1000 for path in files)

    def test_with_more_dots_makes_larger_pictures(self, sample: Path, run: Run) -> None:
        sizes = []
        for dpi in (50, 100):
            assert run("export", sample, "--to", "hasil.png", "--dpi", dpi).code == 0
            sizes.append(sum(path.stat().st_size for path in Path().glob("*.png")))
        assert sizes[0] < sizes[1]

    def test_of_several_documents_binds_them(self, sample: Path, run: Run) -> None:
        save(Path("lain.sop.json"), SAMPLE)
        assert run("export", sample, "lain.sop.json", "--to", "semua.pdf").out == "semua.pdf\n"
        assert pages(Path("semua.pdf")) == 4

    def test_of_several_documents_into_a_folder(self, sample: Path, run: Run) -> None:
        save(Path("v1.2 lain.sop.json"), SAMPLE)
        done = run("export", sample, "v1.2 lain.sop.json", "--to", "arsip/2026")
        assert (done.code, done.err) == (0, "")
        assert sorted(path.name for path in Path("arsip/2026").iterdir()) == ["rapat.pdf", "v1.2 lain.pdf"]

    def test_of_a_pattern_that_windows_leaves_to_the_program(self, here: Path) -> None:
        for name in ("b.sop.json", "a.sop.json", "c.txt"):
            save(Path(name), SAMPLE)
        assert expanded([Path("*.sop.json"), Path("c.txt")], "win32") == [
            Path("a.sop.json"),
            Path("b.sop.json"),
            Path("c.txt"),
        ]
        Path("arsip [lama]").mkdir()
        save(Path("arsip [lama]/d.sop.json"), SAMPLE)
        assert expanded([Path("arsip [lama]/*.sop.json")], "win32") == [Path("arsip [lama]/d.sop.json")]
        assert expanded([Path("*.sop.json")], "linux") == [Path("*.sop.json")]
        with pytest.raises(UsageError, match="tidak ada berkas yang cocok"):
            expanded([Path("arsip/*.sop.json")], "win32")

    def test_into_a_folder_in_another_form(self, sample: Path, run: Run) -> None:
        assert run("export", sample, "--to", "gambar", "--format", "png").code == 0
        assert len(list(Path("gambar").glob("rapat*.png"))) == 2

    def test_in_several_processes_is_the_same_as_in_one(self, sample: Path, run: Run) -> None:
        save(Path("lain.sop.json"), SAMPLE)
        for jobs in (1, 2):
            done = run("export", sample, "lain.sop.json", "--to", f"folder{jobs}", "--jobs", jobs)
            assert done == (0, done.out, "")
        one, two = (
            {path.name: path.read_bytes() for path in Path(f"folder{jobs}").iterdir()} for jobs in (1, 2)
        )
        assert one == two
        assert sorted(one) == ["lain.pdf", "rapat.pdf"]

    def test_counts_where_somebody_looks_on(
        self, sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        save(Path("lain.sop.json"), SAMPLE)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)
        done = run("export", sample, "lain.sop.json", "--to", "arsip")
        assert done.code == 0
        assert "2/2 lain.sop.json" in done.err
        assert done.err.rpartition("lain.sop.json\r")[2].strip() == ""

    def test_replaces_an_older_export(self, sample: Path, run: Run) -> None:
        Path("hasil.pdf").write_bytes(b"lama")
        assert run("export", sample, "--to", "hasil.pdf").code == 0
        assert pages(Path("hasil.pdf")) == 2

    def test_is_the_same_each_time(self, sample: Path, run: Run) -> None:
        for name in ("a.pdf", "b.pdf"):
            run("export", sample, "--to", name)
        assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--to", "hasil.docm"], "pakailah akhiran .pdf, .svg atau .png"),
            (["--to", "hasil.pdf", "--format", "png"], "tidak cocok"),
            (["--to", "hasil.png", "--dpi", "9999"], "--dpi: seharusnya bilangan"),
            (["--to", "hasil.png", "--dpi", "banyak"], "--dpi: seharusnya bilangan"),
            (["--to", "folder", "--jobs", "0"], "--jobs: seharusnya bilangan"),
            ([], "--to"),
            (["--to"], "--to memerlukan nilai"),
            (["--to", ""], "--to: namanya kosong"),
            (["--to", "rapat.sop.json/."], "rapat.sop.json: tidak tahu bentuk"),
            (["--too", "x.pdf", "--to", "y.pdf"], "tidak dikenal"),
            (["rapat.sop.json", "--to", "folder"], "dua berkas akan bernama sama"),
        ],
    )
    def test_that_is_called_wrongly(self, sample: Path, run: Run, arguments: list[str], words: str) -> None:
        done = run("export", sample, *arguments)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert done.err.count("\n") == 1
        assert list(Path().iterdir()) == [sample]

    def test_does_not_replace_what_it_reads(self, here: Path, run: Run) -> None:
        save(Path("aneh.pdf"), SAMPLE)
        before = Path("aneh.pdf").read_bytes()
        done = run("export", "aneh.pdf", "--to", "aneh.pdf")
        assert done.code == 2
        assert "menimpa" in done.err
        assert Path("aneh.pdf").read_bytes() == before

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_into_a_folder_goes_on_after_a_bad_document(self, sample: Path, run: Run, jobs: int) -> None:
        Path("rusak.sop.json").write_bytes(b"{")
        bad = ("hilang.sop.json", "rusak.sop.json")
        done = run("export", bad[0], sample, bad[1], "--to", "folder", "--jobs", jobs)
        assert (done.code, done.out) == (2, f"{Path('folder/rapat.pdf')}\n")
        assert [line.split(": ")[:2] for line in done.err.splitlines()] == [
            ["sopeditor", name] for name in bad
        ]
        assert [path.name for path in Path("folder").iterdir()] == ["rapat.pdf"]

    def test_into_a_folder_goes_on_after_a_place_that_is_taken(self, sample: Path, run: Run) -> None:
        save(Path("lain.sop.json"), SAMPLE)
        Path("folder/lain.pdf").mkdir(parents=True)
        done = run("export", "lain.sop.json", sample, "--to", "folder")
        assert (done.code, done.out) == (2, f"{Path('folder/rapat.pdf')}\n")
        assert done.err.startswith(f"sopeditor: {Path('folder/lain.pdf')}: ")
        assert done.err.count("\n") == 1

    @pytest.mark.parametrize("to", ["folder", "semua.pdf"])
    def test_writes_nothing_if_no_document_is_good_or_they_belong_together(
        self, sample: Path, run: Run, to: str
    ) -> None:
        files = ["hilang.sop.json"] if to == "folder" else [sample, "hilang.sop.json"]
        done = run("export", *files, "--to", to)
        assert (done.code, done.out) == (2, "")
        assert list(Path().iterdir()) == [sample]


class TestImport:
    def test_makes_a_document_with_fitted_columns(self, here: Path, run: Run) -> None:
        Path("a.json").write_text(json.dumps(EXCHANGE), encoding="utf-8")
        done = run("import", "a.json", "--to", "a.sop.json")
        assert (done.code, done.out) == (0, "a.sop.json\n")
        (chart,) = load(Path("a.sop.json")).document.sop.charts
        assert [step.activity for step in chart.steps] == ["Menerima", "Mengarsipkan"]
        assert len(chart.flows) == 1
        assert {width.column for width in chart.widths} >= {actor.id for actor in chart.actors}

    def test_does_not_replace_a_document_unless_told_to(self, sample: Path, run: Run) -> None:
        before = sample.read_bytes()
        Path("a.json").write_text(json.dumps(EXCHANGE), encoding="utf-8")
        done = run("import", "a.json", "--to", sample)
        assert done.code == 2
        assert "--force" in done.err
        assert sample.read_bytes() == before
        assert run("import", "a.json", "--to", sample, "--force").code == 0
        assert load(sample).document != SAMPLE

    def test_wants_a_documents_name(self, sample: Path, run: Run) -> None:
        done = run("import", sample, "--to", "hasil.txt")
        assert done.code == 2
        assert ".sop.json" in done.err

    def test_knows_a_document_by_its_content(self, sample: Path, run: Run) -> None:
        renamed = sample.rename("rapat.sop (1).json")
        assert run("import", renamed, "--to", "rapat.sop.json").code == 0
        assert load(Path("rapat.sop.json")).document.sop.charts[0].steps == SAMPLE.sop.charts[0].steps


class TestCheck:
    def test_prints_a_line_for_each_finding(self, sample: Path, run: Run) -> None:
        done = run("check", sample)
        assert (done.code, done.err) == (1, "")
        lines = done.out.splitlines()
        assert (
            lines[0] == "rapat.sop.json: kesalahan ID-01: Identitas: Nama instansi belum diisi; lengkapilah."
        )
        assert all(line.startswith("rapat.sop.json: ") for line in lines)

    def test_ends_with_0_if_nothing_is_an_error(self, here: Path, run: Run) -> None:
        save(Path("a.sop.json"), replace(SAMPLE, profile=Profile(severities=(("ID-01", "warning"),))))
        done = run("check", "a.sop.json")
        assert done.code == 0
        assert "peringatan ID-01" in done.out
        save(Path("a.sop.json"), replace(SAMPLE, profile=Profile(severities=(("ID-01", "off"),))))
        assert run("check", "a.sop.json") == (0, "a.sop.json: tidak ada temuan.\n", "")

    def test_prints_json_for_programs(self, sample: Path, run: Run) -> None:
        done = run("check", sample, "--format", "json")
        assert done.code == 1
        (result,) = json.loads(done.out)["files"]
        assert result["file"] == "rapat.sop.json"
        assert result["findings"][0] == {
            "rule": "ID-01",
            "severity": "error",
            "place": {"field": "institution"},
            "message": "Identitas: Nama instansi belum diisi; lengkapilah.",
            "basis": "PermenPAN-RB 35/2012",
        }

    def test_goes_on_after_a_bad_file(self, sample: Path, run: Run) -> None:
        done = run("check", "hilang.sop.json", sample)
        assert done.code == 2
        assert "rapat.sop.json: kesalahan" in done.out
        assert done.err.count("\n") == 1

    def test_names_the_choices_for_a_wrong_form(self, sample: Path, run: Run) -> None:
        done = run("check", sample, "--format", "xml")
        assert done.code == 2
        assert "--format: 'xml' bukan salah satu dari" in done.err


class TestGeometry:
    def test_prints_pages_with_nodes_and_edges(self, sample: Path, run: Run) -> None:
        done = run("geometry", sample)
        assert (done.code, done.err) == (0, "")
        sheet = json.loads(done.out)
        assert sheet["format"] == 1
        tables = [table for page in sheet["pages"] for table in page["tables"]]
        assert {node["symbol"] for table in tables for node in table["nodes"]} == {"A", "B", "C"}
        assert {flow for table in tables for edge in table["edges"] for flow in edge["flows"]} == {
            flow.id for flow in SAMPLE.sop.charts[0].flows
        }

    def test_is_ascii_for_any_console(self, here: Path, run: Run) -> None:
        save(Path("a.sop.json"), SAMPLE)
        assert run("geometry", "a.sop.json").out.isascii()


def test_help_is_in_indonesian(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    assert "pemakaian: sopeditor [--sample] [BERKAS]" in done.out
    assert "geometry" in done.out
    for command in ("export", "import", "check", "geometry"):
        done = run(command, "--help")
        assert done.code == 0
        assert done.out.startswith(f"pemakaian: sopeditor {command}")
        assert "show this help" not in done.out


def test_the_version_is_that_of_the_package(run: Run) -> None:
    done = run("--version")
    assert (done.code, done.out.split()[0]) == (0, "sopeditor")


def test_a_command_that_there_is_not_is_named_with_those_there_are(sample: Path, run: Run) -> None:
    done = run("eksport", sample, "--to", "hasil.pdf")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sopeditor: eksport: perintah ini tidak ada; yang ada: export, import, check")


def test_unknown_options_are_named(run: Run) -> None:
    done = run("--layar-penuh")
    assert (done.code, done.out) == (2, "")
    assert done.err == "sopeditor: tidak dikenal: --layar-penuh; lihat sopeditor --help.\n"
