"""Texts set in lines: fonts and their widths, words, hyphens, and where lines break."""
