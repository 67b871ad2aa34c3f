"""Orthogonal flows between symbols in a table of lanes and rows: rectangles in, polylines out."""
