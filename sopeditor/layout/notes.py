"""What the layout had to give up, in sentences for the user."""

from collections.abc import Iterator, Sequence

from sopeditor.layout.form import Form
from sopeditor.layout.logo import picture_size
from sopeditor.layout.routing import Reason
from sopeditor.model.lookup import step_of
from sopeditor.model.numbering import numbers
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _


def notes_of(
    document: Document, form: Form, missing: str, faults: Sequence[tuple[Chart, str, Reason]]
) -> tuple[str, ...]:
    """One sentence for each: a font that isn't installed, signs no font has, a lost logo, flows in trouble."""
    return tuple(dict.fromkeys((*_fonts(form, missing), *_logo(document), *_flows(faults))))


def _logo(document: Document) -> Iterator[str]:
    key = document.sop.identity.logo
    asset = next((asset for asset in document.assets if asset.key == key), None)
    if key and (asset is None or picture_size(asset) is None):
        yield _("Logo tidak dapat dibaca sebagai gambar, jadi tidak dicetak.")


def _fonts(form: Form, missing: str) -> Iterator[str]:
    if form.replaced:
        yield _(
            "Huruf “{name}” tidak terpasang di komputer ini; dokumen dicetak dengan huruf bawaan."
        ).format(name=form.replaced)
    if missing:
        signs = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing)
        yield _("Tanda berikut tidak ada di huruf dokumen dan dicetak sebagai kotak: {signs}.").format(
            signs=signs
        )


def _flows(faults: Sequence[tuple[Chart, str, Reason]]) -> Iterator[str]:
    sentences = {
        Reason.WISH: _(
            "Alur dari langkah {source} ke langkah {target} tidak dapat mengikuti jalur pilihan Anda."
        ),
        Reason.SURPLUS: _(
            "Alur dari langkah {source} ke langkah {target} berakhir di sisi belah ketupat, "
            "karena sudutnya sudah terpakai."
        ),
        Reason.LABEL: _(
            "Label alur dari langkah {source} ke langkah {target} tidak mendapat tempat yang lapang."
        ),
        Reason.BLOCKED: _("Alur dari langkah {source} ke langkah {target} terhalang simbol lain."),
    }
    for chart, stub, reason in faults:
        ends = _ends(chart, stub)
        if ends:
            yield sentences[reason].format(source=ends[0], target=ends[1])


def _ends(chart: Chart, stub: str) -> tuple[str, str] | None:
    """The numbers of the steps that a flow, or the part of it on one page, joins."""
    own = stub.removesuffix(":out").removesuffix(":in")
    printed = dict(zip((step.id for step in chart.steps), numbers(chart), strict=True))
    for flow in chart.flows:
        if flow.id == own:
            return printed[step_of(chart, flow.source).id], printed[step_of(chart, flow.target).id]
    return None
