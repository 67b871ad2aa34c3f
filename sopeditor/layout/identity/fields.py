"""The box of fields of the identity page: number, dates, who authorises, title (lengths in points)."""

from collections.abc import Iterator

from msgspec import Struct

from sopeditor.layout.form import Form
from sopeditor.layout.ink import Ink
from sopeditor.layout.routing import Rect
from sopeditor.layout.typesetting.text import Block, Style, balanced, natural_width, set_text
from sopeditor.model.records import Identity, Signatory
from sopeditor.texts import _

SIGNATURE_ROOM = 44.0
LEAST_SIGNATURE_ROOM = 30.0
"""Height left free between the position and the name of whoever signs, and the least if that saves a page."""

_OWNER = "identity"
_WIDEST_LABEL = 0.4


class Field(Struct, frozen=True):
    """One row of the box: label and text; `room` points below, who signs."""

    name: str
    label: Block
    text: Block
    signer: Block | None = None
    room: float = 0.0

    def height(self, padding: float) -> float:
        """The height of the row in points, with `padding` above and below."""
        below = self.room + self.signer.height if self.signer else 0.0
        return max(self.label.height, self.text.height + below, self.label.style.leading) + 2 * padding


class Fields(Struct, frozen=True):
    """The box of number, dates and signatories: its rows, measured, and the width of its labels (points)."""

    rows: tuple[Field, ...]
    label_width: float
    padding: float

    @property
    def height(self) -> float:
        """The height of the box, in points."""
        return sum(row.height(self.padding) for row in self.rows)


def fields_of(identity: Identity, width: float, style: Style, signing: float, form: Form) -> Fields:
    """Measure the box for a width, with `signing` points for each signature."""
    texts = tuple(_texts(identity, form))
    inset = 2 * form.padding
    labels = max(natural_width(label, style) for _, label, _ in texts) + inset + 1
    label_width = min(labels, width * _WIDEST_LABEL)
    room = width - label_width - inset
    bold = Style(style.family, style.size, bold=True)
    rows = [
        Field(
            name,
            set_text(label, style, label_width - inset),
            set_text(text, bold if name == "title" else style, room),
        )
        for name, label, text in texts
    ]
    signers = [
        Field(
            f"signatory {index}",
            set_text(signatory.label, style, label_width - inset),
            balanced(signatory.position, style, room),
            set_text(_signer(signatory), style, room),
            signing,
        )
        for index, signatory in enumerate(identity.signatories)
    ]
    before_title = len(rows) - 1
    return Fields((*rows[:before_title], *signers, *rows[before_title:]), label_width, form.row_padding + 1)


def _texts(identity: Identity, form: Form) -> Iterator[tuple[str, str, str]]:
    """Name, label and text of each field without signature; the title comes last."""
    words = form.profile.words
    yield "number", words.sop_number, identity.number
    yield "created", words.created, identity.created
    yield "revised", words.revised, revision_text(identity)
    yield "effective", words.effective, identity.effective
    for index, extra in enumerate(identity.extra):
        yield f"extra {index}", extra.label, extra.text
    yield "title", " ".join(filter(None, (words.title, identity.scope.value.capitalize()))), identity.title


def revision_text(identity: Identity) -> str:
    """The date of the revision as typed, with "Revisi ke n" unless the typed text says it already."""
    if identity.revision is None or "revisi ke" in identity.revised.casefold():
        return identity.revised
    count = _("Revisi ke {number}").format(number=identity.revision)
    return f"{identity.revised} ({count})" if identity.revised.strip() else count


def _signer(signatory: Signatory) -> str:
    nip = signatory.nip.strip()
    if nip and not nip.upper().startswith("NIP"):
        nip = f"NIP. {nip}"
    return "\n".join(filter(None, (signatory.name.strip(), signatory.rank.strip(), nip)))


def draw_fields(fields: Fields, cell: Rect, form: Form, ink: Ink) -> None:
    """Draw the box into its cell; height to spare goes to where people sign, or is shared out."""
    signed = [row for row in fields.rows if row.signer]
    spare = (cell.h - fields.height) / max(len(signed) or len(fields.rows), 1)
    divider = cell.x + fields.label_width
    y = cell.y
    for row in fields.rows:
        height = row.height(fields.padding) + (spare if row.signer or not signed else 0.0)
        if y > cell.y:
            ink.rule(((cell.x, y), (cell.x + cell.w, y)), form.table_pen)
        _draw_row(row, fields, Rect(cell.x, y, cell.w, height), form, ink)
        y += height
    ink.rule(((divider, cell.y), (divider, cell.y + cell.h)), form.table_pen)


def _draw_row(row: Field, fields: Fields, cell: Rect, form: Form, ink: Ink) -> None:
    left = Rect(cell.x, cell.y, fields.label_width, cell.h)
    right = Rect(cell.x + left.w, cell.y, cell.w - left.w, cell.h)
    if row.signer is None:
        ink.write(row.label, left, _OWNER, f"{row.name} label", inset=form.padding)
        ink.write(row.text, right, _OWNER, row.name, inset=form.padding)
        return
    inner = cell.h - 2 * fields.padding
    head = Rect(left.x, cell.y + fields.padding, left.w, inner)
    ink.write(row.label, head, _OWNER, f"{row.name} label", inset=form.padding, down=0.0)
    upper = Rect(right.x, head.y, right.w, row.text.height)
    ink.write(row.text, upper, _OWNER, f"{row.name} position", inset=form.padding, across=0.5, down=0.0)
    foot = Rect(right.x, head.y + inner - row.signer.height, right.w, row.signer.height)
    ink.write(row.signer, foot, _OWNER, f"{row.name} name", inset=form.padding, across=0.5, down=1.0)
