"""The mathematics: losses, models, problems and landscapes. NumPy only; no Qt, files or clock."""
