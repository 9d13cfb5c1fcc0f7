"""Languages: which there are, and how the running program changes to one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lossviz.resources import path

LANGUAGES = {"en": "English", "ko": "한국어"}


class Language:
    """Holds the installed translators; Qt forgets a translator that nobody keeps."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.key = "en"

    def use(self, key: str) -> None:
        """Change every text of the program to this language."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        self.key = key if key in LANGUAGES else "en"
        if self.key == "en":
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{key}", qt), (f"lossviz_{key}", str(path("i18n")))):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._translators.append(translator)


def preferred() -> str:
    """The language of the system, where the program speaks it."""
    key = QLocale.system().name().split("_")[0]
    return key if key in LANGUAGES else "en"
