"""Every built-in profile on every sample, and the parts of a form that stand around the table."""

import pytest
from building import document
from msgspec.structs import replace

from sopeditor.assets import samples
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.layout.compose import lay_out
from sopeditor.layout.judging import faults
from sopeditor.layout.marks import TextRun
from sopeditor.model.profile import MM, IdentityPlace, Profile
from sopeditor.model.records import Document, Identity, Status
from sopeditor.storage.documents import load
from sopeditor.storage.profiles import builtin_profiles

PROFILES = [stored.profile for stored in builtin_profiles()]
LETTER = document(" ".join(f"S{at}:Staf" for at in range(40)), "S0>S39:Y")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
class TestEveryProfileOnEverySample:
    """What a user sees who switches the form of a finished document."""

    def test_prints_without_a_fault(self, sample, profile) -> None:
        printed = set_profile(profile, new_id)(load(sample).document)
        sheet = lay_out(printed)
        assert faults(sheet, printed) == []
        assert {text for page in sheet.pages for text in shown(page)} >= {
            profile.words.sop_number,
            profile.words.duration,
        }

    def test_is_one_step_that_can_be_undone(self, sample, profile) -> None:
        before = load(sample).document
        session = Session(before)
        changes = session.apply("profil", set_profile(profile, new_id))
        assert session.document.profile == profile
        assert session.undo() is changes
        assert session.document == before


def shown(page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, TextRun)]


def printed(of: Document, **form: object) -> list[list[str]]:
    return [shown(page) for page in lay_out(replace(of, profile=replace(Profile(), **form))).pages]


class TestKonsep:
    """The word behind the text of what nobody has authorised."""

    @pytest.mark.parametrize(
        ("status", "marked"),
        [
            (Status.DRAFT, True),
            (Status.REVIEW, True),
            (Status.APPROVED, False),
            (Status.REVOKED, False),
        ],
    )
    def test_goes_when_the_document_is_authorised(self, status: Status, marked: bool) -> None:
        for page in printed(replace(LETTER, status=status), draft_mark=True):
            assert ("KONSEP" in page) is marked

    def test_stands_only_where_it_is_wanted(self) -> None:
        assert not any("KONSEP" in page for page in printed(LETTER))

    @pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
    def test_is_painted_first_and_stays_on_the_paper(self, profile: Profile) -> None:
        from sopeditor.layout.typesetting.text import Style, natural_width

        for page in lay_out(replace(LETTER, profile=replace(profile, draft_mark=True))).pages:
            word = page.marks[0]
            assert isinstance(word, TextRun)
            length = natural_width(word.text, Style(word.family, word.size, bold=True))
            assert 0 < word.x < page.width / 2 < word.x + length * 0.9
            assert page.height / 2 < word.y < page.height

    def test_changes_nothing_else(self) -> None:
        plain = lay_out(LETTER).pages
        marked = lay_out(replace(LETTER, profile=Profile(draft_mark=True))).pages
        assert [page.marks for page in plain] == [page.marks[1:] for page in marked]


class TestFooter:
    """What stands at the foot of a page."""

    NUMBERED = replace(LETTER, sop=replace(LETTER.sop, identity=Identity(number="SOP-7/2026")))

    def test_bears_the_number_of_the_sop_where_the_identity_does_not(self) -> None:
        first, *rest = printed(self.NUMBERED, number_in_footer=True)
        assert first.count("SOP-7/2026") == 1
        assert rest
        assert all(page.count("SOP-7/2026") == 1 for page in rest)
        assert not any("SOP-7/2026" in page for page in printed(self.NUMBERED)[1:])

    def test_counts_pages_from_the_second(self) -> None:
        pages = printed(self.NUMBERED)
        assert "- 1 -" not in pages[0]
        assert all(f"- {number} -" in page for number, page in enumerate(pages[1:], 2))
        assert not any("- 2 -" in page for page in printed(self.NUMBERED, page_numbers=False))

    @pytest.mark.parametrize("length", [30, 120, 400])
    def test_keeps_a_long_number_in_its_place(self, length: int) -> None:
        long = replace(LETTER, sop=replace(LETTER.sop, identity=Identity(number="OT.01/" * (length // 6))))
        profile = Profile(number_in_footer=True, identity_place=IdentityPlace.SHARED)
        document = replace(long, profile=profile)
        assert faults(lay_out(document), document) == []

    def test_leaves_room_for_the_electronic_signature(self) -> None:
        room = 18 * MM
        sheet = lay_out(replace(self.NUMBERED, profile=Profile(signature_room=room)))
        paper = Profile().paper
        for page in sheet.pages:
            lowest = max(row.y + row.h for table in page.tables for row in table.rows) if page.tables else 0.0
            assert lowest <= page.height - paper.bottom - room + 1e-6
