"""The command line: everything the program does without a window, and without Qt."""
