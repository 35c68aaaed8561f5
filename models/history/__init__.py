"""The history that a partnership brings: conferences of its own audits, imported from a CSV file."""

from models.history.importing import Imported, import_history
from models.history.rows import COLUMNS

__all__ = ["COLUMNS", "Imported", "import_history"]
