"""A sheet depends on its document alone, whatever was laid out before it."""

import sys

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.documents import documents, texts

from sopeditor.edit.steps import delete_steps, reword
from sopeditor.layout.compose import lay_out
from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Document

replace = msgspec.structs.replace
KEPT = ("fonts", "assets")
"""Modules whose caches hold font files, which no edit changes."""


def forget() -> None:
    """Empty the caches of the layout, as in a program that has just started."""
    for name, module in list(sys.modules.items()):
        if name.startswith("sopeditor.layout") and name.rpartition(".")[2] not in KEPT:
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    value.cache_clear()


def laid_out_afresh(document: Document) -> Sheet:
    forget()
    return lay_out(document)


def edited(draw: st.DrawFn, document: Document) -> Document:
    """The document after an edit such as a user makes, or in another form."""
    chart = draw(st.sampled_from(document.sop.charts))
    if not chart.steps or draw(st.integers(0, 5)) == 0:
        return replace(document, profile=replace(document.profile, header_repeated=draw(st.booleans())))
    step = draw(st.sampled_from(chart.steps))
    if draw(st.integers(0, 3)) == 0:
        return delete_steps((step.id,))(document)
    return reword(step.id, "activity", draw(texts))(document)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), documents())
def test_any_history_of_edits_gives_the_sheet_of_its_last_document(
    data: st.DataObject, document: Document
) -> None:
    history = [document]
    for _ in range(4):
        history.append(data.draw(st.composite(edited)(history[-1])))
        lay_out(history[-1])
    known = [lay_out(one) for one in history]
    assert known == [laid_out_afresh(one) for one in history]
