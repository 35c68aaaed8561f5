"""The seven places whose bank holidays and clocks differ, each with its label and time zone."""

from __future__ import annotations

from enum import StrEnum
from zoneinfo import ZoneInfo


class Jurisdiction(StrEnum):
    """Where a partnership works. The value is the code that the command line and the files use."""

    ENG = "ENG"
    WLS = "WLS"
    SCT = "SCT"
    NIR = "NIR"
    JEY = "JEY"
    GGY = "GGY"
    IMN = "IMN"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def place(self) -> str:
        """The label as it stands inside a sentence."""
        return f"the {self.label}" if self is Jurisdiction.IMN else self.label

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(_ZONES.get(self, "Europe/London"))

    @classmethod
    def _missing_(cls, value: object) -> Jurisdiction | None:
        """Codes are also read in small letters."""
        return cls.__members__.get(value.strip().upper()) if isinstance(value, str) else None


_LABELS = {
    Jurisdiction.ENG: "England",
    Jurisdiction.WLS: "Wales",
    Jurisdiction.SCT: "Scotland",
    Jurisdiction.NIR: "Northern Ireland",
    Jurisdiction.JEY: "Jersey",
    Jurisdiction.GGY: "Guernsey",
    Jurisdiction.IMN: "Isle of Man",
}
_ZONES = {
    Jurisdiction.JEY: "Europe/Jersey",
    Jurisdiction.GGY: "Europe/Guernsey",
    Jurisdiction.IMN: "Europe/Isle_of_Man",
}
