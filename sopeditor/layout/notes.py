"""What the layout had to give up, in sentences for the user."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sopeditor.layout.form import Form
from sopeditor.layout.identity.logo import logo_of, picture_size
from sopeditor.layout.routing import Reason
from sopeditor.layout.table.planning import Plan
from sopeditor.layout.typesetting.scripts import needs_shaping
from sopeditor.layout.typesetting.text import is_known
from sopeditor.model.lookup import step_of
from sopeditor.model.numbering import row_names
from sopeditor.model.records import Chart, Document
from sopeditor.texts import _

_MOST_SIGNS = 12


def notes_of(
    document: Document,
    form: Form,
    odd: str,
    faults: Sequence[tuple[str, str, Reason]],
    plans: Sequence[Plan],
) -> tuple[str, ...]:
    """One sentence for each: missing fonts, signs and logo, tables set closer to fit, flows in trouble.

    `faults` are the flows in trouble with the ids of their charts.
    """
    charts = {chart.id: chart for chart in document.sop.charts}
    flows = _flows([(charts[chart], stub, reason) for chart, stub, reason in faults], _asides(charts))
    symbols = _symbols(plans, _asides(charts))
    found = (*_fonts(form, odd), *_logo(document), *_fits(plans, form), *symbols, *flows)
    return tuple(dict.fromkeys(found))


def _asides(charts: Iterable[str]) -> dict[str, str]:
    """What tells the rows of one of several charts from those of another, by the charts' ids: " (bagan 2)"."""
    ids = tuple(charts)
    said = _(" (bagan {number})") if len(ids) > 1 else ""
    return {chart: said.format(number=number) for number, chart in enumerate(ids, 1)}


def _fits(plans: Sequence[Plan], form: Form) -> Iterator[str]:
    """What was done to fit tables on the pages that the user wants or into narrow columns, and where it failed."""
    for number, plan in enumerate(plans, 1):
        table = _("Tabel bagan {number}").format(number=number) if len(plans) > 1 else _("Tabel")
        wanted, needed, size = plan.table.chart.fit_pages, len(plan.ranges), plan.form.body.size
        if 0 < wanted < needed:
            yield _(
                "{table} tidak muat pada {wanted} halaman; dengan huruf {size} pt perlu {needed}."
            ).format(table=table, wanted=wanted, size=_points(size), needed=needed)
        elif not wanted and plan.form != form:
            yield _(
                "{table} dicetak lebih rapat dengan huruf {size} pt karena kolomnya sempit; "
                "pakai kertas lanskap atau lebih lebar agar lebih mudah dibaca."
            ).format(table=table, size=_points(size))
        elif size < form.body.size:
            yield _(
                "{table} dicetak dengan baris lebih rapat dan huruf {size} pt agar muat pada {wanted} halaman."
            ).format(table=table, size=_points(size), wanted=wanted)
        elif plan.form != form:
            yield _("{table} dicetak dengan baris lebih rapat agar muat pada {wanted} halaman.").format(
                table=table, wanted=wanted
            )


def _symbols(plans: Sequence[Plan], asides: Mapping[str, str]) -> Iterator[str]:
    for plan in plans:
        chart = plan.table.chart
        for row in plan.setting.rows:
            if any(stood.figure.is_cut for stood in row.symbols):
                yield _("Teks simbol pada {row} terlalu panjang, jadi tercetak awalnya saja.").format(
                    row=row_names(chart)[row.step.id] + asides[chart.id]
                )


def _points(size: float) -> str:
    return f"{size:g}".replace(".", ",")


def _logo(document: Document) -> Iterator[str]:
    logo = logo_of(document)
    if document.sop.identity.logo and (logo is None or picture_size(logo) is None):
        yield _("Logo tidak dapat dibaca sebagai gambar, jadi tidak dicetak.")


def _fonts(form: Form, odd: str) -> Iterator[str]:
    if form.replaced:
        yield _(
            "Huruf “{name}” tidak terpasang di komputer ini; dokumen dicetak dengan huruf bawaan."
        ).format(name=form.replaced)
    yield from _signs(form, odd)


def _signs(form: Form, odd: str) -> Iterator[str]:
    """Signs that are shown as boxes, in another font, or one by one where they should join."""
    boxes = [sign for sign in odd if not is_known(sign, form.body)]
    known = [sign for sign in odd if sign not in boxes]
    apart = [sign for sign in known if needs_shaping(sign)]
    for sentence, signs in (
        (_("Tanda berikut tidak ada di huruf dokumen dan dicetak sebagai kotak: {signs}."), boxes),
        (
            _("Tanda berikut tidak ada di huruf dokumen dan dicetak dengan huruf bawaan: {signs}."),
            [sign for sign in known if sign not in apart],
        ),
        (_("Huruf berikut seharusnya dirangkai, tetapi dicetak satu per satu: {signs}."), apart),
    ):
        if signs:
            yield sentence.format(signs=_named(signs))


def _named(signs: Sequence[str]) -> str:
    named = [f"{sign} (U+{ord(sign):04X})" for sign in signs[:_MOST_SIGNS]]
    return " ".join(named) + (" …" if len(signs) > _MOST_SIGNS else "")


def _flows(faults: Sequence[tuple[Chart, str, Reason]], asides: Mapping[str, str]) -> Iterator[str]:
    sentences = {
        Reason.WISH: _("Alur dari {source} ke {target} tidak dapat mengikuti jalur pilihan Anda."),
        Reason.SURPLUS: _(
            "Alur dari {source} ke {target} berakhir di sisi belah ketupat, karena sudutnya sudah terpakai."
        ),
        Reason.LABEL: _("Label alur dari {source} ke {target} tidak mendapat tempat yang lapang."),
        Reason.BLOCKED: _("Alur dari {source} ke {target} terhalang simbol lain."),
    }
    for chart, stub, reason in faults:
        ends = _ends(chart, stub)
        if ends:
            yield sentences[reason].format(source=ends[0], target=ends[1] + asides[chart.id])


def _ends(chart: Chart, stub: str) -> tuple[str, str] | None:
    """The names of the rows that a flow, or the part of it on one page, joins."""
    own = stub.removesuffix(":out").removesuffix(":in")
    names = row_names(chart)
    for flow in chart.flows:
        if flow.id == own:
            return names[step_of(chart, flow.source).id], names[step_of(chart, flow.target).id]
    return None
