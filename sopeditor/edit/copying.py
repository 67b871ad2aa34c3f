"""Copies of rows and of symbols, within a document and between documents; pasted, every part has a new id."""

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.edit.actors import add_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.parts import in_chart, require_fresh, sequence, swapped
from sopeditor.edit.steps import inner_flows, paste_steps
from sopeditor.edit.symbols import add_symbol
from sopeditor.model.records import Actor, Chart, Document, Flow, Step, Symbol, Wish


class Copied(Struct, frozen=True, omit_defaults=True):
    """Rows as they are copied, the flows among them, and the lanes their symbols stand in, from left to right.

    `bare` rows only carry symbols: they have no texts of their own, and those that lie between are empty.
    """

    steps: tuple[Step, ...]
    flows: tuple[Flow, ...]
    actors: tuple[Actor, ...]
    bare: bool = False

    @property
    def rows(self) -> tuple[Step, ...]:
        """The rows that pasting fills: all, or of `bare` ones those with symbols."""
        return tuple(step for step in self.steps if step.symbols or not self.bare)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """All symbols, row by row."""
        return tuple(symbol for step in self.steps for symbol in step.symbols)


def copied(chart: Chart, ids: Collection[str]) -> Copied | None:
    """The rows and symbols of a chart among some ids, with the flows between them; None if there are none.

    A row that isn't among them but holds a chosen symbol comes with that symbol only.
    """
    whole = any(step.id in ids for step in chart.steps)
    rows = [step if step.id in ids else _bare(step, ids) for step in chart.steps]
    held = [at for at, row in enumerate(rows) if row.symbols or row.id in ids]
    if not held:
        return None
    taken = rows[held[0] : held[-1] + 1]
    steps = tuple(row for row in taken if row.symbols or row.id in ids) if whole else tuple(taken)
    used = {symbol.actor for step in steps for symbol in step.symbols}
    actors = tuple(actor for actor in chart.actors if actor.id in used)
    return Copied(steps, inner_flows(chart, steps), actors, bare=not whole)


def renewed(copy: Copied, fresh: Callable[[], str]) -> dict[str, str]:
    """A new id for every part of a copy."""
    parts = (
        *(step.id for step in copy.steps),
        *(symbol.id for symbol in copy.symbols),
        *(flow.id for flow in copy.flows),
        *(actor.id for actor in copy.actors),
    )
    return {part: fresh() for part in parts}


def insert_copied(
    chart: Chart, copy: Copied, before: str | None, ids: Mapping[str, str], flow_id: str
) -> Edit:
    """Insert a copy as new rows before another (None: at the end), wired into the chain.

    Symbols come into the lanes of the same id or name; what lanes are missing is added. `ids` is what `renewed`
    gives, `flow_id` names the flow that the wiring may need. ValueError if one of them is in use.
    """
    lanes, missing = _lanes(chart, copy, ids)
    steps = [_in_lanes(step, lanes) for step in copy.rows]
    homes = {actor.id: actor.id for actor in chart.actors} | lanes
    flows = [replace(flow, wish=_in_lane(flow.wish, homes)) for flow in copy.flows]
    grow = (add_actor(chart.id, actor) for actor in missing)
    return sequence(*grow, paste_steps(chart.id, before, steps, flows, ids, flow_id))


def put_copied(
    chart: Chart, copy: Copied, step_id: str, actor_id: str, ids: Mapping[str, str], flow_id: str
) -> Edit:
    """Put the symbols of a copy into the cells from that row and lane on, as they stand to each other.

    Rows past the last one are made. Where not all of them would find a lane beside each other, they go into the lanes
    of the same id or name. A single symbol that comes into an empty row is wired into the chain.
    """
    lanes, missing = _shifted(chart, copy, actor_id) or _lanes(chart, copy, ids)
    place = next(at for at, step in enumerate(chart.steps) if step.id == step_id)
    targets = [step.id for step in chart.steps[place : place + len(copy.steps)]]
    targets += [ids[step.id] for step in copy.steps[len(targets) :]]
    placed = [
        (target, replace(symbol, id=ids[symbol.id], actor=lanes[symbol.actor]))
        for target, step in zip(targets, copy.steps, strict=True)
        for symbol in step.symbols
    ]
    grow = sequence(*(add_actor(chart.id, actor) for actor in missing))
    if len(placed) == 1:
        return sequence(grow, add_symbol(placed[0][0], placed[0][1], flow_id))
    flows = tuple(_copy_of(flow, ids) for flow in copy.flows)
    return sequence(grow, _joined(chart.id, targets, placed, flows))


def _joined(
    chart_id: str, targets: Iterable[str], placed: list[tuple[str, Symbol]], flows: tuple[Flow, ...]
) -> Edit:
    """Put symbols into rows, the missing ones of which are made, and add flows."""

    def in_its_chart(chart: Chart) -> Chart:
        known = {step.id for step in chart.steps}
        steps = (*chart.steps, *(Step(target) for target in targets if target not in known))
        for step in steps:
            added = tuple(symbol for target, symbol in placed if target == step.id)
            if added:
                steps = swapped(steps, replace(step, symbols=(*step.symbols, *added)))
        return replace(chart, steps=steps, flows=(*chart.flows, *flows))

    def edit(document: Document) -> Document:
        require_fresh(document, [*(symbol.id for _target, symbol in placed), *(flow.id for flow in flows)])
        return in_chart(chart_id, in_its_chart)(document)

    return edit


def _bare(step: Step, ids: Collection[str]) -> Step:
    return Step(step.id, symbols=tuple(symbol for symbol in step.symbols if symbol.id in ids))


def _copy_of(flow: Flow, ids: Mapping[str, str]) -> Flow:
    return replace(flow, id=ids[flow.id], source=ids[flow.source], target=ids[flow.target], wish=Wish())


def _in_lanes(step: Step, lanes: Mapping[str, str]) -> Step:
    return replace(step, symbols=tuple(replace(symbol, actor=lanes[symbol.actor]) for symbol in step.symbols))


def _in_lane(wish: Wish, lanes: Mapping[str, str]) -> Wish:
    return replace(wish, gutter=lanes.get(wish.gutter)) if wish.gutter else wish


def _lanes(chart: Chart, copy: Copied, ids: Mapping[str, str]) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """The lane of the chart for each lane of a copy, by id or else by name, and those that the chart lacks."""
    own = {actor.id for actor in chart.actors}
    named = {_plain(actor): actor.id for actor in reversed(chart.actors)}
    lanes: dict[str, str] = {}
    missing: list[Actor] = []
    for actor in copy.actors:
        known = actor.id if actor.id in own else named.get(_plain(actor))
        if known is None:
            known = named[_plain(actor)] = ids[actor.id]
            missing.append(replace(actor, id=known))
        lanes[actor.id] = known
    return lanes, tuple(missing)


def _shifted(chart: Chart, copy: Copied, actor_id: str) -> tuple[dict[str, str], tuple[Actor, ...]] | None:
    """The lanes from `actor_id` on, in the copy's distances; None where they would not all lie in the chart."""
    order = [actor.id for actor in chart.actors]
    places = {actor.id: at for at, actor in enumerate(chart.actors)}
    first = copy.symbols[0].actor
    if len(copy.actors) == 1:
        return {first: actor_id}, ()
    if any(actor.id not in places for actor in copy.actors):
        return None
    by = places[actor_id] - places[first]
    moved = {actor.id: places[actor.id] + by for actor in copy.actors}
    if any(not 0 <= place < len(order) for place in moved.values()):
        return None
    return {lane: order[place] for lane, place in moved.items()}, ()


def _plain(actor: Actor) -> str:
    return actor.name.strip().casefold()
