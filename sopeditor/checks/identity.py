"""Rules about the identity page."""

from collections.abc import Iterator

from sopeditor.checks.finding import Place, Problem
from sopeditor.checks.subject import Subject
from sopeditor.model.dates import parse_date
from sopeditor.texts import _


def mandatory_fields(subject: Subject) -> Iterator[Problem]:
    """Institution, number, title, dates, signatory, legal basis and qualifications are filled."""
    identity, words = subject.document.sop.identity, subject.document.profile.words
    fields = {
        "institution": (_("Nama instansi"), "".join(identity.institution)),
        "number": (words.sop_number, identity.number),
        "created": (words.created, identity.created),
        "effective": (words.effective, identity.effective),
        "signatories": (
            _("Jabatan yang mengesahkan"),
            "".join(person.position for person in identity.signatories),
        ),
        "title": (words.title, identity.title),
        "legal_basis": (words.legal_basis, "".join(identity.legal_basis)),
        "qualifications": (words.qualifications, "".join(identity.qualifications)),
    }
    for field, (name, text) in fields.items():
        if not text.strip():
            yield Problem(
                Place(field=field), _("Identitas: {name} belum diisi; lengkapilah.").format(name=name)
            )


def order_of_dates(subject: Subject) -> Iterator[Problem]:
    """Finished before it takes effect, and not revised before that; dates that can't be read say nothing."""
    identity, words = subject.document.sop.identity, subject.document.profile.words
    created = parse_date(identity.created)
    for field, name in (("effective", words.effective), ("revised", words.revised)):
        later = parse_date(getattr(identity, field))
        if created and later and later.date < created.date:
            sentence = _("Identitas: {name} mendahului {created}; periksa kedua tanggal itu.")
            yield Problem(Place(field=field), sentence.format(name=name, created=words.created))


def weekdays(subject: Subject) -> Iterator[Problem]:
    """A weekday that is written is that of the date."""
    for field in ("created", "revised", "effective"):
        found = parse_date(getattr(subject.document.sop.identity, field))
        if found and found.remark:
            yield Problem(Place(field=field), _("Identitas: {remark}").format(remark=found.remark))
