"""Failures that end a command with one sentence instead of a traceback."""

from __future__ import annotations

import sys


class Refusal(Exception):
    """The command ends here; the message is a sentence for the user."""

    code = 1


class StartError(Refusal):
    """The program cannot run on this machine as it is."""


class UseError(Refusal):
    """What was asked cannot be done: a file, a value or a name is wrong."""

    code = 2


def tell(sentence: str) -> None:
    """One sentence on the error stream; in a message box where Windows gave the program no console."""
    text = f"lossviz: {sentence}\n"
    if sys.stderr is not None:
        sys.stderr.write(text)
        sys.stderr.flush()
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "lossviz", 0x10)
