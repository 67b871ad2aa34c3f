"""Files that survive anything."""
