"""The rules in one table: id, severity, where each comes from, and the function that looks.

The ids are those by which the profile changes a severity; they never change their meaning.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from sopeditor.checks import flowchart, identity, table
from sopeditor.checks.finding import Problem, Severity
from sopeditor.checks.subject import Subject, View
from sopeditor.texts import _

Find = Callable[[Subject], Iterator[Problem]]

PERMENPAN = "PermenPAN-RB 35/2012"
CUSTOM = _("kebiasaan baik penyusunan SOP")


class Rule(Struct, frozen=True):
    """A rule; `basis` is where it comes from. Several rules may share an id where the guideline makes them one."""

    id: str
    severity: Severity
    basis: str
    find: Find


def each_chart(find: Callable[[View], Iterator[Problem]]) -> Find:
    """A rule about one chart, for all charts of a document."""

    def of_all(subject: Subject) -> Iterator[Problem]:
        for view in subject.views:
            yield from find(view)

    return of_all


NAMES = {
    "ID-01": _("Isian wajib identitas lengkap"),
    "ID-02": _("Tanggal-tanggal berurutan"),
    "TX-01": _("Nama hari cocok dengan tanggalnya"),
    "FC-01": _("Ada mulai dan selesai, semua terhubung"),
    "FC-02": _("Keputusan bercabang dua dan berlabel"),
    "FC-03": _("Satu panah keluar dari setiap proses"),
    "FC-04": _("Kapsul hanya di awal dan akhir"),
    "FC-08": _("Tanpa lingkaran penghubung"),
    "FC-09": _("Belah ketupat cukup sudutnya"),
    "PL-02": _("Setiap langkah dan pelaksana terpakai"),
    "KG-00": _("Kegiatan terisi"),
    "MB-03": _("Waktu terisi"),
    "MB-04": _("Waktu dapat dihitung"),
    "MB-05": _("Output terisi"),
}
"""What each rule wants, by its id, in few words."""

RULES: tuple[Rule, ...] = (
    Rule("ID-01", Severity.ERROR, PERMENPAN, identity.mandatory_fields),
    Rule("ID-02", Severity.ERROR, PERMENPAN, identity.order_of_dates),
    Rule("TX-01", Severity.WARNING, CUSTOM, identity.weekdays),
    Rule("FC-01", Severity.ERROR, PERMENPAN, each_chart(flowchart.begins_and_ends)),
    Rule("FC-01", Severity.ERROR, PERMENPAN, each_chart(flowchart.connected)),
    Rule("FC-02", Severity.ERROR, PERMENPAN, each_chart(flowchart.decisions_branch)),
    Rule("FC-03", Severity.WARNING, PERMENPAN, each_chart(flowchart.processes_lead_on_once)),
    Rule("FC-03", Severity.WARNING, PERMENPAN, each_chart(flowchart.starts_are_not_returned_to)),
    Rule("FC-04", Severity.WARNING, PERMENPAN, each_chart(flowchart.capsules_at_the_ends)),
    Rule("FC-08", Severity.ERROR, PERMENPAN, each_chart(flowchart.no_small_circles)),
    Rule("FC-09", Severity.INFO, CUSTOM, each_chart(flowchart.diamonds_have_corners_enough)),
    Rule("PL-02", Severity.ERROR, PERMENPAN, each_chart(table.every_row_has_a_symbol)),
    Rule("PL-02", Severity.ERROR, PERMENPAN, each_chart(table.every_lane_is_used)),
    Rule("KG-00", Severity.ERROR, PERMENPAN, each_chart(table.activity_filled)),
    Rule("MB-03", Severity.ERROR, PERMENPAN, each_chart(table.duration_present)),
    Rule("MB-04", Severity.INFO, CUSTOM, each_chart(table.duration_countable)),
    Rule("MB-05", Severity.WARNING, CUSTOM, each_chart(table.output_filled)),
)
