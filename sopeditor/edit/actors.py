"""Edits of lanes."""

from collections.abc import Iterable

from msgspec.structs import replace

from sopeditor.edit.change import Edit
from sopeditor.edit.parts import in_chart, in_chart_of_form, inserted, moved, require_fresh, sequence, swapped
from sopeditor.edit.wiring import without_symbols
from sopeditor.model.lookup import by_id, symbols
from sopeditor.model.profile import Words
from sopeditor.model.records import Actor, Chart, Document


def add_actor(chart_id: str, actor: Actor, before: str | None = None) -> Edit:
    """Add a lane left of another (None: as the last); ValueError if its id is in use."""

    def in_its_chart(chart: Chart) -> Chart:
        return replace(chart, actors=inserted(chart.actors, [actor], before))

    def edit(document: Document) -> Document:
        require_fresh(document, [actor.id])
        return in_chart(chart_id, in_its_chart)(document)

    return edit


def rename_actor(actor_id: str, name: str) -> Edit:
    """Set a pelaksana's name."""
    return _in_actor(actor_id, name=name)


def group_actors(actor_ids: Iterable[str], group: str) -> Edit:
    """Put lanes of one chart under a common header; "" takes them out of theirs."""
    wanted = frozenset(actor_ids)

    def in_its_chart(chart: Chart) -> Chart:
        actors = tuple(replace(actor, group=group) if actor.id in wanted else actor for actor in chart.actors)
        return replace(chart, actors=actors)

    return in_chart(next(iter(wanted)), in_its_chart) if wanted else sequence()


def move_actors(actor_ids: Iterable[str], before: str | None) -> Edit:
    """Move lanes of one chart left of another (None: to the right end); symbols and flows go with them."""
    wanted = frozenset(actor_ids)

    def in_its_chart(chart: Chart) -> Chart:
        return replace(chart, actors=moved(chart.actors, wanted, before))

    return in_chart(next(iter(wanted)), in_its_chart) if wanted else sequence()


def delete_actor(actor_id: str, into: str | None = None) -> Edit:
    """Delete a lane; its symbols go to the lane `into`, or are removed with the flows closed over them."""

    def in_its_chart(chart: Chart, words: Words) -> Chart:
        by_id(chart.actors, actor_id)
        emptied = _handed(chart, actor_id, into) if into is not None else _cleared(chart, actor_id, words)
        return replace(
            emptied,
            actors=tuple(actor for actor in chart.actors if actor.id != actor_id),
            widths=tuple(width for width in chart.widths if width.column != actor_id),
            flows=tuple(
                replace(flow, wish=replace(flow.wish, gutter=None)) if flow.wish.gutter == actor_id else flow
                for flow in emptied.flows
            ),
        )

    return in_chart_of_form(actor_id, in_its_chart)


def _in_actor(actor_id: str, **changes: str) -> Edit:
    def in_its_chart(chart: Chart) -> Chart:
        return replace(chart, actors=swapped(chart.actors, replace(by_id(chart.actors, actor_id), **changes)))

    return in_chart(actor_id, in_its_chart)


def _handed(chart: Chart, actor_id: str, into: str) -> Chart:
    if into == actor_id:
        raise ValueError("a lane can't inherit from itself")
    by_id(chart.actors, into)
    steps = tuple(
        replace(
            step,
            symbols=tuple(
                replace(each, actor=into) if each.actor == actor_id else each for each in step.symbols
            ),
        )
        for step in chart.steps
    )
    return replace(chart, steps=steps)


def _cleared(chart: Chart, actor_id: str, words: Words) -> Chart:
    return without_symbols(chart, [each.id for _, each in symbols(chart) if each.actor == actor_id], words)
