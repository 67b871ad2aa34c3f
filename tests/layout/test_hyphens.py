"""Where Indonesian words are divided: three letters stay on either side where they can, two where room is scarce."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.layout.typesetting.hyphens import GOOD, LEAST, places


def divided(word: str, least: int) -> str:
    """The word with a bar at each place."""
    cuts = [0, *places(word, least), len(word)]
    return "|".join(word[start:end] for start, end in pairwise(cuts))


@pytest.mark.parametrize(
    ("good", "scarce"),
    [
        ("menyu|sun", "me|nyu|sun"),
        ("meng|hi|tung", "meng|hi|tung"),
        ("kepu|tusan", "ke|pu|tus|an"),
        ("per|tang|gung|ja|waban", "per|tang|gung|ja|wab|an"),
        ("pelak|sa|naan", "pe|lak|sa|na|an"),
        ("moni|to|ring", "mo|ni|to|ring"),
        ("ekst|ra|ku|ri|ku|ler", "ekst|ra|ku|ri|ku|ler"),
        ("trans|krip", "trans|krip"),
        ("KEPEN|DU|DUKAN", "KE|PEN|DU|DUK|AN"),
        ("per|un|dang-undangan", "per|un|dang-un|dang|an"),
        ("(keleng|kapan)", "(ke|leng|kap|an)"),
        ("tanda", "tan|da"),
        ("surat", "su|rat"),
        ("draf", "draf"),
        ("2025", "2025"),
        ("", ""),
    ],
)
def test_words_are_divided_between_their_syllables(good: str, scarce: str) -> None:
    word = good.replace("|", "")
    assert divided(word, GOOD) == good
    assert divided(word, LEAST) == scarce


def test_what_is_no_word_is_not_divided() -> None:
    assert places("ba" * 250)
    assert places("ba" * 251) == ()


@given(st.text(alphabet="abegiknrstuAN-(/.0", max_size=30), st.sampled_from([GOOD, LEAST]))
def test_letters_enough_stay_together(word: str, least: int) -> None:
    found = places(word, least)
    assert list(found) == sorted(set(found))
    for place in found:
        assert word[place - least : place].isalpha()
        assert word[place : place + least].isalpha()
