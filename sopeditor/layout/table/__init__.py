"""A table of steps on pages: its columns and rows, where it is cut, and each part with its flowchart."""
