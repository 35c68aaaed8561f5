"""Tables kept in a spreadsheet and given to us as a CSV file: read row by row, every fault said with its line."""

from models.spreadsheet.file import Fault, FileRefused, Line, Sheet

__all__ = ["Fault", "FileRefused", "Line", "Sheet"]
