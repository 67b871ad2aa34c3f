"""Rules about the rows, lanes and cells of one chart."""

from collections.abc import Iterator

from sopeditor.checks.finding import Place, Problem
from sopeditor.checks.subject import View
from sopeditor.model.durations import DurationKind, parse_duration, unit_in
from sopeditor.model.profile import Column
from sopeditor.model.records import Step
from sopeditor.texts import _


def every_row_has_a_symbol(view: View) -> Iterator[Problem]:
    """Each row says who does it."""
    for step in view.chart.steps:
        if not step.symbols:
            text = _("belum ada pelaksana; letakkan simbol di kolom pelaksananya.")
            yield Problem(view.step_place(step, "symbols"), view.said(step, text))


def every_lane_is_used(view: View) -> Iterator[Problem]:
    """Each lane has work; nothing is said where no row has a symbol yet, since that says it all."""
    if not view.symbols:
        return
    used = {symbol.actor for _step, symbol in view.symbols.values()}
    for number, actor in enumerate(view.chart.actors, 1):
        if actor.id not in used:
            name = actor.name.strip() or str(number)
            text = _("pelaksana “{name}” tidak mengerjakan satu langkah pun; hapus kolomnya atau beri tugas.")
            yield Problem(Place(chart=view.chart.id, actor=actor.id), view.sentence(text.format(name=name)))


def activity_filled(view: View) -> Iterator[Problem]:
    """Each row of work says what is done."""
    for step in _work(view, Column.ACTIVITY):
        if not step.activity.strip():
            text = _("kegiatan belum diisi; tulis apa yang dikerjakan, diawali kata kerja.")
            yield Problem(view.step_place(step, "activity"), view.said(step, text))


def duration_present(view: View) -> Iterator[Problem]:
    """Each row of work says how long it takes."""
    for step in _work(view, Column.DURATION):
        if parse_duration(step.duration).kind is DurationKind.EMPTY:
            text = _("waktu belum diisi; tulis lamanya, misalnya “30 menit”.")
            yield Problem(view.step_place(step, "duration"), view.said(step, text))


def duration_countable(view: View) -> Iterator[Problem]:
    """A Waktu that is no length of time can't be added up."""
    unit = unit_in(view.document.profile.words.duration)
    for step in _work(view, Column.DURATION):
        duration = parse_duration(step.duration, unit)
        if duration.kind is not DurationKind.EMPTY and not duration.is_length:
            text = _(
                "waktu “{text}” bukan lama pengerjaan; tulis lamanya, dan saat atau seringnya di keterangan."
            )
            short = " ".join(step.duration.split())
            shown = short if len(short) <= 40 else short[:39] + "…"
            yield Problem(view.step_place(step, "duration"), view.said(step, text.format(text=shown)))


def output_filled(view: View) -> Iterator[Problem]:
    """Each row of work has an output, which is not the work itself."""
    for step in _work(view, Column.OUTPUT):
        output = step.output.strip().casefold()
        if not output:
            text = _("output belum diisi; tulis hasil langkah ini.")
        elif output == step.activity.strip().casefold():
            text = _("output sama dengan kegiatan; tulis hasilnya, bukan pekerjaannya.")
        else:
            continue
        yield Problem(view.step_place(step, "output"), view.said(step, text))


def _work(view: View, column: Column) -> Iterator[Step]:
    """The rows of work, if the agency's form has the column at all."""
    if column in view.document.profile.columns:
        yield from (step for step in view.chart.steps if view.is_work(step))
