"""What the program remembers between runs: window layout, theme, language, last choice, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 8


class Settings:
    """Typed access to the ini file; every value has a default and a type."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "lossviz", "lossviz"
        )

    def text(self, key: str, default: str = "") -> str:
        return str(self._store.value(key, default, type=str))

    def flag(self, key: str, default: bool) -> bool:
        return bool(self._store.value(key, default, type=bool))

    def number(self, key: str, default: float) -> float:
        try:
            return float(self.text(key))
        except ValueError:
            return default

    def bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | bool | QByteArray) -> None:
        self._store.setValue(key, value)

    @property
    def recent(self) -> list[str]:
        """Paths of experiment files, newest first."""
        stored = self._store.value("files/recent", [], type=list)
        return [str(p) for p in stored] if isinstance(stored, list) else []

    def add_recent(self, path: Path) -> None:
        """Put a file in front of the recent ones."""
        name = str(path.resolve())
        rest = [p for p in self.recent if p != name]
        self._store.setValue("files/recent", [name, *rest][:MOST_RECENT])

    def clear_recent(self) -> None:
        self._store.setValue("files/recent", [])

    def sync(self) -> None:
        self._store.sync()
