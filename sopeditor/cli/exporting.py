"""Documents to PDF, SVG and PNG: everything is painted first, then written, so that no half export is left behind."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.cli.guarding import remark
from sopeditor.cli.opening import open_any
from sopeditor.cli.parsing import UsageError
from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Document
from sopeditor.paper.painting import FORMATS, painted
from sopeditor.texts import _


class Laid(Struct, frozen=True):
    """A document with the pages it has."""

    document: Document
    sheet: Sheet


def export(files: Sequence[Path], to: Path, form: str | None, dpi: int) -> tuple[Path, ...]:
    """Paint documents and write them; returns the files written.

    Into a folder each document becomes a file (or a file a page, for pictures) of its own name, otherwise all pages
    of all documents come one after the other in `to`. UsageError if it is not clear what is wanted.
    """
    into_folder = _is_folder(to)
    form = _format(to, form, into_folder)
    laid = [laid_out(path) for path in files]
    if into_folder:
        targets = _names(files, to, form)
        outputs = [
            painted(one.sheet, one.document, target, dpi) for one, target in zip(laid, targets, strict=True)
        ]
    else:
        whole = bound(laid)
        outputs = [painted(whole.sheet, whole.document, to, dpi)]
    contents = {path: data for output in outputs for path, data in output.items()}
    _refuse_inputs(files, contents)
    if into_folder:
        _make(to)
    from sopeditor.storage.outputs import write_outputs

    write_outputs(contents)
    return tuple(contents)


def laid_out(path: Path) -> Laid:
    """A file's document with its pages; what the layout had to give up goes to standard error."""
    from sopeditor.layout.compose import lay_out

    document = open_any(path)
    sheet = lay_out(document)
    for note in sheet.notes:
        remark(f"{path}: {note}")
    return Laid(document, sheet)


def bound(laid: Sequence[Laid]) -> Laid:
    """Several documents as one, like sheets in a binder: counted through, each with its own page numbers printed."""
    if len(laid) == 1:
        return laid[0]
    pages = (page for one in laid for page in one.sheet.pages)
    numbered = tuple(replace(page, number=number) for number, page in enumerate(pages, 1))
    assets = {asset.key: asset for one in laid for asset in one.document.assets}
    return Laid(replace(laid[0].document, assets=tuple(assets.values())), Sheet(numbered))


def stem(path: Path) -> str:
    """A document's name without its suffix: "rapat" for "rapat.sop.json"."""
    from sopeditor.storage.documents import SUFFIX

    name = path.name
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else path.stem


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
