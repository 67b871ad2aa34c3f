"""What the checks say about the document, told in its window."""
