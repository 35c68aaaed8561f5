"""The partnership's directory of agencies and professionals: kept in a spreadsheet, imported whole or not at all."""

from models.directory.exporting import exported
from models.directory.file import COLUMNS
from models.directory.importing import Imported, import_directory
from models.directory.people import people_to_look_up, person_by_slack_id, recognise

__all__ = [
    "COLUMNS",
    "Imported",
    "exported",
    "import_directory",
    "people_to_look_up",
    "person_by_slack_id",
    "recognise",
]
