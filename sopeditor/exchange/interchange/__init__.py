"""The exchange JSON: rows for a table, and shapes and edges for its drawing."""
