"""Page numbers as people write them: "1-3, 5"."""

import re

from sopeditor.layout.sheet import Sheet

_PART = re.compile(r"(\d{1,5})?\s*([-–])?\s*(\d{1,5})?")


def pages_in(text: str, count: int) -> tuple[int, ...] | None:
    """The indices (from 0) of the pages that are meant, each once, in the order written; all for an empty text.

    "3-" goes to the last page, "-3" begins with the first. None if the text can't be understood or names a page
    that is not there.
    """
    if not text.strip():
        return tuple(range(count))
    found: list[int] = []
    for part in re.split(r"[,;]", text):
        stretch = _stretch(part.strip(), count)
        if stretch is None:
            return None
        found += stretch
    return tuple(dict.fromkeys(found))


def pages_named(sheet: Sheet, chart: str) -> str:
    """The pages on which a chart stands, as one writes them: "4-6"."""
    found = [at for at, page in enumerate(sheet.pages, 1) if any(part.chart == chart for part in page.tables)]
    return f"{found[0]}-{found[-1]}" if len(found) > 1 else "".join(map(str, found))


def _stretch(part: str, count: int) -> range | None:
    match = _PART.fullmatch(part)
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        return None
    first = int(match[1] or 1)
    last = int(match[3] or count) if match[2] else first
    return range(first - 1, last) if 1 <= first <= last <= count else None
