"""Examining a document by all rules, with the severities its agency gives them."""

from collections.abc import Iterable

from msgspec import Struct

from sopeditor.checks.finding import Finding, Severity
from sopeditor.checks.rules import RULES, Rule
from sopeditor.checks.subject import Subject
from sopeditor.model.profile import Profile
from sopeditor.model.records import Document

OFF = "off"


class Report(Struct, frozen=True):
    """What is to be said about a document, and what of it the user set aside."""

    open: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()


def examine(document: Document) -> Report:
    """All findings about a document, each part by rule and then in reading order."""
    subject = Subject(document)
    found = tuple(finding for rule in RULES for finding in _findings(rule, subject))
    ignored = frozenset(document.ignored)
    return Report(
        tuple(finding for finding in found if finding.key not in ignored),
        tuple(finding for finding in found if finding.key in ignored),
    )


def check(document: Document) -> tuple[Finding, ...]:
    """What is to be said about a document, without what the user set aside."""
    return examine(document).open


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of these findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def severity_of(rule: Rule, profile: Profile) -> Severity | None:
    """How grave an agency finds a rule, None if it is switched off; a severity that doesn't exist is not heeded."""
    given = dict(profile.severities).get(rule.id, "")
    if given == OFF:
        return None
    return Severity(given) if given in frozenset(Severity) else rule.severity


def _findings(rule: Rule, subject: Subject) -> Iterable[Finding]:
    severity = severity_of(rule, subject.document.profile)
    if severity is None:
        return ()
    return (
        Finding(rule.id, severity, problem.place, problem.message, rule.basis)
        for problem in rule.find(subject)
    )
