"""Examining a document by all rules, with the severities its agency gives them."""

from collections.abc import Iterable

from sopeditor.checks.finding import Finding, Severity
from sopeditor.checks.rules import RULES, Rule
from sopeditor.checks.subject import Subject
from sopeditor.model.profile import Profile
from sopeditor.model.records import Document

OFF = "off"


def check(document: Document) -> tuple[Finding, ...]:
    """What is to be said about a document, by rule and then in reading order; without what the user set aside."""
    subject = Subject(document)
    found = (finding for rule in RULES for finding in _findings(rule, subject))
    ignored = frozenset(document.ignored)
    return tuple(finding for finding in found if finding.key not in ignored)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
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
