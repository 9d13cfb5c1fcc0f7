"""Where lossviz starts. An old Python must be able to read this file up to the sentence that refuses it."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Run the command line; the exit code is 0, 1 where the program cannot start, or 2 for wrong use."""
    if sys.version_info < OLDEST:
        running = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            "lossviz: it needs Python {0}.{1} or newer, and this is Python {2} ({3}); "
            "start it with a newer one.\n".format(*OLDEST, running, sys.executable)
        )
        return 1
    from lossviz.commands import execute

    return execute(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
