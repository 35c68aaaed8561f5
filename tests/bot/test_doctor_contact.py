"""The doctor on the person who is told about harm: named, known, and in Slack."""

import pytest

from bot.partnership import SAMPLE
from tests.bot.terminal import Convene

pytestmark = pytest.mark.databases("sqlite")
NAME = "CONVENE_SAFEGUARDING_CONTACT"


@pytest.mark.parametrize(
    ("email", "said", "remedy"),
    [
        ("", "• No safeguarding contact is named", "→ Set CONVENE_SAFEGUARDING_CONTACT to the email address"),
        ("nobody@ravensmoor.example", "✗ The safeguarding contact is not in the directory", "→ Import them"),
        ("yusuf.rahman@ravensmoor.example", "• The safeguarding contact is not in Slack", "→ Add their Slack ID"),
        ("Quinn.Marsh@Ravensmoor.example", "✓ The safeguarding contact is in the directory and in Slack.", ""),
    ],
)
def test_how_the_safeguarding_contact_stands(stored: Convene, email: str, said: str, remedy: str) -> None:
    stored("directory", "import", str(SAMPLE))
    lines = stored("doctor", **{NAME: email}).out.splitlines()
    [place] = [place for place, line in enumerate(lines) if "safeguarding contact" in line and "→" not in line]
    assert lines[place].startswith(said)
    after = lines[place + 1].strip()
    assert after.startswith(remedy) if remedy else not after.startswith("→")
    assert email == "" or email.lower() not in "\n".join(lines).lower()
