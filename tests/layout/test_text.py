"""Texts in lines: what the user typed, broken where a person would break it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.typesetting.hyphens import SOFT_HYPHEN
from sopeditor.layout.typesetting.text import (
    Block,
    Style,
    balanced,
    line_count,
    set_text,
    widest_syllable,
    widest_word,
    width_of,
    wrappings,
)

STYLE = Style()
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")), min_size=1
)


def lines(block: Block) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in block.lines]


@given(st.text(), st.floats(10, 400))
def test_lines_stay_within_their_width(text: str, width: float) -> None:
    block = set_text(text, STYLE, width)
    widest_letter = max((width_of(sign, STYLE) for sign in text), default=0)
    assert block.width <= max(width, widest_letter) + 0.01


@given(st.text(), st.floats(10, 400))
def test_counting_lines_agrees_with_setting_them(text: str, width: float) -> None:
    assert line_count(text, STYLE, width) == len(set_text(text, STYLE, width).lines)


@given(st.lists(st.text(st.sampled_from("abcdefghij-/()."), min_size=1), min_size=1), st.floats(30, 400))
def test_no_letter_is_lost(words: list[str], width: float) -> None:
    shown = "".join(lines(set_text(" ".join(words), STYLE, width)))
    assert shown.replace(" ", "").replace(SOFT_HYPHEN, "") == "".join(words)


@given(
    st.lists(st.text(st.sampled_from("aeinkmrt/-"), min_size=1, max_size=25), min_size=1), st.floats(15, 200)
)
def test_no_text_gets_more_lines_by_dividing_its_words(words: list[str], width: float) -> None:
    text = " ".join(words)
    assert len(set_text(text, STYLE, width, divide=True).lines) <= line_count(text, STYLE, width)


def test_words_are_broken_at_spaces() -> None:
    assert lines(set_text("Memeriksa konsep surat tugas", STYLE, 76)) == ["Memeriksa konsep", "surat tugas"]


def test_an_overlong_word_is_broken_after_a_slash() -> None:
    assert lines(set_text("memeriksa/memverifikasi/menyetujui", STYLE, 60)) == [
        "memeriksa/",
        "memverifikasi/",
        "menyetujui",
    ]


def test_a_word_wider_than_its_column_is_hyphenated_between_syllables() -> None:
    shown = lines(set_text("mempertanggungjawabkan", STYLE, 50))
    assert shown == [f"memper{SOFT_HYPHEN}", f"tanggungja{SOFT_HYPHEN}", "wabkan"]


def test_a_short_syllable_is_parted_off_before_a_word_is_torn() -> None:
    assert lines(set_text("kerangka", STYLE, 31)) == [f"kerang{SOFT_HYPHEN}", "ka"]
    assert lines(set_text("kerangka", STYLE, 24)) == [f"ke{SOFT_HYPHEN}", f"rang{SOFT_HYPHEN}", "ka"]


def test_punctuation_stays_with_its_syllable() -> None:
    shown = lines(set_text("(penyelenggaraan);", STYLE, 45))
    assert shown == [f"(penyeleng{SOFT_HYPHEN}", "garaan);"]


def test_a_word_that_fits_on_a_line_of_its_own_stays_whole() -> None:
    width = width_of("pertanggungjawaban", STYLE) + 0.1
    assert lines(set_text("dan pertanggungjawaban", STYLE, width)) == ["dan", "pertanggungjawaban"]


def test_a_line_ends_behind_a_slash_between_long_parts_only() -> None:
    words = "Hasil pengawasan/pengendalian dan/atau laporan"
    assert lines(set_text(words, STYLE, 88)) == ["Hasil pengawasan/", "pengendalian", "dan/atau laporan"]


def test_words_are_divided_only_where_that_is_asked_for() -> None:
    words = "Menyiapkan administrasi pelaksanaan rapat"
    assert lines(set_text(words, STYLE, 70)) == ["Menyiapkan", "administrasi", "pelaksanaan", "rapat"]
    divided = lines(set_text(words, STYLE, 70, divide=True))
    assert [line.replace(SOFT_HYPHEN, "-") for line in divided] == [
        "Menyiapkan admi-",
        "nistrasi pelaksa-",
        "naan rapat",
    ]


def test_a_word_without_syllables_is_broken_between_letters() -> None:
    shown = lines(set_text("0123456789012345", STYLE, 40))
    assert len(shown) > 1
    assert "".join(shown) == "0123456789012345"


def test_a_word_without_end_is_broken_like_any_other() -> None:
    short, long = (lines(set_text("nomor 0" + "0123456789" * tens, STYLE, 40)) for tens in (20, 500))
    assert long[: len(short) - 1] == short[:-1]
    assert "".join(long) == "nomor0" + "0123456789" * 500


@given(st.sampled_from(("penyelenggaraan", "kepegawaian", "ketatausahaan")))
def test_the_widest_syllable_needs_no_break_between_letters(word: str) -> None:
    *others, last = lines(set_text(word, STYLE, widest_syllable(word, STYLE) + 0.01))
    assert all(piece.endswith(SOFT_HYPHEN) for piece in others)
    assert len(last) >= 3


def test_a_number_stays_with_its_unit() -> None:
    width = width_of("selama 10", STYLE) + 1
    assert lines(set_text("selama 10 menit", STYLE, width)) == ["selama", "10 menit"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("30 menit - 60 menit", ["30 menit -", "60 menit"]),
        ("3 s.d. 5 hari kerja", ["3 s.d.", "5 hari kerja"]),
        ("Permen Nomor 35 Tahun 2012", ["Permen", "Nomor 35", "Tahun 2012"]),
        ("lunas 100 %", ["lunas", "100 %"]),
        ("ukuran 3x4 cm", ["ukuran", "3x4 cm"]),
    ],
)
def test_what_belongs_together_stays_on_a_line(text: str, shown: list[str]) -> None:
    width = max(width_of(line, STYLE) for line in shown) + 0.1
    assert lines(set_text(text, STYLE, width)) == shown


def test_items_hang_under_their_text() -> None:
    block = set_text("1. Surat tugas dan lampirannya\n- nota dinas yang panjang", STYLE, 70)
    indents = [line.runs[0].x for line in block.lines]
    assert lines(block) == ["1. Surat tugas dan", "lampirannya", "- nota dinas yang", "panjang"]
    assert indents[0] == indents[2] == 0
    assert indents[1] == width_of("1. ", STYLE)
    assert indents[3] == width_of("- ", STYLE)


def test_the_items_of_a_list_begin_at_one_place() -> None:
    items = "\n".join(f"{number}. Memeriksa konsep" for number in (1, 9, 10, 120))
    block = set_text(items, STYLE, 200)
    ends = {round(line.runs[0].x + width_of(line.runs[0].text.split()[0], STYLE), 6) for line in block.lines}
    assert len(ends) == 1
    assert block.lines[-1].runs[0].x == 0.0
    (first, _, dash, _) = set_text("1. Satu\n10. Dua\n- Tiga\n  - Empat", STYLE, 200).lines
    assert first.runs[0].x > 0.0
    assert dash.runs[0].x == 0.0


def test_empty_lines_between_paragraphs_are_kept() -> None:
    assert lines(set_text("satu\n\ndua\n", STYLE, 100)) == ["satu", "", "dua"]


def test_control_characters_are_not_printed() -> None:
    assert lines(set_text("a\x00b\u200bc\td\r\ne", STYLE, 100)) == ["abc d", "e"]


def test_what_no_font_shows_becomes_a_box_and_is_named() -> None:
    block = set_text("Selesai 😀 سلام", STYLE, 200)
    assert lines(block) == ["Selesai ■ ■■■■"]
    assert block.odd == "😀سلام"


def test_the_widest_word_needs_no_break() -> None:
    text = "pertanggungjawaban administrasi"
    assert lines(set_text(text, STYLE, widest_word(text, STYLE) + 0.01)) == text.split()


@given(
    st.text(st.sampled_from("aeiklmnprst"), min_size=1), st.text(st.sampled_from("aeiklmnprst"), min_size=1)
)
def test_what_is_just_as_wide_as_its_line_stays_whole(one: str, other: str) -> None:
    width = max(width_of(f"{one}/", STYLE), width_of(other, STYLE))
    assert lines(set_text(f"{one}/{other}", STYLE, width)) == [f"{one}/", other]


def test_a_label_is_wrapped_evenly_and_in_all_narrower_ways() -> None:
    found = wrappings("Tidak lengkap atau salah", STYLE, 76)
    assert [lines(block) for block in found] == [
        ["Tidak lengkap", "atau salah"],
        ["Tidak", "lengkap", "atau salah"],
        ["Tidak", "lengkap", "atau", "salah"],
    ]
    assert lines(wrappings("Tidak lengkap/salah", STYLE, 76)[-1]) == ["Tidak", "lengkap/", "salah"]


@given(st.lists(words, min_size=1).map(" ".join), st.floats(30, 90))
def test_each_wrapping_is_narrower_and_higher_and_loses_nothing(text: str, width: float) -> None:
    found = wrappings(text, STYLE, width)
    shown = {"".join(lines(block)).replace(" ", "").replace(SOFT_HYPHEN, "") for block in found}
    assert len(shown) == 1
    for block, other in pairwise(found):
        assert block.width > other.width
        assert len(block.lines) < len(other.lines)


@given(st.lists(words, min_size=1, max_size=12).map(" ".join), st.floats(60, 400))
def test_a_heading_keeps_its_few_lines_and_makes_them_even(text: str, width: float) -> None:
    plain, even = set_text(text, STYLE, width), balanced(text, STYLE, width)
    assert len(even.lines) == len(plain.lines)
    assert even.width <= plain.width
    assert "".join("".join(lines(even)).split()) == "".join("".join(lines(plain)).split())


def test_no_last_word_of_a_heading_stands_alone() -> None:
    name = "KEMENTERIAN KOORDINATOR BIDANG POLITIK, HUKUM, DAN KEAMANAN REPUBLIK INDONESIA"
    width = width_of(name, STYLE) - 10
    assert lines(set_text(name, STYLE, width))[-1] == "INDONESIA"
    assert lines(balanced(name, STYLE, width)) == [
        "KEMENTERIAN KOORDINATOR BIDANG POLITIK,",
        "HUKUM, DAN KEAMANAN REPUBLIK INDONESIA",
    ]
