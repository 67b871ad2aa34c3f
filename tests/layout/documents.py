"""Random documents as offices write them: chains of steps with decisions, loops, rows of several pelaksana."""

from itertools import pairwise

from hypothesis import strategies as st

from sopeditor.model.profile import (
    PAPERS,
    Column,
    IdentityPlace,
    Lines,
    Paper,
    PentagonMark,
    PentagonPlace,
    Profile,
    Typeface,
    Words,
)
from sopeditor.model.records import (
    Actor,
    Arrow,
    Chart,
    Document,
    Flow,
    Identity,
    Signatory,
    Sop,
    Step,
    Symbol,
    SymbolKind,
)

WORDS = [
    "memeriksa",
    "menyusun",
    "konsep",
    "surat",
    "tugas",
    "kepada",
    "Kabag",
    "dan/atau",
    "Kasubbag",
    "10",
    "menit",
    "rapat",
    "pembahasan",
    "(SOP",
    "AP)",
    "nota",
    "dinas,",
    "disposisi",
    "+",
    "rencana",
    "kegiatan;",
    "1.",
    "a)",
    "-",
    "pertanggungjawaban",
    "administrasi",
]
NAMES = (
    "Kepala",
    "Sekretaris",
    "Kabag Ortala",
    "Kasubbag Tata Laksana",
    "Tim",
    "Unit Organisasi terkait",
    "KPA",
)

texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
long_texts = st.lists(st.sampled_from(WORDS), min_size=150, max_size=260).map(" ".join)
labels = st.sampled_from(("", "", "Y", "T", "Ya", "Tidak", "Ditolak"))
_heads = st.sampled_from(("Kegiatan", "Ket", "", "Uraian Prosedur", "Persyaratan/ Perlengkapan"))
words = st.just(Words()) | st.builds(
    Words,
    activity=_heads,
    actors=_heads,
    quality=_heads,
    supplies=_heads,
    duration=_heads,
    remark=_heads,
)


@st.composite
def charts(draw: st.DrawFn, chart_id: str = "c", most_steps: int = 14) -> Chart:
    """A chart whose flows go from row to row, with some loops back."""
    lanes = draw(st.integers(1, 7))
    groups = draw(st.sampled_from(("", "Satker")))
    actors = tuple(Actor(f"{chart_id}a{n}", NAMES[n], groups if n < 2 else "") for n in range(lanes))
    steps = tuple(_step(draw, chart_id, at, actors) for at in range(draw(st.integers(1, most_steps))))
    return Chart(
        chart_id,
        title=draw(texts),
        actors=actors,
        steps=steps,
        flows=_flows(draw, chart_id, steps),
        footnote=draw(texts),
    )


def _step(draw: st.DrawFn, chart_id: str, at: int, actors: tuple[Actor, ...]) -> Step:
    count = draw(st.sampled_from((1, 1, 1, 1, 2, 3, 0)))
    kinds = st.sampled_from(
        (SymbolKind.PROCESS, SymbolKind.PROCESS, SymbolKind.DECISION, SymbolKind.TERMINATOR)
    )
    symbols = tuple(
        Symbol(
            f"{chart_id}s{at}{n}",
            draw(st.sampled_from(actors)).id,
            draw(kinds),
            draw(st.sampled_from(("", "", "Setuju?"))),
        )
        for n in range(count)
    )
    rare = draw(st.integers(0, 40))
    return Step(
        f"{chart_id}r{at}",
        draw(long_texts if rare == 1 else texts),
        draw(texts),
        draw(st.sampled_from(("10 menit", "2 hari kerja", ""))),
        draw(texts),
        section="Persiapan" if rare in (2, 3) else None,
        page_break=rare == 4,
        symbols=symbols,
    )


def _flows(draw: st.DrawFn, chart_id: str, steps: tuple[Step, ...]) -> tuple[Flow, ...]:
    rows = [step.symbols for step in steps if step.symbols]
    pairs: list[tuple[str, str, str, Arrow]] = []
    for before, after in pairwise(rows):
        pairs.append((before[-1].id, after[0].id, draw(labels), Arrow.TO))
    for symbols in rows:
        for one, other in pairwise(symbols):
            pairs.append((one.id, other.id, "", draw(st.sampled_from((Arrow.NONE, Arrow.TO, Arrow.BOTH)))))
    firsts = [symbols[0].id for symbols in rows]
    for source, target in draw(
        st.lists(st.tuples(st.sampled_from(firsts), st.sampled_from(firsts)), max_size=4)
        if firsts
        else st.just([])
    ):
        if source != target:
            pairs.append((source, target, draw(labels), Arrow.TO))
    unique = {pair[:2]: pair for pair in pairs}
    return tuple(Flow(f"{chart_id}f{at}", *pair) for at, pair in enumerate(unique.values()))


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    """Identity blocks, some with lists that need a second page."""
    lists = st.lists(texts, max_size=draw(st.sampled_from((2, 5, 40)))).map(tuple)
    return Identity(
        institution=draw(st.lists(texts, max_size=3).map(tuple)),
        number=draw(texts),
        revision=draw(st.none() | st.integers(0, 9)),
        signatories=draw(st.lists(st.builds(Signatory, position=texts, name=texts), max_size=2).map(tuple)),
        title=draw(texts),
        legal_basis=draw(lists),
        qualifications=draw(lists),
        equipment=draw(lists),
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Forms of all kinds, sensible and odd."""
    name = draw(st.sampled_from(sorted(PAPERS)))
    width, height = PAPERS[name]
    margins = st.sampled_from((42.5, 42.5, 0.0, 110.0))
    return Profile(
        words=draw(words),
        columns=draw(column_orders()),
        paper=Paper(
            name,
            width,
            height,
            landscape=draw(st.sampled_from((True, True, False))),
            left=draw(margins),
            bottom=draw(margins),
        ),
        typeface=Typeface(size=draw(st.sampled_from((9.0, 9.0, 6.0, 14.0)))),
        lines=Lines(padding=draw(st.sampled_from((3.0, 3.0, 0.0, 9.0)))),
        pentagon_mark=draw(st.sampled_from(PentagonMark)),
        pentagon_place=draw(st.sampled_from(PentagonPlace)),
        identity_place=draw(st.sampled_from(IdentityPlace)),
        header_repeated=draw(st.booleans()),
        column_numbers=draw(st.booleans()),
        page_numbers=draw(st.booleans()),
        number_in_footer=draw(st.booleans()),
        draft_mark=draw(st.booleans()),
        signature_room=draw(st.sampled_from((0.0, 51.0))),
    )


@st.composite
def column_orders(draw: st.DrawFn) -> tuple[Column, ...]:
    """The usual columns, or some of them anywhere; the lanes are always there."""
    usual = Profile().columns
    if draw(st.booleans()):
        return usual
    texts = [column for column in usual if column is not Column.ACTORS]
    some = draw(st.lists(st.sampled_from(texts), unique=True))
    at = draw(st.integers(0, len(some)))
    return (*some[:at], Column.ACTORS, *some[at:])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of one chart or two."""
    count = draw(st.sampled_from((1, 1, 2)))
    found = tuple(draw(charts(f"c{n}", 14 if count == 1 else 4)) for n in range(count))
    return Document(sop=Sop(draw(identities()), found), profile=draw(profiles()))
