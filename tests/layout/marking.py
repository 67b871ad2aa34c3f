"""Marks as text, one per line, for files that a person can read in a diff."""

from collections.abc import Collection, Iterable, Iterator

from sopeditor.layout.marks import (
    Arc,
    Image,
    Mark,
    Point,
    Polygon,
    Polyline,
    Role,
    RoundedRectangle,
    Stroke,
    TextRun,
)
from sopeditor.layout.sheet import Sheet


def as_text(sheet: Sheet, without: Collection[Role] = ()) -> str:
    """A sheet's marks, page by page, but for some roles; lengths rounded to a tenth of a point."""
    return "\n".join(_lines(sheet, without))


def _lines(sheet: Sheet, without: Collection[Role]) -> Iterator[str]:
    for page in sheet.pages:
        yield f"page {page.number}: {page.width:.1f} x {page.height:.1f}"
        yield from (f"  {_mark(mark)}" for mark in page.marks if mark.role not in without)


def _mark(mark: Mark) -> str:
    match mark:
        case Polyline():
            what = f"line {_points(mark.points)} {_pen(mark.stroke)}"
        case Polygon():
            what = f"polygon {_points(mark.points)} {_pen(mark.stroke)} fill {mark.fill}"
        case RoundedRectangle():
            what = f"box {_rect(mark)} radius {mark.radius:.1f} {_pen(mark.stroke)} fill {mark.fill}"
        case Arc():
            what = f"arc {mark.x:.1f},{mark.y:.1f} radius {mark.radius:.1f} {mark.start:.0f}+{mark.sweep:.0f}"
        case TextRun():
            weight = "bold" if mark.bold else "regular"
            what = f"text {mark.x:.1f},{mark.y:.1f} {mark.size:.1f} {weight} {mark.angle:.0f}° {mark.text!r}"
        case Image():
            what = f"image {_rect(mark)} {mark.asset}"
    return f"{mark.role.value:<6} {mark.of:<12} {what}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _rect(mark: RoundedRectangle | Image) -> str:
    return f"{mark.x:.1f},{mark.y:.1f} {mark.w:.1f} x {mark.h:.1f}"


def _pen(stroke: Stroke | None) -> str:
    return "no pen" if stroke is None else f"pen {stroke.width} {stroke.colour}"
