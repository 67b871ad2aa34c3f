"""A fix is offered where it is plain, and only if it really mends the finding."""

from checks.test_rules import drawn, with_chart, with_identity
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sopeditor.checks.checking import check
from sopeditor.checks.finding import Finding
from sopeditor.checks.fixing import fix_of
from sopeditor.model.profile import Capsule
from sopeditor.model.records import Actor, Document, SymbolKind


def found(document: Document, rule: str, field: str = "") -> Finding:
    """The only finding of that rule about that field."""
    (finding,) = (each for each in check(document) if (each.rule, each.place.field) == (rule, field))
    return finding


def mended(document: Document, rule: str, field: str = "") -> tuple[str, Document]:
    """What the fix of that finding is called, and the document after it."""
    fix = fix_of(document, found(document, rule, field))
    assert fix is not None
    return fix.label, fix.edit(document)


def test_a_missing_start_and_a_missing_end() -> None:
    for rows, field, at in (
        ("A:Kabag B:Staf C:Kabag)", "start", 0),
        ("A:Kabag( B:Staf C:Kabag", "end", 2),
    ):
        label, after = mended(drawn(rows, "A>B B>C"), "FC-01", field)
        assert label == "jadikan kapsul"
        assert after.sop.charts[0].steps[at].symbols[0].kind is SymbolKind.TERMINATOR
        assert check(after) == ()


def test_a_capsule_in_the_middle() -> None:
    assert mended(drawn("A:Kabag( B:Staf( C:Kabag D:Staf)", "A>B B>C C>D"), "FC-04") == (
        "jadikan kotak proses",
        drawn("A:Kabag( B:Staf C:Kabag D:Staf)", "A>B B>C C>D"),
    )


def test_a_lane_without_work() -> None:
    base = drawn("A:Kabag( B:Staf)", "A>B")
    actors = (*base.sop.charts[0].actors, Actor("x", "KPA"))
    assert mended(with_chart(base, actors=actors), "PL-02") == ("hapus kolomnya", base)


def test_a_wrong_weekday() -> None:
    document = with_identity(created="Senin, 14 Desember 2017")
    label, after = mended(document, "TX-01", "created")
    assert (label, after.sop.identity.created) == ("betulkan harinya", "Kamis, 14 Desember 2017")


def test_what_else_is_wrong_hinders_no_fix() -> None:
    document = with_identity(created="Senin, 14 Desember 2017", title="")
    _label, after = mended(document, "TX-01", "created")
    assert [finding.place.field for finding in check(after)] == ["title"]


def test_nothing_where_another_shape_would_not_do() -> None:
    missing = drawn("A:Kabag B:Staf C:Kabag)", "A>B B>C")
    apart = replace(missing, profile=replace(missing.profile, capsule=Capsule.PRECEDES))
    assert fix_of(apart, found(apart, "FC-01", "start")) is None
    decision = drawn("A:Kabag? B:Staf) C:Kabag)", "A>B:Y A>C:T")
    assert fix_of(decision, found(decision, "FC-01", "start")) is None
    unconnected = drawn("A:Kabag B:Staf C:Kabag)", "B>C")
    assert fix_of(unconnected, found(unconnected, "FC-01", "start")) is None


def test_nothing_where_a_person_has_to_know() -> None:
    document = with_identity(title="")
    assert fix_of(document, found(document, "ID-01", "title")) is None


@given(
    kinds=st.lists(st.sampled_from("() ?"), min_size=2, max_size=5),
    flows=st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8),
    capsule=st.sampled_from(Capsule),
)
def test_every_fix_takes_its_finding_away(
    kinds: list[str], flows: set[tuple[int, int]], capsule: Capsule
) -> None:
    names = "ABCDE"[: len(kinds)]
    rows = " ".join(
        f"{name}:{'Staf' if name in 'BD' else 'Kabag'}{kind.strip()}"
        for name, kind in zip(names, kinds, strict=True)
    )
    arrows = [(source, target) for source, target in sorted(flows) if max(source, target) < len(kinds)]
    drawing = " ".join(f"{names[source]}>{names[target]}" for source, target in arrows if source != target)
    document = drawn(rows, drawing, capsule=capsule)
    for finding in check(document):
        fix = fix_of(document, finding)
        if fix is not None:
            assert finding.key not in {left.key for left in check(fix.edit(document))}
