"""The import, beside that of another commit: processor time, wall, memory, an editor's saves."""
