"""The expression a face has in its photo, as one of a figure's own."""

from __future__ import annotations

from pipeline.likeness import ExpressionName, Eyes, Mouth

CLOSED_SMILE = 0.2  # of Mouth.smile: nine of ten serious mouths have less


def name_expression(mouth: Mouth, eyes: Eyes, raised: int) -> ExpressionName:
    """The nearest expression; idle where nothing is marked. raised: of the brows, hundredths."""
    teeth = mouth.teeth > 0.5
    if teeth and mouth.openness > 0.38 and mouth.smile > 0.3:
        return "laugh"
    if teeth and mouth.smile > 0.1:
        return "smile"
    if not teeth and mouth.openness > 0.35 and raised > 4 and eyes.openness > 0.55:
        return "surprise"
    if mouth.smile > CLOSED_SMILE:
        return "smile"
    return "idle"
