"""The identity page."""
