"""Other people's formats, read into the same records, and many documents to pages at once."""
