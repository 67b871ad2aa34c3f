"""Run sopeditor from a checkout: `python main.py [FILE]` does what the installed command does."""

import sys

from sopeditor.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
