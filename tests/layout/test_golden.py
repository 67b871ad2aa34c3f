"""The marks of a small document, whole, and of the samples, without their flows, in files that a person can read.

After a change that is meant: `pytest tests/layout/test_golden.py --snapshot-update`, and read the difference.
"""

from pathlib import Path

import pytest
from building import chart
from layout.marking import as_text
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sopeditor.assets import samples
from sopeditor.layout.compose import lay_out
from sopeditor.layout.marks import Role
from sopeditor.model.records import Document, Identity, Scope, Signatory, Sop
from sopeditor.storage.documents import load

ROUTED = frozenset({Role.FLOW, Role.LABEL})


class TextFile(SingleFileSnapshotExtension):
    """A golden file of its own for each sample."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def test_a_small_document(snapshot: SnapshotAssertion) -> None:
    r"""What is drawn.

    Staf        Kabag
    (A) ─────────┐
                 ▼
     ┌───Y───── <B>
     ▼
    (C)
    """
    identity = Identity(
        institution=("KEMENTERIAN CONTOH", "Biro Umum"),
        number="OT.01/2026",
        created="Kamis, 2 Juli 2026",
        effective="Senin, 6 Juli 2026",
        signatories=(Signatory(position="Kepala Biro Umum"),),
        scope=Scope.MICRO,
        title="Penerbitan Surat Tugas",
        legal_basis=("Peraturan Menteri Nomor 1 Tahun 2026", "Peraturan Menteri Nomor 2 Tahun 2026"),
    )
    table = chart("A:Staf( B:Kabag? C:Staf)", "A>B B>C:Y")
    assert as_text(lay_out(Document(sop=Sop(identity, (table,))))) == snapshot


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name.removesuffix(".sop.json"))
def test_a_sample(snapshot: SnapshotAssertion, sample: Path) -> None:
    """Everything that doesn't depend on how flows are routed, which has tests of its own."""
    sheet = lay_out(load(sample).document)
    assert as_text(sheet, without=ROUTED) == snapshot(extension_class=TextFile)
