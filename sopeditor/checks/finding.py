"""What a check says: which rule, how grave, where, and what to do about it."""

from enum import StrEnum

from msgspec import Struct

from sopeditor.texts import _


class Severity(StrEnum):
    """How grave a finding is; an agency may give any rule another one, or switch it off."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """What the user calls one of that severity."""
        return {"error": _("kesalahan"), "warning": _("peringatan"), "info": _("saran")}[self.value]


class Place(Struct, frozen=True, omit_defaults=True):
    """Ids of the parts that a finding is about, "" where it doesn't get so far; `field` belongs to the last one."""

    chart: str = ""
    actor: str = ""
    step: str = ""
    symbol: str = ""
    flow: str = ""
    field: str = ""


class Problem(Struct, frozen=True):
    """What a rule finds: the place, and one Indonesian sentence or two that say what is wrong and what to do."""

    place: Place
    message: str


class Finding(Struct, frozen=True):
    """A problem with the rule that found it; `basis` is where the rule comes from."""

    rule: str
    severity: Severity
    place: Place
    message: str
    basis: str

    @property
    def key(self) -> str:
        """What `Document.ignored` holds to set this finding aside: the rule and the place, not the words."""
        return ":".join((self.rule, *(getattr(self.place, name) for name in self.place.__struct_fields__)))
