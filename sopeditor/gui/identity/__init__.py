"""The form in which the identity page is filled in."""
