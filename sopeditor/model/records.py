"""The document as a value: frozen records, all of file format 1.

Nothing here changes in place; `sopeditor.edit` makes new values from old ones. Ids are strings, unique in the
document and stable for its life. Texts are kept as typed; numbers, durations, dates, connector letters and page
breaks are derived, never stored.
"""

from enum import StrEnum

from msgspec import Struct

from sopeditor.model.profile import Profile


class SymbolKind(StrEnum):
    """The flowchart symbols a user places (ISO 5807); arrows are flows and pentagons are automatic."""

    TERMINATOR = "terminator"
    PROCESS = "process"
    DECISION = "decision"
    CONNECTOR = "connector"
    """The small circle of the 2008 and 2010 guidelines: still read, no longer allowed by PermenPAN-RB 35/2012."""


class Arrow(StrEnum):
    """Which ends of a flow carry an arrow head; NONE is the plain line between pelaksana who act together."""

    TO = "to"
    NONE = "none"
    BOTH = "both"


class Side(StrEnum):
    """A side of a symbol; of a diamond, the corner on that side."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


class Wish(Struct, frozen=True, omit_defaults=True):
    """Where the user dragged a flow, by ids and never by pixels; None leaves it to the router.

    `gutter` is the actor on whose left border the flow runs, "" the right border of the last lane; `gap` is the
    step above which it runs, "" below the last row.
    """

    exit: Side | None = None
    entry: Side | None = None
    gutter: str | None = None
    gap: str | None = None


class Flow(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """A connection between two symbols of the same chart."""

    id: str
    source: str
    target: str
    label: str = ""
    arrow: Arrow = Arrow.TO
    wish: Wish = Wish()


class Symbol(Struct, frozen=True, omit_defaults=True):
    """A symbol in the cell of its step and its actor's lane."""

    id: str
    actor: str
    kind: SymbolKind = SymbolKind.PROCESS
    text: str = ""


class Actor(Struct, frozen=True, omit_defaults=True):
    """A pelaksana, one lane; neighbours of one `group` share a header cell above their names."""

    id: str
    name: str = ""
    group: str = ""


class Step(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """One row of the table, with no symbol, one or several.

    `number` overrides the derived number where an office printed another; `section` is a heading above the row
    that restarts the numbering; `page_break` begins a new page with the row.
    """

    id: str
    activity: str = ""
    supplies: str = ""
    duration: str = ""
    output: str = ""
    remark: str = ""
    number: str | None = None
    section: str | None = None
    page_break: bool = False
    symbols: tuple[Symbol, ...] = ()


class Width(Struct, frozen=True):
    """The stored width, in points, of a text column (its `Column` value) or of an actor's lane (its id)."""

    column: str
    points: float


class Chart(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """A table of steps with its lanes and flows; most documents hold one, some eight.

    `fit_pages` is the number of pages on which the table is to fit, closer and smaller if it must; 0 sets no limit.
    """

    id: str
    title: str = ""
    actors: tuple[Actor, ...] = ()
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    widths: tuple[Width, ...] = ()
    footnote: str = ""
    fit_pages: int = 0


class Scope(StrEnum):
    """A macro SOP bundles several micro SOPs (PermenPAN-RB 35/2012); many documents say neither."""

    UNSTATED = ""
    MACRO = "makro"
    MICRO = "mikro"


class Signatory(Struct, frozen=True, omit_defaults=True):
    """Who authorises the document; `label` is printed before it, "Disahkan oleh" by custom."""

    label: str = "Disahkan oleh"
    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


class Labelled(Struct, frozen=True):
    """A field an agency adds to the identity block, with its own label."""

    label: str
    text: str = ""


class Identity(Struct, frozen=True, omit_defaults=True):
    """The identity page (PermenPAN-RB 35/2012, bagian identitas); dates are kept as typed.

    `logo` is the key of an asset. `revision` is the n of "Revisi ke n", `revised` the text beside it.
    """

    institution: tuple[str, ...] = ()
    logo: str = ""
    number: str = ""
    created: str = ""
    revision: int | None = None
    revised: str = ""
    effective: str = ""
    signatories: tuple[Signatory, ...] = (Signatory(),)
    scope: Scope = Scope.UNSTATED
    title: str = ""
    legal_basis: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    extra: tuple[Labelled, ...] = ()


class Sop(Struct, frozen=True, omit_defaults=True):
    """What is drafted, and frozen when a revision is made."""

    identity: Identity = Identity()
    charts: tuple[Chart, ...] = ()


class Status(StrEnum):
    """Where the draft stands in its life (PermenPAN-RB 35/2012, siklus SOP)."""

    DRAFT = "konsep"
    REVIEW = "reviu"
    APPROVED = "disahkan"
    REVOKED = "dicabut"

    @property
    def is_pending(self) -> bool:
        """Whether nobody has authorised it yet."""
        return self in (Status.DRAFT, Status.REVIEW)


class Revision(Struct, frozen=True, omit_defaults=True):
    """An SOP as it was authorised; `date` is ISO 8601."""

    number: int
    date: str
    sop: Sop
    note: str = ""


class Asset(Struct, frozen=True):
    """A picture the document carries; `key` is the SHA-256 of `data` in hexadecimal."""

    key: str
    media_type: str
    data: bytes


class Document(Struct, frozen=True, omit_defaults=True):
    """One file: the draft, its frozen revisions, and the form it is printed in."""

    sop: Sop = Sop()
    revisions: tuple[Revision, ...] = ()
    status: Status = Status.DRAFT
    profile: Profile = Profile()
    ignored: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
