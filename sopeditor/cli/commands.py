"""The commands, one row of data each: name, what it is for, its arguments, and what it does.

What a command needs is imported when it runs, so that help is instant and `check` doesn't load a PDF library.
"""

import json
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sopeditor.checks.finding import Finding
from sopeditor.cli.guarding import BAD_INPUT, DONE, FOUND_ERRORS, complain
from sopeditor.cli.inputs import expanded, open_input
from sopeditor.cli.parsing import Parser, UsageError
from sopeditor.paper.formats import DPI, DPI_RANGE, FORMATS
from sopeditor.texts import _


class Command(Struct, frozen=True):
    """A command of the command line; `run` returns the exit code."""

    name: str
    summary: str
    arguments: Callable[[Parser], None]
    run: Callable[[Namespace], int]


def run(name: str, arguments: Sequence[str]) -> int:
    """Run a command; UsageError if it is called wrongly."""
    command = next(command for command in COMMANDS if command.name == name)
    parser = Parser(f"sopeditor {name}", command.summary)
    command.arguments(parser)
    return command.run(parser.parse_args(arguments))


def _export_arguments(parser: Parser) -> None:
    _several_files(parser)
    parser.choices.add_argument(
        "--to",
        required=True,
        type=_target,
        metavar="HASIL",
        help=_(
            "berkas .pdf, .svg atau .png; halaman kedua dan seterusnya dari gambar diberi nomor. Beberapa berkas "
            "digabung berurutan, atau masing-masing tersendiri bila HASIL sebuah folder"
        ),
    )
    parser.choices.add_argument(
        "--format", choices=FORMATS, help=_("bentuk hasil di dalam folder (bawaan: pdf)")
    )
    parser.choices.add_argument(
        "--dpi",
        type=_dpi,
        default=DPI,
        metavar="N",
        help=_("kerapatan gambar PNG, titik per inci (bawaan: {dpi})").format(dpi=DPI),
    )
    parser.choices.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help=_("jumlah proses yang bekerja sekaligus ke dalam folder (bawaan: sebanyak yang menguntungkan)"),
    )


def _export(given: Namespace) -> int:
    from sopeditor.cli.exporting import export

    failed = []
    try:
        for done in export(expanded(given.files), given.to, given.format, given.dpi, given.jobs):
            for path in done.files:
                print(path, flush=True)
            if done.error:
                failed.append(done.error)
    finally:
        for sentence in failed:
            complain(sentence)
    return BAD_INPUT if failed else DONE


def _import_arguments(parser: Parser) -> None:
    parser.inputs.add_argument(
        "file",
        type=Path,
        metavar="BERKAS",
        help=_("tabel dari Word atau Excel sebagai teks atau CSV, atau JSON dari program lain"),
    )
    parser.choices.add_argument(
        "--to", required=True, type=_target, metavar="HASIL.sop.json", help=_("dokumen yang dibuat")
    )
    parser.choices.add_argument("--force", action="store_true", help=_("timpa dokumen yang sudah ada"))


def _import(given: Namespace) -> int:
    from sopeditor.layout.fitting import fit_missing
    from sopeditor.storage.documents import save
    from sopeditor.storage.names import SUFFIX

    if not given.to.name.lower().endswith(SUFFIX):
        raise UsageError(_("{to}: nama dokumen harus berakhiran .sop.json.").format(to=given.to))
    if given.to.exists() and not given.force:
        raise UsageError(_("{to}: sudah ada; pakai --force untuk menimpanya.").format(to=given.to))
    save(given.to, fit_missing(open_input(given.file)))
    print(given.to)
    return DONE


def _check_arguments(parser: Parser) -> None:
    _several_files(parser)
    parser.choices.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=_("teks untuk dibaca (bawaan), atau JSON untuk program lain"),
    )


def _check(given: Namespace) -> int:
    from sopeditor.checks.checking import check, has_errors
    from sopeditor.storage.errors import StorageError

    code, files = DONE, []
    for path in expanded(given.files):
        try:
            found = check(open_input(path))
        except StorageError as error:
            code = complain(str(error))
            continue
        code = max(code, FOUND_ERRORS if has_errors(found) else DONE)
        if given.format == "text":
            _print_findings(path, found)
        else:
            files.append({"file": str(path), "findings": msgspec.to_builtins(found)})
    if given.format == "json":
        _print_json({"format": 1, "files": files})
    return code


def _print_findings(path: Path, findings: Sequence[Finding]) -> None:
    for finding in findings:
        print(f"{path}: {finding.severity.word} {finding.rule}: {finding.message}")
    if not findings:
        print(_("{path}: tidak ada temuan.").format(path=path))


def _geometry_arguments(parser: Parser) -> None:
    parser.inputs.add_argument(
        "file", type=Path, metavar="BERKAS", help=_("dokumen atau berkas dari program lain")
    )


def _geometry(given: Namespace) -> int:
    from sopeditor.layout.compose import lay_out
    from sopeditor.layout.geometry import geometry

    _print_json(geometry(lay_out(open_input(given.file))))
    return DONE


def _several_files(parser: Parser) -> None:
    parser.inputs.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="BERKAS",
        help=_("dokumen .sop.json atau berkas dari program lain"),
    )


def _target(text: str) -> Path:
    """Where to write; nothing at all would be the present folder, for which a script's empty variable stands too."""
    if not text:
        raise ArgumentTypeError(_("namanya kosong; untuk folder ini tulislah titik (.)"))
    return Path(text)


def _dpi(text: str) -> int:
    return _whole_number(text, *DPI_RANGE)


def _jobs(text: str) -> int:
    from sopeditor.exchange.batch import MOST_JOBS

    return _whole_number(text, 1, MOST_JOBS)


def _whole_number(text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text[:6]) <= high:
        raise ArgumentTypeError(
            _("seharusnya bilangan dari {low} sampai {high}, bukan {text}").format(
                low=low, high=high, text=text
            )
        )
    return int(text)


def _print_json(value: object) -> None:
    """Only ASCII, so that no console's code page can spoil it."""
    json.dump(value, sys.stdout, indent=1)
    print()


COMMANDS: tuple[Command, ...] = (
    Command("export", _("Buat PDF, SVG atau PNG dari dokumen."), _export_arguments, _export),
    Command("import", _("Buat dokumen dari berkas program lain."), _import_arguments, _import),
    Command("check", _("Periksa dokumen terhadap pedoman penyusunan SOP."), _check_arguments, _check),
    Command(
        "geometry", _("Cetak letak semua bagian di halaman sebagai JSON."), _geometry_arguments, _geometry
    ),
)
