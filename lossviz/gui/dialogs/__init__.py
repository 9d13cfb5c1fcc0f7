"""Dialogs: importing a table, keyboard shortcuts, about."""
