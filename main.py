"""Start lossviz from a checkout, without installing it: ``python main.py [file]``."""

import sys

from lossviz.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
