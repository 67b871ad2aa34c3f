"""Scripts whose letters join, stack or run from the right: they are set sign by sign, and that is said."""

import unicodedata

_JOINED = (
    range(0x0900, 0x1000),  # Devanagari to Tibetan
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1700, 0x18B0),  # Tagalog to Mongolian
    range(0x1900, 0x1C50),  # Limbu to Lepcha, with Buginese, Balinese, Sundanese and Batak
    range(0xA800, 0xAAE0),  # Syloti Nagri to Tai Viet, with Javanese
)


def needs_shaping(sign: str) -> bool:
    """Whether a sign of a text only looks right when it is joined to its neighbours or set from the right."""
    return unicodedata.bidirectional(sign) in {"R", "AL"} or any(ord(sign) in each for each in _JOINED)
