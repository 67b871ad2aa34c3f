"""Many documents to PDF, the samples if no files are named.

    uv run python benchmarks/batch.py [--count 300] [--office 20] [FILE …]

Every file is copied `count / files` times with texts of its own, so that nothing is laid out from memory. Measured
are pages per second with one process and with two, against the floor (painting ready marks) and against LibreOffice
converting comparable .docx files (the table with a shape for each symbol and a line for each flow, but no header
that repeats, no connectors, and nothing fitted) in one call, if it is installed.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from msgspec.structs import replace

from sopeditor.assets import samples
from sopeditor.exchange.batch import Task, paint_all
from sopeditor.exchange.opening import open_any
from sopeditor.layout.compose import lay_out
from sopeditor.model.records import Chart, Document
from sopeditor.paper.pdf import pdf_bytes
from sopeditor.storage.documents import save

_NAMESPACES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def varied(document: Document, number: int) -> Document:
    """A document whose texts nobody has laid out before."""
    charts = tuple(
        replace(
            chart,
            steps=tuple(replace(step, activity=f"{step.activity} ({number})") for step in chart.steps),
        )
        for chart in document.sop.charts
    )
    identity = replace(document.sop.identity, number=f"{document.sop.identity.number} {number}")
    return replace(document, sop=replace(document.sop, identity=identity, charts=charts))


def docx(document: Document, path: Path) -> None:
    """A document as Word would hold it: a line for each field, and the table with its drawing."""
    identity = document.sop.identity
    lines = (*identity.institution, identity.number, identity.title, *identity.legal_basis)
    body = "".join(map(_paragraph, (*lines, *identity.qualifications, *identity.equipment)))
    body += "".join(map(_table, document.sop.charts))
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    with ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _LINKS)
        file.writestr(
            "word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}{page}</w:body></w:document>"
        )


def _table(chart: Chart) -> str:
    names = (actor.name for actor in chart.actors)
    heads = map(_paragraph, ("No", "Kegiatan", *names, "Kelengkapan", "Waktu", "Output"))
    rows = [tuple(heads)]
    leaving = Counter(flow.source for flow in chart.flows)
    for number, step in enumerate(chart.steps, 1):
        lanes = (
            _drawing([leaving[symbol.id] for symbol in step.symbols if symbol.actor == actor.id])
            for actor in chart.actors
        )
        before, after = (str(number), step.activity), (step.supplies, step.duration, step.output)
        rows.append((*map(_paragraph, before), *lanes, *map(_paragraph, after)))
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    borders = f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{borders}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _drawing(symbols: Sequence[int]) -> str:
    """A shape for each symbol of a cell, and a line for each flow that leaves it."""
    line = '<v:line style="position:absolute" from="14pt,14pt" to="60pt,70pt"><v:stroke endarrow="block"/></v:line>'
    shapes = (f'<v:rect style="width:28pt;height:14pt"/>{line * flows}' for flows in symbols)
    return f"<w:p><w:r><w:pict>{''.join(shapes)}</w:pict></w:r></w:p>" if symbols else _paragraph("")


def _paragraph(text: str) -> str:
    size = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    return f'<w:p><w:r>{size}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def floor(documents: Sequence[Document]) -> tuple[int, float]:
    """Pages, and the seconds that painting them takes when they are laid out."""
    laid = [(lay_out(document).drawn(), document) for document in documents]
    start = time.perf_counter()
    for sheet, document in laid:
        pdf_bytes(sheet, document)
    return sum(len(sheet.pages) for sheet, _ in laid), time.perf_counter() - start


def ours(files: Sequence[Path], into: Path, jobs: int) -> tuple[float, float]:
    """Seconds from files to files, and those that all processes spent on computing."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    for done in paint_all([Task(path, into / f"{path.stem}.pdf") for path in files], jobs):
        if done.error:
            raise SystemExit(done.error)
        for path, data in done.contents.items():
            path.write_bytes(data)
    return time.perf_counter() - start, sum(os.times()[:4]) - before


def office(program: str, documents: Sequence[Document], folder: Path) -> tuple[float, float]:
    """Seconds a document that LibreOffice takes, several in one call, and those it spends on computing."""
    files = []
    for number, document in enumerate(documents):
        files.append(folder / f"{number}.docx")
        docx(document, files[-1])
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    start, before = time.perf_counter(), sum(os.times()[:4])
    subprocess.run(command, check=True, capture_output=True)
    taken, busy = time.perf_counter() - start, sum(os.times()[:4]) - before
    missing = [file for file in files if not file.with_suffix(".pdf").exists()]
    if missing:
        raise SystemExit(f"LibreOffice wrote no PDF of {len(missing)} files")
    return taken / len(files), busy / len(files)


def report(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    sources = [open_any(path)[0] for path in given.files or samples()]
    documents = [varied(sources[at % len(sources)], at) for at in range(given.count)]
    files = [folder / f"{at}.sop.json" for at in range(given.count)]
    for path, document in zip(files, documents, strict=True):
        save(path, document)
    two, busy_two = ours(files, folder, 2)
    one, busy_one = ours(files, folder, 0)
    pages, least = floor([varied(document, given.count) for document in documents])
    yield f"{given.count} documents, {pages} pages"
    yield f"floor, painting ready marks: {pages / least:7.1f} pages/s"
    yield (
        f"one process:                 {pages / one:7.1f} pages/s, {one / least:.2f} × the floor, "
        f"computing for {busy_one:.2f} of {one:.2f} s"
    )
    yield (
        f"two processes:               {pages / two:7.1f} pages/s, {one / two:.2f} × as fast as one, "
        f"computing for {busy_two:.2f} of 2 × {two:.2f} s"
    )
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        yield "LibreOffice is not installed: not compared"
        return
    each, busy = office(program, documents[: given.office], folder)
    yield f"LibreOffice:                 {each:.3f} s a document, {each / (one / given.count):.1f} × one process"
    yield f"                             {each / (two / given.count):.1f} × two processes"
    yield f"computing alone:             {busy / (busy_one / given.count):.1f} × one process"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--office", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in report(given, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
