"""Small widgets that several parts of the window use: cards, chips, formulas, elided labels."""
