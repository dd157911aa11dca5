"""Whether something was said, or was not, will be, might be, was denied or asked."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model

FORCES: list[tuple[str, str]] = [
    ("Amara Okafor did not say whether the port was open.", "negated"),
    ("Amara Okafor didn't say that the port was open.", "negated"),
    ("Amara Okafor never said that the port was open.", "negated"),
    ("Amara Okafor has not confirmed that the port was open.", "negated"),
    ("Amara Okafor refused to say whether the port was open.", "negated"),
    ("Amara Okafor would not say whether the port was open.", "negated"),
    ("Amara Okafor stopped short of saying that the port was open.", "negated"),
    ("Without saying that the port was open, Amara Okafor left.", "negated"),
    ("Nobody said that the port was open.", "negated"),
    ("No official has said that the port was open.", "negated"),
    ("Neither of the officials said that the port was open.", "negated"),
    ("If asked, Amara Okafor would say that the port was open.", "hypothetical"),
    ("Amara Okafor might argue that the port was open.", "hypothetical"),
    ("If Amara Okafor says that the port was open, the ships will sail.", "hypothetical"),
    ("Critics could claim that the port was open.", "hypothetical"),
    ("Amara Okafor may have said that the port was open.", "hypothetical"),
    ("Amara Okafor doubts that the port was open.", "hypothetical"),
    ("An earlier version of this report said that the port was open.", "hypothetical"),
    ("Amara Okafor demanded that both towns say the port was open.", "hypothetical"),
    ("The latest version of the plan said that the port was open.", "said"),
    ("Amara Okafor asked whether the port was open.", "asked"),
    ("Amara Okafor was asked whether the port was open.", "asked"),
    ("Asked whether the port was open, Amara Okafor shrugged.", "asked"),
    ("“Is it so that the port was open?” asked Amara Okafor.", "asked"),
    ("Amara Okafor wondered whether the port was open.", "asked"),
    ("Amara Okafor denied that the port was open.", "denied"),
    ("Amara Okafor refuted this report: “Since May the port was open.”", "said"),
    ("Amara Okafor denied the report. “Since May the port was open,” she said.", "said"),
    ("Amara Okafor has denied saying that the port was open.", "denied"),
    ("Amara Okafor rejected the claim that the port was open.", "denied"),
    ("Amara Okafor dismissed reports that the port was open.", "denied"),
    ("Amara Okafor will announce that the port was open.", "future"),
    ("Amara Okafor is expected to announce that the port was open.", "future"),
    ("Amara Okafor plans to say that the port was open.", "future"),
    ("Amara Okafor is going to say that the port was open.", "future"),
    ("Amara Okafor is to tell the council that the port was open.", "future"),
    ("Amara Okafor did not deny that the port was open.", "negated"),
    ("Amara Okafor would not rule out that the port was open.", "negated"),
    ("“The port was open,” Amara Okafor would say later.", "said"),
    ("Amara Okafor could not have been clearer: she said the port was open.", "said"),
    ("Amara Okafor said the port was open and would not close.", "said"),
    ("Amara Okafor, who will retire in May, said the port was open.", "said"),
    ("The Harbour Post can reveal that the port was open.", "said"),
    ("Amara Okafor can confirm that the port was open.", "said"),
    ("Nobody can confirm that the port was open.", "negated"),
    ("If Amara Okafor can confirm that the port was open, the ships will sail.", "hypothetical"),
    ("Amara Okafor can say that the port was open.", "hypothetical"),
    ("The Harbour Post was unable to confirm that the port was open.", "negated"),
    ("Ilse Brandt would not say whether Amara Okafor had been aware that the port was open.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "force"), FORCES)
def test_the_force(text: str, force: str, models: Models) -> None:
    assert Reading(text, models).holding("port was open").force == force
