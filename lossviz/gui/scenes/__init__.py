"""The native picture of each signature, and the plot items that scenes, curve and history are drawn with."""
