"""How a document changes: one pure function per user's edit, and the session that keeps the history."""
