"""Signs that other programs draw with picture fonts or as shapes, as the letters and words that they stand for."""

import re

_FONTS = {
    "wingdings": {
        "ü": "✓",
        "û": "✗",
        "þ": "☑",
        "ý": "☒",
        "¨": "☐",
        "o": "☐",
        "l": "●",
        "n": "■",
        "§": "▪",
        "Ø": "➢",
        "v": "❖",
        "q": "❑",
        "à": "→",
        "ß": "←",
        "F": "☞",
    },
    "wingdings 2": {"P": "✓", "R": "☑", "O": "✗", "T": "☒", "£": "☐"},
    "symbol": {"·": "•", "Ö": "√", "®": "→", "¬": "←", "Þ": "→", "¾": "—", "o": "•"},
    "webdings": {"a": "✓", "c": "☐", "r": "✗"},
    "marlett": {"a": "✓", "b": "✓"},
}
"""The letters of each font that offices use for marks, arrows and bullets."""

_SHAPES = {
    "keputusan": r"decision|keputusan|diamond|belah ketupat|berlian|rhombus",
    "mulai": r"terminator|alternate process|rounded rectangle|proses alternatif|persegi panjang: sudut",
    "proses": r"process|proses|rectangle|persegi panjang|kotak",
}
"""What Word and Excel call their shapes, in English and Indonesian, by the word for the symbol they are."""

_SHIFTED = re.compile("[\uf020-\uf0ff]")

_NOT_SHAPES = re.compile(r"connector|konektor|arrow|panah|off-?page|text ?box|kotak teks", re.IGNORECASE)


def sign_font(css: str) -> str:
    """The picture font that a style or a name of a font asks for; "" for an ordinary one."""
    plain = css.casefold()
    found = re.search(r"wingdings(?: [23])?|webdings|marlett|\bsymbol\b", plain)
    return found[0] if found else ""


def sign(letter: str, font: str) -> str:
    """What a letter shows in a picture font; letters may be shifted into the private range, as Word does."""
    plain = chr(ord(letter) - 0xF000) if _SHIFTED.fullmatch(letter) else letter
    return _FONTS.get(font, {}).get(plain, plain)


def shape_name(description: str) -> str:
    """The word for the symbol that a drawn shape is, by its alternative text; "" if it is none."""
    plain = re.sub(r"_x([0-9a-f]{4})_", lambda code: chr(int(code[1], 16)), description, flags=re.IGNORECASE)
    if _NOT_SHAPES.search(plain):
        return ""
    plain = plain.casefold()
    return next((word for word, names in _SHAPES.items() if re.search(names, plain)), "")


def unshifted(text: str) -> str:
    """A text with signs for letters of the private range, which are Wingdings where nothing tells of a font."""
    return _SHIFTED.sub(lambda found: sign(found[0], "wingdings"), text)
