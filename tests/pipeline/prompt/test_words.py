"""Words are kept on one line."""

from pipeline.prompt.words import clean_prompt


def test_control_characters_and_line_breaks_are_dropped() -> None:
    assert clean_prompt("  space\x00 \x1b[31m\n\tpirate\u202e ") == "space [31m pirate"
