"""From marks to files: PDF, SVG and PNG."""
