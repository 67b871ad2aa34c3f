"""Type small enough for narrow columns: a table gives way where even syllables would be torn (points)."""

from sopeditor.layout.form import Form, closer_forms
from sopeditor.layout.table.widths import NARROWEST_LANE, contents_of, number_width, slim
from sopeditor.model.profile import Column
from sopeditor.model.records import Chart

_LONGEST_SYLLABLE = 5.0
"""In font sizes; what is wider (a long number) may be torn."""


def legible(chart: Chart, form: Form) -> Form:
    """The form, with less padding or in smaller type where words would have to be torn between any two letters."""
    if _keeps_syllables(chart, form):
        return form
    smaller = form
    for smaller in closer_forms(form):
        if _keeps_syllables(chart, smaller):
            break
    return smaller


def _keeps_syllables(chart: Chart, form: Form) -> bool:
    """Whether every text column can be as wide as its widest syllable, beside lanes that are as narrow as may be."""
    columns = form.profile.columns
    count = sum(column not in (Column.NUMBER, Column.ACTORS) for column in columns)
    most = _LONGEST_SYLLABLE * form.body.size + 2 * form.padding
    room = form.frame.w - (NARROWEST_LANE * len(chart.actors) if Column.ACTORS in columns else 0.0)
    if room >= (count + 1) * most:
        return True
    contents = contents_of(chart.steps, columns)
    number = number_width(contents.numbers, form) if Column.NUMBER in columns else 0.0
    return room >= number + sum(min(slim(texts, form), most) for _, texts in contents.texts)
