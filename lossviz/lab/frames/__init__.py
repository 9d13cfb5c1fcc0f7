"""What the panels draw: frozen frames of numbers, made by pure builders and tested without a screen."""
