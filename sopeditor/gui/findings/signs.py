"""The sign and the colour of each severity, and how many findings there are in words."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QIcon

from sopeditor.checks.finding import Finding, Severity
from sopeditor.gui.widgets.icons import toned
from sopeditor.texts import _, ngettext

SIGNS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.INFO: ("info", "muted"),
}
"""The icon of each severity, and the colour of the theme in which it is drawn."""


def sign(severity: Severity) -> QIcon:
    """What stands before a finding of that severity."""
    return toned(*SIGNS[severity])


def sign_of_all(findings: Iterable[Finding]) -> QIcon:
    """The sign of the gravest, or a tick if there is none."""
    found = {finding.severity for finding in findings}
    gravest = next((severity for severity in Severity if severity in found), None)
    return sign(gravest) if gravest else toned("check", "good")


def counted(findings: Iterable[Finding]) -> str:
    """How many there are of each severity: "2 kesalahan, 1 saran"."""
    counts = Counter(finding.severity for finding in findings)
    words = (f"{counts[severity]} {severity.word}" for severity in Severity if counts[severity])
    return ", ".join(words) or _("tidak ada")


def number(findings: tuple[Finding, ...]) -> str:
    """How many there are: "3 temuan"."""
    if not findings:
        return _("Tanpa temuan")
    return ngettext("{count} temuan", "{count} temuan", len(findings)).format(count=len(findings))
