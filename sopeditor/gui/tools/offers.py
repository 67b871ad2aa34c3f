"""What can be done with the thing under the pointer: the rows of its menu."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from sopeditor.edit.actors import add_actor, delete_actor, group_actors
from sopeditor.edit.flows import set_arrow, set_wish, swap_labels
from sopeditor.edit.parts import new_id
from sopeditor.edit.steps import duplicate_steps, inner_flows, insert_step, set_page_break, set_section
from sopeditor.edit.symbols import set_kind
from sopeditor.gui.selection import Cursor
from sopeditor.gui.tools.erasing import erasure
from sopeditor.gui.tools.naming import actor_name, row_name, symbol_name
from sopeditor.gui.tools.spots import Kind, Spot
from sopeditor.gui.tools.stage import Stage
from sopeditor.model.exits import exits
from sopeditor.model.lookup import actor, chart_of, flow, step, symbol, symbols
from sopeditor.model.records import Actor, Arrow, Chart, Document, Step, SymbolKind, Wish
from sopeditor.texts import _


class Offer(Struct, frozen=True):
    """A row of a menu: what it says, what it does; `checked` if it is one of a choice, `rows` if it leads on."""

    text: str
    act: Callable[[], object] | None = None
    checked: bool | None = None
    rows: tuple["Offer", ...] = ()


SEPARATOR = Offer("")

KINDS = (
    (SymbolKind.TERMINATOR, _("Mulai/selesai")),
    (SymbolKind.PROCESS, _("Proses")),
    (SymbolKind.DECISION, _("Keputusan")),
)
ARROWS = (
    (Arrow.TO, _("Panah")),
    (Arrow.NONE, _("Garis tanpa panah")),
    (Arrow.BOTH, _("Panah dua arah")),
)


def offers(stage: Stage, spot: Spot) -> tuple[Offer, ...]:
    """The menu of a spot; empty beside everything."""
    kinds = {
        Kind.SYMBOL: _of_symbol,
        Kind.FLOW: _of_flow,
        Kind.LABEL: _of_flow,
        Kind.HEADER: _of_lane,
        Kind.NUMBER: _of_row,
        Kind.TEXT: _of_row,
        Kind.CELL: _of_row,
    }
    make = kinds.get(spot.kind)
    try:
        chart = chart_of(stage.session.document, spot.part)
    except KeyError:
        return ()
    is_other_text = spot.kind is Kind.TEXT and all(row.id != spot.part for row in chart.steps)
    return () if make is None or is_other_text else tuple(make(stage, chart, spot))


def lane_deletions(stage: Stage, actor_id: str) -> tuple[Offer, ...]:
    """The ways to delete a lane: where its symbols go. One way if it holds none."""
    document = stage.session.document
    chart = chart_of(document, actor_id)
    label = _("hapus {actor}").format(actor=actor_name(document, actor_id))

    def delete(into: str | None) -> Callable[[], object]:
        return lambda: stage.commit(label, delete_actor(actor_id, into))

    if all(each.actor != actor_id for _row, each in symbols(chart)):
        return (Offer(_("Hapus pelaksana"), delete(None)),)
    heirs = [other for other in chart.actors if other.id != actor_id]
    moves = (
        Offer(_("Hapus; simbolnya ke {name}").format(name=other.name or _("(tanpa nama)")), delete(other.id))
        for other in heirs
    )
    return (*moves, SEPARATOR, Offer(_("Hapus bersama simbolnya"), delete(None)))


def _of_symbol(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    document, part = stage.session.document, spot.part
    label = _("ubah {symbol}").format(symbol=symbol_name(document, part))
    present = symbol(chart, part).kind
    for kind, name in KINDS:
        yield Offer(name, _committing(stage, label, set_kind(part, kind)), checked=kind is present)
    yield SEPARATOR
    yield Offer(_("Tulis di dalam simbol"), lambda: stage.edit_text(part, ""))
    yield Offer(_("Hubungkan ke simbol lain"), lambda: stage.connect_by_keys(part))
    if len(exits(chart, part)) > 1:
        words = document.profile.words
        text = _("Tukar label {yes} dan {no}").format(yes=words.yes, no=words.no)
        yield Offer(text, _committing(stage, _("tukar label"), swap_labels(part)))
    yield SEPARATOR
    yield _deletion(stage, _("Hapus simbol"), part)


def _of_flow(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    found = flow(chart, spot.part)
    for arrow, name in ARROWS:
        act = _committing(stage, _("jenis panah"), set_arrow(found.id, arrow))
        yield Offer(name, act, checked=arrow is found.arrow)
    yield SEPARATOR
    yield Offer(_("Ubah label"), lambda: stage.edit_text(found.id, "label"))
    if found.wish != Wish():
        yield Offer(_("Jalur otomatis"), _committing(stage, _("jalur otomatis"), set_wish(found.id, Wish())))
    yield SEPARATOR
    yield _deletion(stage, _("Hapus panah"), found.id)


def _of_row(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    row = step(chart, spot.part)
    place = chart.steps.index(row)
    following = chart.steps[place + 1].id if place + 1 < len(chart.steps) else None
    if spot.kind is not Kind.CELL:
        yield Offer(_("Sunting teks"), lambda: stage.edit_text(row.id, spot.field))
        yield SEPARATOR
    yield Offer(_("Sisipkan langkah di atas"), lambda: insert_row(stage, chart.id, row.id))
    yield Offer(_("Sisipkan langkah di bawah"), lambda: insert_row(stage, chart.id, following))
    yield Offer(_("Gandakan langkah"), _duplication(stage, chart, row))
    yield SEPARATOR
    page_break = set_page_break(row.id, not row.page_break)
    act = _committing(stage, _("halaman baru"), page_break)
    yield Offer(_("Mulai halaman baru di sini"), act, checked=row.page_break)
    yield Offer(
        _("Judul bagian di atasnya"), lambda: _begin_section(stage, row), checked=row.section is not None
    )
    yield SEPARATOR
    yield _deletion(stage, _("Hapus langkah"), row.id)


def _of_lane(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    lane = actor(chart, spot.part)
    place = chart.actors.index(lane)
    following = chart.actors[place + 1].id if place + 1 < len(chart.actors) else None
    yield Offer(_("Ubah nama"), lambda: stage.edit_text(lane.id, "name"))
    yield Offer(_("Tambah pelaksana di kiri"), lambda: insert_lane(stage, chart.id, lane.id))
    yield Offer(_("Tambah pelaksana di kanan"), lambda: insert_lane(stage, chart.id, following))
    yield SEPARATOR
    chosen = [each.id for each in chart.actors if each.id in stage.selection.ids]
    members = chosen if lane.id in chosen else [lane.id]
    yield Offer(_("Judul di atas pelaksana terpilih"), lambda: _begin_group(stage, members))
    if lane.group:
        act = _committing(stage, _("lepas dari kelompok"), group_actors(members, ""))
        yield Offer(_("Lepas dari kelompok"), act)
    yield SEPARATOR
    ways = lane_deletions(stage, lane.id)
    yield ways[0] if len(ways) == 1 else Offer(_("Hapus pelaksana"), rows=ways)


def insert_row(stage: Stage, chart_id: str, before: str | None) -> None:
    """Insert an empty row and open its Kegiatan for writing."""
    new = Step(new_id())
    if stage.commit(_("langkah baru"), insert_step(chart_id, before, new, new_id())):
        stage.select(frozenset({new.id}), Cursor(new.id, "activity"))
        stage.edit_text(new.id, "activity")


def insert_lane(stage: Stage, chart_id: str, before: str | None) -> None:
    """Add a lane and open its name for writing."""
    new = Actor(new_id())
    if stage.commit(_("pelaksana baru"), add_actor(chart_id, new, before)):
        stage.select(frozenset({new.id}), Cursor(new.id, "name"))
        stage.edit_text(new.id, "name")


def _begin_section(stage: Stage, row: Step) -> None:
    if row.section is not None:
        stage.commit(_("hapus judul bagian"), set_section(row.id, None))
    elif stage.commit(_("judul bagian"), set_section(row.id, _("Bagian"))):
        stage.edit_text(row.id, "section")


def _begin_group(stage: Stage, members: list[str]) -> None:
    if stage.commit(_("kelompok pelaksana"), group_actors(members, _("Kelompok"))):
        stage.edit_text(members[0], "group")


def _duplication(stage: Stage, chart: Chart, row: Step) -> Callable[[], object]:
    parts = [row.id, *(each.id for each in row.symbols), *(each.id for each in inner_flows(chart, [row]))]
    label = _("gandakan {row}").format(row=row_name(stage.session.document, row.id))
    ids = {part: new_id() for part in parts}
    return lambda: stage.commit(label, duplicate_steps([row.id], ids, new_id()))


def _deletion(stage: Stage, text: str, part: str) -> Offer:
    """Delete a part, with all that is selected if it is selected, too."""
    document = stage.session.document
    chosen = stage.selection.ids if part in stage.selection.ids else frozenset({part})
    found = erasure(document, chosen)
    return Offer(text, _committing(stage, found.label, found.edit) if found else None)


def _committing(stage: Stage, label: str, edit: Callable[[Document], Document]) -> Callable[[], object]:
    return lambda: stage.commit(label, edit)
