"""What can be done with the thing under the pointer: the rows of its menu."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from sopeditor.edit.actors import add_actor, delete_actor, group_actors, move_actors
from sopeditor.edit.flows import set_arrow, set_wish, swap_labels
from sopeditor.edit.parts import new_id, sequence
from sopeditor.edit.steps import insert_step, set_page_break, set_section
from sopeditor.edit.symbols import place_symbol, set_kind
from sopeditor.gui.actions.row import plain_text
from sopeditor.gui.actions.table import TABLE
from sopeditor.gui.cells.columns import PLACED, kind_name
from sopeditor.gui.gestures.erasing import erase, erasure
from sopeditor.gui.gestures.shifting import lanes_label, lanes_with
from sopeditor.gui.gestures.spots import Spot, SpotKind, chart_on
from sopeditor.gui.gestures.stage import Stage
from sopeditor.gui.gestures.wording import wording_of, writing
from sopeditor.gui.naming import actors_name, row_name, symbol_name
from sopeditor.gui.selection import Cursor, Picked
from sopeditor.model.exits import exits
from sopeditor.model.lookup import actor, chart_of, flow, step, symbol, symbols
from sopeditor.model.records import Actor, Arrow, Chart, Document, Step, Symbol, SymbolKind, Wish
from sopeditor.texts import _


class Offer(Struct, frozen=True):
    """A row of a menu: what it says, what it does, and the keys that do the same.

    `checked` if it is one of a choice, `rows` if it leads on.
    """

    text: str
    act: Callable[[], object] | None = None
    checked: bool | None = None
    rows: tuple["Offer", ...] = ()
    keys: str = ""


SEPARATOR = Offer("")

_COMMANDS = {row.id: row for row in TABLE}

ARROWS = (
    (Arrow.TO, _("Panah")),
    (Arrow.NONE, _("Garis tanpa panah")),
    (Arrow.BOTH, _("Panah dua arah")),
)


def _command(name: str, act: Callable[[], object], checked: bool | None = None) -> Offer:
    """What a command of the window's menus does, in its words and with its keys."""
    row = _COMMANDS[name]
    return Offer(plain_text(row.text), act, checked, keys=next(iter(row.keys), ""))


def offers(stage: Stage, spot: Spot) -> tuple[Offer, ...]:
    """The menu of a spot."""
    if spot.kind is SpotKind.DESK:
        return tuple(_of_desk(stage, spot))
    kinds = {
        SpotKind.SYMBOL: _of_symbol,
        SpotKind.FLOW: _of_flow,
        SpotKind.LABEL: _of_flow,
        SpotKind.HEADER: _of_lane,
        SpotKind.NUMBER: _of_row,
        SpotKind.TEXT: _of_row,
        SpotKind.CELL: _of_row,
    }
    try:
        chart = chart_of(stage.session.document, spot.part)
    except KeyError:
        return tuple(_of_text(stage, spot))
    is_other_text = spot.kind is SpotKind.TEXT and all(row.id != spot.part for row in chart.steps)
    return tuple(_of_text(stage, spot) if is_other_text else kinds[spot.kind](stage, chart, spot))


def _of_desk(stage: Stage, spot: Spot) -> Iterator[Offer]:
    """What can be added where nothing is, to the last table of the page."""
    chart = chart_on(stage.sheet, spot.page)
    yield _command("paste", stage.clipboard.paste)
    if chart is not None:
        yield SEPARATOR
        yield Offer(_("Langkah baru di akhir"), lambda: insert_row(stage, chart, None))
        yield Offer(_("Pelaksana baru di kanan"), lambda: insert_lane(stage, chart, None))


def _of_text(stage: Stage, spot: Spot) -> Iterator[Offer]:
    """What can be done with a title, a common heading of lanes, a line of the identity."""
    wording = wording_of(stage.session.document, spot.part, spot.field)
    if wording is None:
        return
    clipboard = stage.clipboard
    yield Offer(_("Sunting teks"), lambda: stage.edit_text(spot.part, spot.field), keys="F2")
    yield SEPARATOR
    yield _command("cut", clipboard.cut)
    yield _command("copy", clipboard.copy)
    yield _command("paste", clipboard.paste)
    if spot.field == "group":
        yield SEPARATOR
        act = _committing(stage, wording.label, wording.edit(""))
        yield Offer(_("Lepas judul bersama ini"), act, keys="Delete")


def _carrying(stage: Stage) -> Iterator[Offer]:
    clipboard = stage.clipboard
    yield _command("cut", clipboard.cut)
    yield _command("copy", clipboard.copy)
    yield _command("paste", clipboard.paste)
    yield _command("duplicate", clipboard.duplicate)
    yield SEPARATOR


def lane_deletions(stage: Stage, lanes: Sequence[str]) -> tuple[Offer, ...]:
    """The ways to delete lanes of a chart: where their symbols go. One way if they hold none."""
    document = stage.session.document
    chart = chart_of(document, lanes[0])
    label = _("hapus {actors}").format(actors=actors_name(document, lanes))

    def delete(into: str | None) -> Callable[[], object]:
        edit = sequence(*(delete_actor(lane, into) for lane in lanes))
        return lambda: stage.commit(label, edit)

    if all(each.actor not in lanes for _row, each in symbols(chart)):
        return (Offer(_("Hapus pelaksana"), delete(None)),)
    heirs = [other for other in chart.actors if other.id not in lanes]
    moves = (
        Offer(_("Hapus; simbolnya ke {name}").format(name=other.name or _("(tanpa nama)")), delete(other.id))
        for other in heirs
    )
    return (*moves, SEPARATOR, Offer(_("Hapus bersama simbolnya"), delete(None)))


def _of_symbol(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    document, part = stage.session.document, spot.part
    label = _("ubah {symbol}").format(symbol=symbol_name(document, part))
    present = symbol(chart, part).kind
    for kind in PLACED:
        yield Offer(kind_name(kind), _committing(stage, label, set_kind(part, kind)), checked=kind is present)
    yield SEPARATOR
    yield from _carrying(stage)
    yield Offer(_("Tulis di dalam simbol"), lambda: stage.edit_text(part, ""), keys="F2")
    yield Offer(_("Hubungkan ke simbol lain"), lambda: stage.connect_by_keys(part), keys="Alt+H")
    if len({each.label for each in exits(chart, part)}) > 1:
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
    yield Offer(_("Ubah label"), lambda: stage.edit_text(found.id, "label"), keys="F2")
    if found.wish != Wish():
        yield Offer(_("Jalur otomatis"), _committing(stage, _("jalur otomatis"), set_wish(found.id, Wish())))
    yield SEPARATOR
    yield _deletion(stage, _("Hapus panah"), found.id)


def _of_row(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    row = step(chart, spot.part)
    place = chart.steps.index(row)
    following = chart.steps[place + 1].id if place + 1 < len(chart.steps) else None
    if spot.kind is not SpotKind.CELL:
        yield Offer(_("Sunting teks"), lambda: stage.edit_text(row.id, spot.field), keys="F2")
        yield SEPARATOR
    elif all(each.actor != spot.field for each in row.symbols):
        kinds = (
            Offer(kind_name(kind), partial(put_symbol, stage, row.id, spot.field, kind)) for kind in PLACED
        )
        yield Offer(_("Simbol baru di sini"), rows=tuple(kinds))
        yield SEPARATOR
    yield from _carrying(stage)
    above, below = (
        (lambda: insert_row(stage, chart.id, row.id)),
        (lambda: insert_row(stage, chart.id, following)),
    )
    yield _command("insert_above", above)
    yield _command("insert_below", below)
    yield SEPARATOR
    page_break = set_page_break(row.id, not row.page_break)
    act = _committing(stage, _("halaman baru"), page_break)
    yield _command("page_break", act, checked=row.page_break)
    yield Offer(
        _("Judul bagian di atasnya"), lambda: _begin_section(stage, row), checked=row.section is not None
    )
    yield SEPARATOR
    yield _deletion(stage, _("Hapus langkah"), row.id)


def _of_lane(stage: Stage, chart: Chart, spot: Spot) -> Iterator[Offer]:
    lane = actor(chart, spot.part)
    place = chart.actors.index(lane)
    right = chart.actors[place + 1] if place + 1 < len(chart.actors) else None
    lanes = lanes_with(stage.session.document, lane.id, stage.selection.ids)
    following = right.id if right else None
    yield Offer(_("Ubah nama"), lambda: stage.edit_text(lane.id, "name"), keys="F2")
    yield Offer(_("Tambah pelaksana di kiri"), lambda: insert_lane(stage, chart.id, lane.id))
    yield Offer(_("Tambah pelaksana di kanan"), lambda: insert_lane(stage, chart.id, following))
    yield SEPARATOR
    for text, by, possible in (
        (_("Geser ke kiri"), -1, lanes[0] != chart.actors[0].id),
        (_("Geser ke kanan"), 1, lanes[-1] != chart.actors[-1].id),
    ):
        act = partial(shift_lanes, stage, lane.id, by)
        yield Offer(text, act if possible else None, keys="Alt+Left" if by < 0 else "Alt+Right")
    yield SEPARATOR
    yield from _groupings(stage, chart, lane, right)
    yield SEPARATOR
    ways = lane_deletions(stage, lanes)
    yield ways[0] if len(ways) == 1 else Offer(_("Hapus pelaksana"), rows=ways)


def _groupings(stage: Stage, chart: Chart, lane: Actor, right: Actor | None) -> Iterator[Offer]:
    """The common header over the selected lanes, or over a lane and the one right of it."""
    chosen = lanes_with(stage.session.document, lane.id, stage.selection.ids)
    if len(chosen) > 1:
        text = _("Judul bersama di atas {count} pelaksana terpilih").format(count=len(chosen))
        yield Offer(text, lambda: _begin_group(stage, chosen))
    else:
        if right is not None and (not lane.group or right.group != lane.group):
            text = _("Judul bersama dengan {name}").format(name=right.name or _("(tanpa nama)"))
            yield Offer(text, partial(_begin_group, stage, [lane.id, right.id], right.group))
        yield Offer(_("Judul di atasnya"), lambda: _begin_group(stage, [lane.id]))
    if lane.group:
        act = _committing(stage, _("lepas dari kelompok"), group_actors(chosen, ""))
        yield Offer(_("Lepas dari kelompok"), act)


def shift_lanes(stage: Stage, actor_id: str, by: int) -> None:
    """Move a lane, with all that are selected if it is, over the one left (-1) or right (1) of them."""
    document = stage.session.document
    order = [each.id for each in chart_of(document, actor_id).actors]
    lanes = lanes_with(document, actor_id, stage.selection.ids)
    place = order.index(lanes[0]) - 1 if by < 0 else order.index(lanes[-1]) + 2
    if 0 <= place <= len(order):
        before = next(iter(order[place:]), None)
        stage.commit(lanes_label(document, lanes), move_actors(lanes, before))


def insert_row(stage: Stage, chart_id: str, before: str | None) -> None:
    """Insert an empty row and open its Kegiatan for writing; both are one undo step."""
    new = Step(new_id())
    edit = insert_step(chart_id, before, new, new_id())
    chosen = Picked(Cursor(new.id, "activity"))
    if stage.commit(_("langkah baru"), edit, writing(new.id, "activity"), chosen):
        stage.edit_text(new.id, "activity")


def put_symbol(stage: Stage, step_id: str, actor_id: str, kind: SymbolKind) -> None:
    """Put a new symbol into the cell of a row and a lane."""
    new = Symbol(new_id(), actor_id, kind)
    label = _("simbol baru {row}").format(row=row_name(stage.session.document, step_id))
    stage.commit(label, place_symbol(step_id, new, new_id()), chosen=Picked(Cursor(new.id)))


def insert_lane(stage: Stage, chart_id: str, before: str | None) -> None:
    """Add a lane and open its name for writing; both are one undo step."""
    new = Actor(new_id())
    edit = add_actor(chart_id, new, before)
    chosen = Picked(Cursor(new.id, "name"))
    if stage.commit(_("pelaksana baru"), edit, writing(new.id, "name"), chosen):
        stage.edit_text(new.id, "name")


def _begin_section(stage: Stage, row: Step) -> None:
    if row.section is not None:
        stage.commit(_("hapus judul bagian"), set_section(row.id, None))
    elif stage.commit(_("judul bagian"), set_section(row.id, _("Bagian")), writing(row.id, "section")):
        stage.edit_text(row.id, "section")


def _begin_group(stage: Stage, members: Sequence[str], known: str = "") -> None:
    """Put lanes under a common header, and open it for writing unless it is there already."""
    group = known or _("Kelompok")
    merge = "" if known else writing(members[0], "group")
    if stage.commit(_("kelompok pelaksana"), group_actors(members, group), merge) and not known:
        stage.edit_text(members[0], "group")


def _deletion(stage: Stage, text: str, part: str) -> Offer:
    """Delete a part, with all that is selected if it is selected, too."""
    document = stage.session.document
    chosen = stage.selection.ids if part in stage.selection.ids else frozenset({part})
    found = erasure(document, chosen)
    return Offer(text, partial(erase, stage, found, chosen) if found else None, keys="Delete")


def _committing(stage: Stage, label: str, edit: Callable[[Document], Document]) -> Callable[[], object]:
    return lambda: stage.commit(label, edit)
