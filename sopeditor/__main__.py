"""The program: a command if the first argument names one, otherwise the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from sopeditor import __version__
from sopeditor.assets import samples
from sopeditor.cli import headless
from sopeditor.cli.commands import COMMANDS, run
from sopeditor.cli.guarding import guarded
from sopeditor.cli.parsing import Parser, UsageError
from sopeditor.texts import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the command line's by default) and return its exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a worker of a frozen build starts here and ends here
    given = list(sys.argv[1:] if arguments is None else arguments)
    return guarded(lambda: _main(given))


def _main(given: list[str]) -> int:
    if given and given[0] in {command.name for command in COMMANDS}:
        return run(given[0], given[1:])
    if len(given) > 1 and given[0].isalpha() and not Path(given[0]).exists():
        known = ", ".join(command.name for command in COMMANDS)
        raise UsageError(
            _("{name}: perintah ini tidak ada; yang ada: {known}; lihat sopeditor --help.").format(
                name=given[0], known=known
            )
        )
    wanted = _parser().parse_args(given)
    path = samples()[0] if wanted.sample else wanted.file
    if not headless.has_screen():
        return headless.print_instead(path)
    return _open_window(wanted.file, sample=wanted.sample)


def _open_window(path: Path | None, *, sample: bool) -> int:
    library = headless.library_for_window()
    if library:
        return headless.advise(library)
    try:
        from sopeditor.gui.application import run as open_window
    except ImportError as error:
        if headless.is_outdated(error):
            return headless.advise_update()
        library = headless.missing_library(error)
        if not library:
            raise
        return headless.advise(library)
    return open_window(path, sample)


def _parser() -> Parser:
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name.ljust(width)}  {command.summary}" for command in COMMANDS]
    parser = Parser(
        "sopeditor",
        _("Editor SOP AP: tabel langkah dengan flowchart di dalamnya, disimpan dan dicetak di komputer ini."),
        usage=_(
            "sopeditor [--sample] [BERKAS]\n           sopeditor PERINTAH … (lihat sopeditor PERINTAH --help)"
        ),
        epilog="\n".join((_("perintah:"), *lines)),
    )
    parser.inputs.add_argument("file", nargs="?", type=Path, metavar="BERKAS", help=_("dokumen yang dibuka"))
    parser.choices.add_argument("--sample", action="store_true", help=_("buka salinan contoh pertama"))
    parser.choices.add_argument(
        "--version", action="version", version=f"sopeditor {__version__}", help=_("tampilkan versi program")
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
