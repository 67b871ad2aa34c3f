"""Widgets, icons and colours that any part of the window may use, and that know none of its parts."""
