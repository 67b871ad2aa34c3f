"""Whether a document follows the guideline: one function per rule."""
