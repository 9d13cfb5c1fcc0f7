"""lossviz: see what a loss function charges, the surface it makes, and the fit that follows."""

__version__ = "0.1.0"
