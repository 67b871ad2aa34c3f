"""Where everything stands on paper: from a document to pages of marks."""
