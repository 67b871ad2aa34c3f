"""Documents to PDF, SVG and PNG: what belongs together is painted before any of it is written."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.cli.guarding import remark
from sopeditor.cli.parsing import UsageError
from sopeditor.cli.progress import Progress
from sopeditor.layout.sheet import LaidOut, Sheet
from sopeditor.paper.formats import FORMATS
from sopeditor.paper.painting import painted
from sopeditor.storage.names import stem
from sopeditor.texts import _


class Exported(Struct, frozen=True):
    """The files written of a document, or the sentence why there are none."""

    files: tuple[Path, ...] = ()
    error: str = ""


def export(
    files: Sequence[Path], to: Path, form: str | None, dpi: int, jobs: int | None = None
) -> Generator[Exported]:
    """Paint documents and write them.

    Into a folder each document becomes a file (or a file a page, for pictures) of its own name, painted by `jobs`
    processes (None: as many as pay) and written at once; one that can't be costs the others nothing. Otherwise all
    pages of all documents come one after the other in `to`, or whatever prevents it is raised.
    UsageError if it is not clear what is wanted.
    """
    into_folder = _is_folder(to)
    form = _format(to, form, into_folder)
    if into_folder:
        yield from _apart(files, to, form, dpi, jobs)
    else:
        whole = bound(_all_laid_out(files))
        yield Exported(_written(painted(whole.sheet, whole.document, to, dpi), files))


def _apart(files: Sequence[Path], to: Path, form: str, dpi: int, jobs: int | None) -> Generator[Exported]:
    from sopeditor.exchange.batch import Task, paint_all, sensible_jobs

    tasks = [Task(path, target, dpi) for path, target in zip(files, _names(files, to, form), strict=True)]
    _refuse_inputs(files, [task.target for task in tasks])
    wanted = sensible_jobs(len(tasks)) if jobs is None else jobs if jobs > 1 else 0
    with Progress(len(tasks)) as progress, closing(paint_all(tasks, wanted)) as results:
        for one in results:
            progress.clear()
            _tell(one.task.source, one.notes)
            if not one.error:
                _make(to)
            yield Exported(error=one.error) if one.error else _attempt(one.contents, files)
            progress.step(one.task.source.name)


def _attempt(contents: dict[Path, bytes], files: Iterable[Path]) -> Exported:
    from sopeditor.storage.errors import StorageError, is_full

    try:
        return Exported(_written(contents, files))
    except StorageError as error:
        if is_full(error.__cause__):
            raise  # nor will there be room for the others
        return Exported(error=str(error))


def _written(contents: dict[Path, bytes], files: Iterable[Path]) -> tuple[Path, ...]:
    from sopeditor.storage.outputs import write_outputs

    _refuse_inputs(files, contents)
    write_outputs(contents)
    return tuple(contents)


def _all_laid_out(files: Sequence[Path]) -> list[LaidOut]:
    from sopeditor.exchange.opening import open_any
    from sopeditor.layout.compose import lay_out

    laid = []
    with Progress(len(files)) as progress:
        for path in files:
            document, notes = open_any(path)
            sheet = lay_out(document)
            progress.clear()
            _tell(path, (*notes, *sheet.notes))
            laid.append(LaidOut(document, sheet))
            progress.step(path.name)
    return laid


def _tell(path: Path, notes: Iterable[str]) -> None:
    """What the file lacks and what the layout had to give up goes to standard error."""
    for note in notes:
        remark(f"{path}: {note}")


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
