"""What mends a finding where that is plain: an edit that is offered only if the finding is gone after it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from sopeditor.checks.checking import examine
from sopeditor.checks.finding import Finding, Place
from sopeditor.edit.actors import delete_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.identity import set_identity
from sopeditor.edit.symbols import set_kind
from sopeditor.model.dates import long_date, parse_date
from sopeditor.model.lookup import by_id, symbols
from sopeditor.model.profile import Capsule
from sopeditor.model.records import Document, SymbolKind
from sopeditor.texts import _


class Fix(Struct, frozen=True):
    """An edit, and what it does in a few words."""

    label: str
    edit: Edit


def fix_of(document: Document, finding: Finding) -> Fix | None:
    """What would mend a finding about a document; None if that takes a person to decide."""
    make = _FIXES.get((finding.rule, finding.place.field))
    fix = make(document, finding.place) if make else None
    if fix is None or any(left.key == finding.key for left in examine(fix.edit(document)).open):
        return None
    return fix


def _capsule_at(index: int) -> Callable[[Document, Place], Fix | None]:
    def fix(document: Document, place: Place) -> Fix | None:
        """Where the form wants a capsule of its own, start and end are more than another shape."""
        drawn = [symbol for _step, symbol in symbols(by_id(document.sop.charts, place.chart))]
        if document.profile.capsule is not Capsule.REPLACES or drawn[index].kind is not SymbolKind.PROCESS:
            return None
        return Fix(_("jadikan kapsul"), set_kind(drawn[index].id, SymbolKind.TERMINATOR))

    return fix


def _process(document: Document, place: Place) -> Fix:
    del document
    return Fix(_("jadikan kotak proses"), set_kind(place.symbol, SymbolKind.PROCESS))


def _without_lane(document: Document, place: Place) -> Fix:
    del document
    return Fix(_("hapus kolomnya"), delete_actor(place.actor))


def _weekday(document: Document, place: Place) -> Fix | None:
    found = parse_date(getattr(document.sop.identity, place.field))
    return Fix(_("betulkan harinya"), set_identity(place.field, long_date(found.date))) if found else None


_FIXES: Mapping[tuple[str, str], Callable[[Document, Place], Fix | None]] = {
    ("FC-01", "start"): _capsule_at(0),
    ("FC-01", "end"): _capsule_at(-1),
    ("FC-04", ""): _process,
    ("PL-02", ""): _without_lane,
    ("TX-01", "created"): _weekday,
    ("TX-01", "revised"): _weekday,
    ("TX-01", "effective"): _weekday,
}
"""By rule and field; whatever isn't here takes a person who knows the work."""
