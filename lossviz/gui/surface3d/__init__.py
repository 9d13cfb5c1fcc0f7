"""The landscape as a surface in space: camera, mesh, and two ways to draw it (QPainter, OpenGL)."""
