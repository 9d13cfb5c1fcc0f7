"""The linked panels: scene, landscape, surface, loss curve, history, and the board they stand on."""
