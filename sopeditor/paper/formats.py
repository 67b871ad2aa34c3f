"""What pages can be painted as, told without loading what paints them."""

FORMATS = ("pdf", "svg", "png")
DPI = 150
DPI_RANGE = (36, 1200)
"""The least and the greatest resolution of pictures, in dots an inch."""
