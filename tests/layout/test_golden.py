"""The marks of a small document, whole, in a file that a person can read.

After a change that is meant: `pytest tests/layout/test_golden.py --snapshot-update`, and read the difference.
"""

from building import chart
from layout.marking import as_text
from syrupy.assertion import SnapshotAssertion

from sopeditor.layout.compose import lay_out
from sopeditor.model.records import Document, Identity, Scope, Signatory, Sop


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
