"""The history that a partnership brings: conferences of its own audits, imported from a CSV file."""

from models.history.importing import Imported, bring_in, import_history, lay_out, prepare
from models.history.rows import COLUMNS

__all__ = ["COLUMNS", "Imported", "bring_in", "import_history", "lay_out", "prepare"]
