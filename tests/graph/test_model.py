"""The values that pass from stage to stage."""

from dataclasses import replace

from graph.model import Claim, Evidence, Kind


def test_a_rated_claim_is_the_same_but_for_its_confidence() -> None:
    said = Evidence(0, 3, "가나다")
    claim = Claim("attendee", "가나", said, 0.9, Kind.ORGANIZATION, role="좌장", topic="수소")
    assert claim.rated(0.4) == replace(claim, confidence=0.4)
