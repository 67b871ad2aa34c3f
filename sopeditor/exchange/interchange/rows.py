"""The lanes and rows of an exchange file, and how its drawing names them."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sopeditor.exchange.interchange.loose import (
    Object,
    as_object,
    as_objects,
    as_rows,
    as_text,
    as_whole,
    as_wholes,
    first,
)
from sopeditor.exchange.outcome import Unfit
from sopeditor.model.numbering import with_printed_numbers
from sopeditor.model.records import Actor, Step
from sopeditor.texts import _

_TEXTS = {
    "activity": ("kegiatan", "aktivitas", "uraian"),
    "supplies": ("kelengkapan", "persyaratan", "input"),
    "duration": ("waktu",),
    "output": ("output", "hasil"),
    "remark": ("ket", "keterangan"),
}
SECTION_STARTS = ("before", "from", "start", "first", "step", "no", "mulai")
SECTION_TITLES = ("title", "label", "heading", "name", "text", "judul", "nama")


class Row(Struct, frozen=True):
    """A step of the file: its number there, its object, its place."""

    number: int
    raw: Object
    place: str


class Lanes(Struct, frozen=True):
    """The lanes, found by their name or by their index from 0."""

    actors: tuple[Actor, ...]

    def find(self, value: Any, place: str) -> str:
        """The id of the lane that is meant; Unfit if there is none."""
        if isinstance(value, int) and not isinstance(value, bool):
            if 0 <= value < len(self.actors):
                return self.actors[value].id
            count = len(self.actors)
            raise Unfit(
                place,
                _("pelaksana {index} tidak ada; nomornya 0 sampai {last}.").format(
                    index=value, last=count - 1
                ),
            )
        name = as_text(value, place)
        for actor in self.actors:
            if _same(actor.name) == _same(name):
                return actor.id
        raise Unfit(place, _('pelaksana "{name}" tidak ada di daftar pelaksana.').format(name=name))


def read_lanes(raw: Object, rows: tuple[Row, ...], notes: list[str]) -> Lanes:
    """The lanes as listed; without a list, in the order in which rows and shapes name them."""
    named = [as_text(_lane_name(item), place) for item, place in as_rows(raw.get("pelaksana"), "pelaksana")]
    if not named:
        named = list(dict.fromkeys(_mentioned(raw, rows)))
        if named:
            notes.append(_("Daftar pelaksana tidak ada; kolomnya dibuat menurut urutan kemunculan."))
    if len({_same(name) for name in named}) < len(named):
        notes.append(
            _(
                "Ada pelaksana yang bernama sama; simbol yang menyebut nama itu diletakkan di kolom pertamanya."
            )
        )
    groups = _groups(raw, len(named))
    return Lanes(
        tuple(Actor(f"l{index + 1}", name, groups.get(index, "")) for index, name in enumerate(named))
    )


def read_rows(raw: Object) -> tuple[Row, ...]:
    """The steps in the order of their numbers; Unfit if a number occurs twice."""
    rows: dict[int, Row] = {}
    for index, (item, place) in enumerate(as_objects(raw.get("steps"), "steps"), 1):
        number = as_whole(item.get("no"), f"{place}.no")
        number = index if number is None else number
        if number in rows:
            raise Unfit(f"{place}.no", _("nomor {number} sudah dipakai langkah lain.").format(number=number))
        rows[number] = Row(number, item, place)
    return tuple(rows[number] for number in sorted(rows))


def read_steps(raw: Object, rows: tuple[Row, ...], notes: list[str]) -> tuple[Step, ...]:
    """The rows with their texts, printed numbers and section headings; no symbols yet."""
    sections = _sections(raw, rows, notes)
    bare = (Step(id=f"s{row.number}", section=sections.get(row.number)) for row in rows)
    steps = [replace(step, **dict(_texts(row))) for step, row in zip(bare, rows, strict=True)]
    labels = [_label(row) for row in rows]
    return with_printed_numbers(steps, labels)


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    for name, keys in _TEXTS.items():
        value, key = first(row.raw, *keys)
        yield name, as_text(value, f"{row.place}.{key}")


def _label(row: Row) -> str | None:
    value = row.raw.get("label")
    return None if value is None else as_text(value, f"{row.place}.label")


def _same(name: str) -> str:
    return "".join(name.split()).casefold()


def _lane_name(item: Any) -> Any:
    return first(item, "name", "nama", "label")[0] if isinstance(item, dict) else item


def _mentioned(raw: Object, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        value = row.raw.get("pelaksana")
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip():
                yield item
    for shape, _place in as_objects(raw.get("shapes"), "shapes"):
        if isinstance(shape.get("lane"), str):
            yield shape["lane"]


def _groups(raw: Object, count: int) -> dict[int, str]:
    groups: dict[int, str] = {}
    for item, place in as_objects(raw.get("lane_groups"), "lane_groups"):
        value, key = first(item, "name", "label", "title", "group", "nama")
        title = as_text(value, f"{place}.{key}")
        for index in as_wholes(item.get("lanes"), f"{place}.lanes"):
            if not 0 <= index < count:
                raise Unfit(
                    f"{place}.lanes",
                    _("pelaksana {index} tidak ada; nomornya 0 sampai {last}.").format(
                        index=index, last=count - 1
                    ),
                )
            groups[index] = title
    for index, (item, place) in enumerate(as_rows(raw.get("pelaksana"), "pelaksana")):
        if isinstance(item, dict) and (group := first(item, "group", "kelompok")[0]):
            groups.setdefault(index, as_text(group, place))
    return groups


def _sections(raw: Object, rows: tuple[Row, ...], notes: list[str]) -> dict[int, str]:
    """Section headings by the number of the row below them; two ways of writing them are known."""
    numbers = {row.number for row in rows}
    found: dict[int, str] = {}
    for item, place in as_rows(raw.get("sections"), "sections"):
        section = as_object(item, place)
        value, key = first(section, *SECTION_TITLES)
        start = _section_start(section, place)
        if start in numbers:
            found[start] = as_text(value, f"{place}.{key}")
        else:
            notes.append(
                _(
                    "Judul bagian di {place} tidak menyebut langkah yang ada dan tidak disimpan: {what}."
                ).format(place=place, what=section)
            )
    last = None
    for row in rows:
        heading = as_text(row.raw.get("section"), f"{row.place}.section")
        if heading and heading != last:
            found.setdefault(row.number, heading)
        last = heading
    return found


def _section_start(section: Object, place: str) -> int | None:
    if section.get("after") is not None:
        after = as_whole(section["after"], f"{place}.after")
        return None if after is None else after + 1
    steps = as_wholes(first(section, "steps", "rows")[0], f"{place}.steps")
    value, key = first(section, *SECTION_STARTS)
    return min(steps) if steps else as_whole(value, f"{place}.{key}")
