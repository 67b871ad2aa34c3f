"""Documents to PDF, SVG and PNG: everything is painted first, then written, so that no half export is left behind."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from sopeditor.cli.guarding import remark
from sopeditor.cli.inputs import open_input
from sopeditor.cli.parsing import UsageError
from sopeditor.cli.progress import Progress
from sopeditor.exchange.opening import stem
from sopeditor.layout.sheet import LaidOut, Sheet
from sopeditor.paper.errors import ExportError
from sopeditor.paper.painting import FORMATS, painted
from sopeditor.texts import _


def export(
    files: Sequence[Path], to: Path, form: str | None, dpi: int, jobs: int | None = None
) -> tuple[Path, ...]:
    """Paint documents and write them; returns the files written.

    Into a folder each document becomes a file (or a file a page, for pictures) of its own name, painted by `jobs`
    processes (None: as many as pay); otherwise all pages of all documents come one after the other in `to`.
    UsageError if it is not clear what is wanted.
    """
    into_folder = _is_folder(to)
    form = _format(to, form, into_folder)
    contents = _apart(files, to, form, dpi, jobs) if into_folder else _together(files, to, dpi)
    _refuse_inputs(files, contents)
    if into_folder:
        _make(to)
    from sopeditor.storage.outputs import write_outputs

    write_outputs(contents)
    return tuple(contents)


def _together(files: Sequence[Path], to: Path, dpi: int) -> dict[Path, bytes]:
    whole = bound([laid_out(path) for path in files])
    return painted(whole.sheet, whole.document, to, dpi)


def _apart(files: Sequence[Path], to: Path, form: str, dpi: int, jobs: int | None) -> dict[Path, bytes]:
    from sopeditor.exchange.batch import Task, paint_all, sensible_jobs

    tasks = [Task(path, target, dpi) for path, target in zip(files, _names(files, to, form), strict=True)]
    wanted = sensible_jobs(len(tasks)) if jobs is None else jobs if jobs > 1 else 0
    contents: dict[Path, bytes] = {}
    progress = Progress(len(tasks))
    with closing(paint_all(tasks, wanted)) as results:
        for one in results:
            if one.error:
                progress.clear()
                raise ExportError(one.error)
            for note in one.notes:
                progress.clear()
                remark(f"{one.task.source}: {note}")
            contents |= one.contents
            progress.step(one.task.source.name)
    progress.clear()
    return contents


def laid_out(path: Path) -> LaidOut:
    """A file's document with its pages; what the layout had to give up goes to standard error."""
    from sopeditor.layout.compose import lay_out

    document = open_input(path)
    sheet = lay_out(document)
    for note in sheet.notes:
        remark(f"{path}: {note}")
    return LaidOut(document, sheet)


def bound(laid: Sequence[LaidOut]) -> LaidOut:
    """Several documents as one, like sheets in a binder: counted through, each with its own page numbers printed."""
    if len(laid) == 1:
        return laid[0]
    pages = (page for one in laid for page in one.sheet.pages)
    numbered = tuple(replace(page, number=number) for number, page in enumerate(pages, 1))
    assets = {asset.key: asset for one in laid for asset in one.document.assets}
    cover = replace(
        laid[0].document, assets=tuple(assets.values()), sop=replace(laid[0].document.sop, charts=())
    )
    return LaidOut(cover, Sheet(numbered))


def _is_folder(to: Path) -> bool:
    return to.is_dir() or not to.suffix


def _format(to: Path, form: str | None, into_folder: bool) -> str:
    if into_folder:
        return form or FORMATS[0]
    named = to.suffix.lower().removeprefix(".")
    if named not in FORMATS:
        raise UsageError(
            _("{to}: tidak tahu bentuk hasilnya; pakailah akhiran .pdf, .svg atau .png.").format(to=to)
        )
    if form not in (None, named):
        raise UsageError(_("{to}: akhirannya tidak cocok dengan --format {form}.").format(to=to, form=form))
    return named


def _names(files: Sequence[Path], folder: Path, form: str) -> list[Path]:
    targets = [folder / f"{stem(path)}.{form}" for path in files]
    for index, target in enumerate(targets):
        if target in targets[:index]:
            raise UsageError(
                _("{target}: dua berkas akan bernama sama; ekspor satu per satu.").format(target=target)
            )
    return targets


def _refuse_inputs(files: Iterable[Path], targets: Iterable[Path]) -> None:
    taken = {path.resolve() for path in files}
    for target in targets:
        if target.resolve() in taken:
            raise UsageError(_("{target}: hasil akan menimpa berkas masukan.").format(target=target))


def _make(folder: Path) -> None:
    from sopeditor.storage.errors import StorageError, reason_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(folder, "", reason_of(error)) from error
